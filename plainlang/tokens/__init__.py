"""Token patterns: words and parts of speech in a row, in a part of spaCy's Matcher notation, run by us."""
