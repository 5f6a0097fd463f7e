"""Rebuilds the word tables in plainlang/language/data from the public lists they are made of.

    python benchmarks/build_tables.py syllables CMUDICT_DICT
    python benchmarks/build_tables.py frequency WORDFREQ_LARGE_EN_MSGPACK_GZ
    python benchmarks/build_tables.py easy EASY_WORDS_TXT WORDFREQ_LARGE_EN_MSGPACK_GZ

NOTICE.md beside the tables names the sources, their licences and where to get them.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from plainlang.language import familiarity, syllables
from plainlang.language.words import tokenize

DATA = Path(syllables.__file__).with_name("data")
FREQUENT = re.compile(r"[a-zà-öø-ÿ]+(?:['.][a-zà-öø-ÿ]+)*")
NOT_COMPARED = re.compile(  # words whose "superlative" is another word: forest, digest, everest
    "art|bar|base|bee|best|chief|chill|choice|come|cut|die|dig|dive|dope|earn|ever|for|gave|good|hip|hug|know|last|lie"
    "|live|love|may|minute|most|ore|pal|post|rip|say|see|should"
)


def pronounced(dictionary: Path) -> dict[str, int]:
    """Word → syllables, from the first pronunciation of each word of the CMU dictionary that a text can hold."""
    heard: dict[str, int] = {}
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.split("#")[0].split()
        heard.setdefault(re.sub(r"\(\d+\)$", "", word), sum(s[-1].isdigit() for s in sounds))
    return {word: max(1, n) for word, n in heard.items() if [w.key for w in tokenize(word)] == [word]}


def syllable_corrections(heard: Mapping[str, int]) -> dict[str, int]:
    """The words the rules get wrong; shorter words first, because inflections and compounds lean on them."""
    table: dict[str, int] = {}
    for word in sorted(heard, key=lambda w: (len(w), w)):
        if off := heard[word] - syllables.measure(word, table):
            table[word] = off + (syllables.correction(word, table) if word.isalpha() else table.get(word, 0))
    return table


def build_syllables(dictionary: Path) -> None:
    """Writes one line for each size of correction: the size, then its words."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word, off in syllable_corrections(pronounced(dictionary)).items():
        groups[off].append(word)
    write("syllables.txt", [f"{off:+d} {' '.join(sorted(words))}" for off, words in sorted(groups.items())])


def build_frequency(packed: Path) -> None:
    """Writes one line for each tenth of a Zipf step: the value, then its words."""
    bands: dict[float, list[str]] = defaultdict(list)
    for word, value in frequencies(packed):
        if value >= 2.5 and FREQUENT.fullmatch(word) and not word.endswith("'s"):
            bands[round(value, 1)].append(word)
    write("frequency.txt", [f"{band} {' '.join(words)}" for band, words in sorted(bands.items(), reverse=True)])


def frequencies(packed: Path) -> Iterator[tuple[str, float]]:
    """Words and Zipf values of a wordfreq list: after a header, one list of words per centibel below certainty."""
    msgpack = import_module("msgpack")
    _header, *lists = msgpack.unpackb(gzip.decompress(packed.read_bytes()), raw=False)
    for centibels, words in enumerate(lists):
        for word in words:
            yield word, 9 - centibels / 100


def build_easy(familiar_words: Path, packed: Path) -> None:
    """Writes the adjectives that compare (big, bigger) on the first line, the other words on the second."""
    listed = {w.strip().lower().rstrip(".") for w in familiar_words.read_text(encoding="utf-8").splitlines()} - {""}
    known = {word for word, value in frequencies(packed) if value >= 1.5}
    compare = {w for w in listed if len(w) > 2 and superlatives(w) & known and not NOT_COMPARED.fullmatch(w)}
    kept = set(listed)
    for word in sorted(listed, key=lambda w: (-len(w), w)):
        if familiarity.derived(word, kept - {word}, compare & kept):
            kept.remove(word)
    write("easy.txt", [" ".join(sorted(kept & compare)), " ".join(sorted(kept - compare))])


def superlatives(word: str) -> set[str]:
    """How the superlative of a word would be spelled, were it an adjective."""
    return {word + "est", word + word[-1] + "est", re.sub("e$", "", word) + "est", re.sub("y$", "i", word) + "est"}


def write(name: str, lines: Iterable[str]) -> None:
    """Writes one table and says how large it is."""
    text = "\n".join(lines) + "\n"
    (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(text.split()):,} entries, {len(text.encode()):,} bytes")


def main(arguments: list[str]) -> None:
    """Runs the builder named first with the paths that follow."""
    builders: dict[str, Callable[..., None]] = {
        "syllables": build_syllables,
        "frequency": build_frequency,
        "easy": build_easy,
    }
    if not arguments or arguments[0] not in builders:
        sys.exit(__doc__)
    builders[arguments[0]](*map(Path, arguments[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
