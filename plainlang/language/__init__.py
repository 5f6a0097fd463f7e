"""Plain English: words, sentences, syllables, familiarity, inflection and grammar. It knows no file and no rule."""
