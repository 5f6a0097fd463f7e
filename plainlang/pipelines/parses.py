"""Grammar by spaCy: parts of speech and passive clauses of the same shape as the built-in ones, from its parser.

A sentence is parsed when someone asks about it, many at once where possible, and only once per document, whoever asks.
What spaCy says about its tokens is brought home to our words by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from plainlang.document import Block, Document, once
from plainlang.language.grammar.participles import FORMS, MODALS, NO_AGENT, is_participle
from plainlang.language.grammar.passive import Passive, candidates
from plainlang.language.grammar.tags import PENN, POS, Tag
from plainlang.language.sentences import Cut
from plainlang.language.words import Word, fold
from plainlang.pipelines.installed import load, quietly

_LONGEST: Final = 20_000
"""How much of a sentence is parsed: what is longer is a page without a full stop."""
_PLAIN: Final = str.maketrans("\n\r\t\xa0\u202f’‘ʼ‐‑", "     '''--")
_OTHER: Final = {"ADD": "NN", "AFX": "JJ", "XX": "FW"}
_CLITIC: Final = ("'", "n't")


class Place(NamedTuple):
    """A sentence of a document."""

    block: Block
    cut: Cut

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.block.words[self.cut.first : self.cut.last]


def parsed(document: Document, places: Sequence[Place], also: frozenset[str] = frozenset()) -> list[Any]:
    """spaCy's view of these sentences, one `Doc` each; `also` names parts of the pipeline that do not always run."""
    pipeline = load(document.grammar)
    with quietly():
        known = _docs(document)
        keys = [(id(place.block), place.cut.first) for place in places]
        new = {key: place for key, place in zip(keys, places, strict=True) if key not in known}
        known.update(zip(new, pipeline.pipe(map(_text, new.values())), strict=True))
        docs = [known[key] for key in keys]
        for name in sorted(also & set(pipeline.component_names)):
            for doc in pipeline.get_pipe(name).pipe(doc for doc in docs if name not in doc.user_data):
                doc.user_data[name] = True
    return docs


@once
def _docs(document: Document) -> dict[tuple[int, int], Any]:
    """What has been parsed so far, by the id of the block and the first word of the sentence."""
    return {}


def tags(document: Document, block: Block, cut: Cut) -> tuple[Tag, ...]:
    """The part of speech of each word of a sentence."""
    place = Place(block, cut)
    (doc,) = parsed(document, [place])
    return tuple(_tag(doc[at]) if at >= 0 else Tag("X", "FW") for at in aligned(doc, place))


def passives(document: Document) -> Iterator[tuple[Block, Cut, Passive]]:
    """Every passive clause in order; only sentences with a form of "be" or "get" and a participle are parsed."""
    likely = [Place(block, cut) for block in document.blocks for cut in block.cuts]
    likely = [place for place in likely if _may_hold_passive(place.words)]
    for place, doc in zip(likely, parsed(document, likely) if likely else (), strict=True):
        for passive in sorted(_passives_in(doc, place)):
            yield place.block, place.cut, passive


def aligned(doc: Any, place: Place) -> list[int]:
    """For each word of a sentence the token that stands for it, or -1: the first ("do" of "don't"); of a word with
    hyphens the last ("known" of "well-known").
    """
    found = []
    for word, tokens in zip(place.words, _tokens_of_words(doc, place), strict=True):
        core = [i for i in tokens if not fold(doc[i].text).startswith(_CLITIC)] or list(tokens) or [-1]
        found.append(core[-1] if "-" in word.key else core[0])
    return found


def _text(place: Place) -> str:
    """The sentence with plain spaces, apostrophes and hyphens, so that each character keeps its place."""
    cut = place.cut
    return place.block.text[cut.start : min(cut.end, cut.start + _LONGEST)].translate(_PLAIN)


def _tokens_of_words(doc: Any, place: Place) -> Iterator[range]:
    """The tokens that each word covers, in part or whole."""
    at = 0
    for word in place.words:
        start, end = word.start - place.cut.start, word.end - place.cut.start
        while at < len(doc) and doc[at].idx + len(doc[at]) <= start:
            at += 1
        last = at
        while last < len(doc) and doc[last].idx < end:
            last += 1
        yield range(at, last)


def _tag(token: Any) -> Tag:
    tag = token.tag_ if token.tag_ in PENN else _OTHER.get(token.tag_, "SYM")
    return Tag(token.pos_ if token.pos_ in POS else "X", tag)


def _may_hold_passive(words: Sequence[Word]) -> bool:
    return any(word.key in FORMS for word in words) and any(is_participle(word.key) for word in words)


def _passives_in(doc: Any, place: Place) -> Iterator[Passive]:
    """A clause for each word that has a passive auxiliary, and for "Attached is …", which has none."""
    block, cut = place
    home: dict[int, int] = {}
    for i, tokens in enumerate(_tokens_of_words(doc, place), cut.first):
        for token in tokens:
            home.setdefault(token, i)
    seen = set[int]()
    for token in doc:
        forms = [home[child.i] for child in token.children if child.dep_ == "auxpass" and child.i in home]
        if forms and token.i in home:
            last = home[token.i]
            seen.add(last)
            before = [form for form in forms if form <= last]
            first, modal = _chain(token, max(before), block.words, home) if before else (last, "")
            yield Passive(first, last, _has_agent(token), modal)
    for form, at in candidates(block.words, block.text, cut.first, cut.last):
        if at < form and at not in seen:
            yield Passive(at, at, False, "")


def _chain(token: Any, form: int, words: Sequence[Word], home: dict[int, int]) -> tuple[int, str]:
    """Where the chain of an auxiliary begins, and its modal, which in a question stands before the subject."""
    helping = sorted(home[c.i] for c in token.children if c.dep_ in ("aux", "auxpass") and c.i in home)
    subjects = [home[c.i] for c in token.lefts if "subj" in c.dep_ and c.i in home and home[c.i] < form]
    modal = next((MODALS[words[i].key] for i in helping if words[i].key in MODALS), "")
    opening = [
        i
        for i in helping
        if max(subjects, default=-1) < i < form and "'" not in words[i].key.removesuffix("n't")
        and (words[i].key in FORMS or words[i].key in MODALS)
    ]  # fmt: skip
    return min(opening, default=form), modal


def _has_agent(token: Any) -> bool:
    """Whether "by" and somebody follow: "by the clerk", but not "by mail", "by Friday" or "by calling"."""
    for by in token.children:
        if by.dep_ == "agent":
            named = [child for child in by.children if child.dep_ == "pobj"]
            if named and named[0].pos_ != "NUM":
                near = {fold(word.text) for word in (*named[0].lefts, named[0])}
                return near.isdisjoint(NO_AGENT)
    return False
