"""`python -m plainlang` is the command line."""

from __future__ import annotations

from plainlang.cli import main

if __name__ == "__main__":
    main()
