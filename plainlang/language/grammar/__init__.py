"""What words do in a sentence: parts of speech, passive voice, subjects and their verbs, how a fragment opens."""
