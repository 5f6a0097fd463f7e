"""Why rules speak or stay silent on a line of a page: what was seen there, what was weighed, what silences what."""
