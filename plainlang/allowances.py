"""What was found before, so that only what is new has to be right.

A finding is known when its rule found the same words before, one for one. A long text, such as a sentence, may have
been edited, so any other long text of the rule that is gone stands for it. Of eleven “utilize” where ten were known,
the new one is that in a sentence that was not there. Sentences are kept as short hashes, never as text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from plainlang.finding import Finding
from plainlang.language.words import fold

LONG: Final = "(long text)"
PAGE: Final = "(the whole page)"
_WORDS: Final = 6
_LETTERS: Final = 40
"""More than so many are a long text."""
_HASH: Final = 6
UNKNOWN: Final = ""
"""The hash of a sentence that nobody wrote down."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """By rule and words, the hashes of the sentences with them, a hash a finding. `counts`: findings of a rule whatever
    their words, from old baselines and from people's hands.
    """

    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many findings that is."""
        return sum(self.by_rule.values())

    @property
    def by_rule(self) -> Counter[str]:
        """How many findings of each rule."""
        found = Counter({rule: sum(map(len, words.values())) for rule, words in self.words.items()})
        found.update(self.counts)
        return found

    def of(self, rules: Iterable[str]) -> Allowed:
        """What is allowed of some rules only."""
        kept = frozenset(rules)
        return Allowed(
            {rule: words for rule, words in self.words.items() if rule in kept},
            {rule: count for rule, count in self.counts.items() if rule in kept},
        )


NOTHING: Final = Allowed()


@dataclass(frozen=True, slots=True)
class Spent:
    """What came of the allowances of a page: the findings that are new, and the allowances nobody used."""

    new: tuple[Finding, ...]
    left: Allowed


def words_of(finding: Finding) -> str:
    """What a finding is about, folded; of a long text only that it is one."""
    words = fold(finding.found).split()
    if not words:
        return PAGE
    text = " ".join(words)
    return LONG if len(words) > _WORDS or len(text) > _LETTERS else text


def sentence_of(finding: Finding) -> str:
    """A short hash of the sentence it stands in; of a long text, of that."""
    told = finding.found if words_of(finding) == LONG else finding.context
    text = " ".join(fold(told).split())
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def allowed(findings: Iterable[Finding]) -> Allowed:
    """The allowances that these findings need, and no more."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        found[finding.rule][words_of(finding)].append(sentence_of(finding))
    return Allowed(
        {
            rule: {text: tuple(sorted(seen)) for text, seen in sorted(texts.items())}
            for rule, texts in sorted(found.items())
        }
    )


def spend(findings: Iterable[Finding], known: Allowed) -> Spent:
    """Match findings with allowances, one for one: in the same sentence first, then with the same words."""
    unused = {(rule, text): Counter(seen) for rule, texts in known.words.items() for text, seen in texts.items()}
    waiting = [f for f in findings if not _take(unused.get((f.rule, words_of(f)), Counter()), sentence_of(f))]
    left = {key: list(hashes.elements()) for key, hashes in unused.items()}
    counts, new = dict(known.counts), list[Finding]()
    for finding in waiting:
        if same := left.get((finding.rule, words_of(finding))):
            same.pop()
        else:
            new.append(finding)
    for rule, count in Counter(finding.rule for finding in new).items():
        if rule in counts:  # with one more than was counted nobody can tell which, so all of them are new
            known_ones = count <= counts[rule]
            counts[rule] = max(0, counts[rule] - count)
            new = [finding for finding in new if not (known_ones and finding.rule == rule)]
    return Spent(tuple(new), _allowances(left, counts))


def _take(hashes: Counter[str], hash: str) -> bool:
    """Take the allowance of a sentence. Is there one?"""
    taken = hashes[hash] > 0
    hashes[hash] -= taken
    return taken


def without(known: Allowed, gone: Allowed) -> Allowed:
    """Allowances less those that nobody used."""
    left = {}
    for rule, texts in known.words.items():
        for text, seen in texts.items():
            fewer = Counter(seen) - Counter(gone.words.get(rule, {}).get(text, ()))
            left[rule, text] = sorted(fewer.elements())
    return _allowances(left, {rule: count - gone.counts.get(rule, 0) for rule, count in known.counts.items()})


def _allowances(words: Mapping[tuple[str, str], list[str]], counts: Mapping[str, int]) -> Allowed:
    """Allowances in their order, without those of nothing."""
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (rule, text), seen in sorted(words.items()):
        if seen:
            found[rule][text] = tuple(seen)
    return Allowed(dict(found), {rule: count for rule, count in sorted(counts.items()) if count})


def merged(known: Allowed, more: Allowed) -> Allowed:
    """Two sets of allowances for different rules as one."""
    words = {**known.words, **more.words}
    return Allowed({rule: words[rule] for rule in sorted(words)}, {**known.counts, **more.counts})
