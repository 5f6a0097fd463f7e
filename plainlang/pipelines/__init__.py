"""What spaCy does for us where it is installed: parts of speech, passives, and patterns in its own notation."""
