"""Pages that grow: each case makes a page of any size, so that a page ten times as long can be timed beside it.

Every case is a shape on which a reader, a rule or a report could take time in the square of the length: one endless
sentence, no space, a hundred thousand items, deep nesting, nothing but findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

SENTENCE: Final = "You can apply for a permit by mail, online or in person at the office near you on any weekday. "
LISTED: Final = (
    "The report was written by the team and is utilized in order to assist the elderly with the process of applying. "
)


class Case(NamedTuple):
    """A page of a given size: `size` is what the short page has, in the unit that `make` counts in."""

    format: str
    size: int
    make: Callable[[int], str]


def _words(n: int) -> Iterator[str]:
    """Different made-up words that look like English ones."""
    ends = ("ation", "ment", "ing", "ed", "er", "al")
    return (f"{_spelled(i)}{ends[i % len(ends)]}" for i in range(n))


def _different(n: int) -> str:
    """Sentences of a dozen words, none of which comes twice."""
    words = _words(n)
    return ". ".join(" ".join(islice(words, 12)) for _ in range(n // 12))


def _spelled(i: int) -> str:
    """A number as letters."""
    consonants, vowels, said = "bcdfglmnprst", "aeiou", ""
    i += 60
    while i:
        i, one = divmod(i, 60)
        said += consonants[one // 5] + vowels[one % 5]
    return said


def _sentences(n: int, sentence: str = SENTENCE) -> str:
    """Paragraphs of four sentences, of about 19 words each."""
    return "\n\n".join([sentence * 4] * max(1, n // 80))


def _one_sentence(n: int) -> str:
    return " ".join(islice(SENTENCE.replace(".", ",").split() * (n // 19 + 1), n)) + "."


def _abbreviations(n: int) -> str:
    """Different abbreviations, each explained and used once again."""
    names = [_spelled(i) for i in range(n)]
    parts = (f"The {' '.join(f'{c}ord'.title() for c in name)} ({name.upper()}) met. " for name in names)
    return "\n\n".join(f"{part}Ask the {name.upper()}." for part, name in zip(parts, names, strict=True))


def _undefined(n: int) -> str:
    return "\n\n".join(f"Ask the {_spelled(i).upper()} for help with your {_spelled(i + 7).upper()}." for i in range(n))


def _comments(n: int) -> str:
    return "".join(f"<!-- plainlang: ignore[plain-words/utilize] {i} -->\n\nPlease utilize it.\n\n" for i in range(n))


def _disabled(n: int) -> str:
    """Comments that all reach to the end, around findings."""
    return "".join("<!-- plainlang: disable[plain-words] -->\n\nPlease utilize it.\n\n" for _ in range(n))


def _names(n: int) -> str:
    return "\n\n".join(
        f"Ask {_spelled(i).title()} {_spelled(i + 9).title()} at the Department of Labor." for i in range(n)
    )


def _sections(n: int) -> str:
    return "".join(f"## How to apply in step {i}\n\nSend the form.\n\n" for i in range(n))


def _table(n: int) -> str:
    rows = "".join("| Fee | Ten dollars | Pay by mail | Each year | You |\n" for _ in range(n // 5))
    return f"| A | B | C | D | E |\n|---|---|---|---|---|\n{rows}"


def _html_table(n: int) -> str:
    row = "<tr>" + "<td>Pay the fee by mail</td>" * 5 + "</tr>\n"
    return f"<table><tr><th>A<th>B<th>C<th>D<th>E</tr>{row * (n // 5)}</table>"


def _front(n: int) -> str:
    return "---\n" + "".join(f"k{i}: a\n" for i in range(n)) + "---\nSend it."


def _footnotes(n: int) -> str:
    return "".join(f"It is so.[^{i}]\n\n[^{i}]: Ask us.\n\n" for i in range(n))


def _nested(n: int) -> str:
    return "\n".join("  " * (i % 1000) + "- Send the form" for i in range(n))


CASES: Final[dict[str, Case]] = {
    "prose": Case("markdown", 30_000, _sentences),
    "prose, text": Case("text", 30_000, _sentences),
    "prose, html": Case("html", 30_000, lambda n: f"<p>{SENTENCE * 4}</p>\n" * (n // 80)),
    "prose, mdx": Case("mdx", 30_000, _sentences),
    "one sentence": Case("text", 10_000, _one_sentence),
    "one sentence, markdown": Case("markdown", 10_000, _one_sentence),
    "one line": Case("text", 10_000, lambda n: SENTENCE * (n // 19)),
    "one line, markdown": Case("markdown", 10_000, lambda n: SENTENCE * (n // 19)),
    "one paragraph, html": Case("html", 10_000, lambda n: SENTENCE * (n // 19)),
    "one passive sentence": Case("text", 10_000, lambda n: "it was sent by us and " * (n // 6)),
    "no space": Case("text", 100_000, lambda n: "abcdefghij" * (n // 10)),
    "no space, markdown": Case("markdown", 100_000, lambda n: "abcdefghij" * (n // 10)),
    "no space, html": Case("html", 100_000, lambda n: "abcdefghij" * (n // 10)),
    "no space, commas": Case("text", 100_000, lambda n: "apply,send," * (n // 11)),
    "no space, dots": Case("text", 100_000, lambda n: "apply.send." * (n // 11)),
    "no space, hyphens": Case("text", 100_000, lambda n: "apply-send-" * (n // 11)),
    "no space, slashes": Case("text", 100_000, lambda n: "apply/send/" * (n // 11)),
    "different words": Case("text", 10_000, _different),
    "items": Case("markdown", 10_000, lambda n: "- Send the form to us\n" * n),
    "items, html": Case("html", 10_000, lambda n: "<ul>" + "<li>Send the form to us</li>\n" * n + "</ul>"),
    "lists, html": Case("html", 5_000, lambda n: "<ul><li>Send the form to us</li></ul>\n" * n),
    "numbered items": Case("markdown", 10_000, lambda n: "1. Send the form to us\n" * n),
    "nested items": Case("markdown", 2_000, _nested),
    "nested lists, html": Case("html", 1_000, lambda n: "<ul><li>Send it" * n),
    "nested quotes": Case("markdown", 500, lambda n: "> " * n + "Send the form."),
    "quote lines": Case("markdown", 10_000, lambda n: "> Send the form to us.\n" * n),
    "nested divs": Case("html", 5_000, lambda n: "<div>Send it " * n + "</div>" * n),
    "unclosed marks": Case("html", 5_000, lambda n: "<b>Send it " * n),
    "headings": Case("markdown", 10_000, lambda n: "## How to apply\n\n" * n),
    "headings, html": Case("html", 10_000, lambda n: "<h2>How to apply</h2>\n" * n),
    "sections": Case("markdown", 5_000, _sections),
    "links": Case("markdown", 2_000, lambda n: "Read [how to apply](https://a.gov/x) now.\n\n" * n),
    "links in one paragraph": Case("markdown", 2_000, lambda n: "Read [how to apply](https://a.gov/x) now. " * n),
    "links, html": Case("html", 2_000, lambda n: "<p>Read <a href='https://a.gov/x'>here</a> now.</p>\n" * n),
    "images": Case("markdown", 2_000, lambda n: "![A form](a.png)\n\n" * n),
    "reference links": Case("markdown", 2_000, lambda n: "[a][r] " * n + "".join(f"\n[r{i}]: x" for i in range(n))),
    "addresses": Case("text", 2_000, lambda n: "Go to https://www.example.gov/forms/a.html now. " * n),
    "table cells": Case("markdown", 5_000, _table),
    "table cells, html": Case("html", 5_000, _html_table),
    "tables, html": Case("html", 1_000, lambda n: "<table><tr><th>A<td>Pay the fee</table>\n" * n),
    "buttons, html": Case("html", 2_000, lambda n: "<button>Submit the form</button>\n" * n),
    "comments to us": Case("markdown", 1_000, _comments),
    "comments that reach to the end": Case("markdown", 1_000, _disabled),
    "comments": Case("html", 5_000, lambda n: "<!-- a note --> Send it. " * n),
    "abbreviations": Case("text", 1_000, _abbreviations),
    "abbreviations in one paragraph": Case("text", 1_000, lambda n: _abbreviations(n).replace("\n\n", " ")),
    "undefined abbreviations": Case("text", 2_000, _undefined),
    "names": Case("text", 2_000, _names),
    "names in one paragraph": Case("text", 2_000, lambda n: _names(n).replace("\n\n", " ")),
    "capitals": Case("text", 5_000, lambda n: "Department Of Labor " * (n // 3)),
    "every word a finding": Case("text", 5_000, lambda n: "utilize " * n),
    "every sentence a finding": Case("text", 10_000, lambda n: _sentences(n, LISTED)),
    "findings in one paragraph": Case("text", 10_000, lambda n: LISTED * (n // 20)),
    "long sentences": Case("text", 10_000, lambda n: (SENTENCE.replace(". ", ", ") * 3 + "now. ") * (n // 60)),
    "quotations": Case("text", 5_000, lambda n: "She said “you can utilize it” to us. " * (n // 8)),
    "open quotation marks": Case("text", 5_000, lambda n: "“Send it to us. " * (n // 4)),
    "brackets": Case("text", 5_000, lambda n: "(" * n + "a" + ")" * n),
    "numbers": Case("text", 10_000, lambda n: "Pay $1,200.50 by 5/6/2025 at 10:30 a.m. " * (n // 7)),
    "repeated words": Case("text", 10_000, lambda n: "the the " * (n // 2)),
    "entities, html": Case("html", 10_000, lambda n: "Send&nbsp;it &amp; wait&mdash;now. " * (n // 4)),
    "entities": Case("markdown", 10_000, lambda n: "Send&nbsp;it &amp; wait&mdash;now. " * (n // 4)),
    "emphasis": Case("markdown", 10_000, lambda n: "Send **the form** to *us* now. " * (n // 6)),
    "code": Case("markdown", 10_000, lambda n: "Send `the form` to `us` now. " * (n // 6)),
    "templates": Case("markdown", 5_000, lambda n: "Send {{ form }} {% if a %}to us{% endif %} now. " * (n // 4)),
    "front matter": Case(
        "markdown", 5_000, lambda n: "---\n" + "".join(f"k{i}: a\n" for i in range(n)) + "---\nSend it."
    ),
    "footnotes": Case(
        "markdown", 2_000, lambda n: "".join(f"It is so.[^{i}]\n\n[^{i}]: Ask us.\n\n" for i in range(n))
    ),
    "line breaks": Case("text", 20_000, lambda n: "Send it\n" * n),
    "empty lines": Case("markdown", 100_000, lambda n: "Send it." + "\n" * n),
    "emoji": Case("text", 10_000, lambda n: "Send it 😀 now. " * (n // 4)),
}
