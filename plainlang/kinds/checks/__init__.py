"""The checks of kind `structure`: short functions over blocks and elements, a file for each thing they look at."""
