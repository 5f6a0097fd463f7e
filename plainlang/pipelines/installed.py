"""spaCy's pipelines: which one is meant, whether it is here, and loading it once.

spaCy is an extra. Nothing here imports it before a text must be read with it: what is installed is told by the metadata
of packages, so that a run whose results are all kept never waits for it.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from threading import RLock
from typing import Any, Final

from plainlang.errors import UseError, did_you_mean

BUILTIN: Final = "builtin"
_PREFIX: Final = "spacy:"
_SIZES: Final = ("_sm", "_md", "_lg", "_trf")
_INSTALL: Final = "pip install 'plainlang-lint[spacy]'"
_DOWNLOAD: Final = "python -m spacy download {}"
_DEFAULT: Final = "en_core_web_sm"
_LATER: Final = ("ner", "lemmatizer")
"""Parts of a pipeline that most rules do not need; they run on the texts for which a rule asks."""
_chosen: dict[str, str] = {}
_loaded: dict[str, Any] = {}
_one_at_a_time: Final = RLock()


def is_grammar(value: object) -> bool:
    """Is this a value of `grammar`: "builtin", "spacy", or "spacy:" and the name of a pipeline?"""
    if not isinstance(value, str):
        return False
    return value in (BUILTIN, "spacy") or (value.startswith(_PREFIX) and len(value) > len(_PREFIX))


def wrong_grammar(value: object) -> str:
    """What to say about a value that is none."""
    near = did_you_mean(str(value).partition(":")[0].strip().lower(), [BUILTIN, "spacy"])
    return f"“grammar” cannot be “{value}”: write builtin, spacy, or spacy:NAME with the name of a pipeline. {near}"


def pipeline_of(grammar: str) -> str:
    """The pipeline that answers: the one named, else the first English one, small before large.

    Raises `UseError` with the command that installs what is missing.
    """
    named = grammar.removeprefix(_PREFIX).replace("-", "_") if grammar.startswith(_PREFIX) else ""
    known = _versions()
    english = sorted((name for name in known if name.startswith("en_")), key=_by_size)
    found = named if named in known else "" if named else next(iter(english), "")
    missing = [] if find_spec("spacy") else [_INSTALL]
    if not found:
        missing.append(_DOWNLOAD.format(named or _DEFAULT))
    if missing:
        what = "spaCy" if found else "the spaCy pipeline “" + (named or _DEFAULT) + "”"
        other = _instead(named, known) if named and not found else ""
        raise UseError(f"needs {what}, which is not installed{other}. Type: {' && '.join(missing)}")
    return found


def _instead(named: str, known: Collection[str]) -> str:
    """Behind the name of a pipeline that is not installed: what is, one with a like name before all."""
    from difflib import get_close_matches

    if near := get_close_matches(named, list(known), n=1):
        return f" (did you mean “{_PREFIX}{near[0]}”?)"
    return f" (there is {', '.join(sorted(known))})" if known else ""


def missing() -> str:
    """Why no English pipeline can run here, with the command to change that; empty when one can."""
    try:
        pipeline_of(BUILTIN)
    except UseError as error:
        return str(error)
    return ""


def identity(grammar: str) -> str:
    """The pipeline and spaCy with their versions: what tells one answer from another. Raises `UseError` as above."""
    from importlib.metadata import version

    name = pipeline_of(grammar)
    return f"{name} {_versions()[name]}, spaCy {version('spacy')}"


def load(grammar: str) -> Any:
    """The pipeline for a value of `grammar`, loaded once; spaCy's first English one for "builtin"."""
    with quietly():
        if grammar not in _chosen:
            _chosen[grammar] = pipeline_of(grammar)
        name = _chosen[grammar]
        if name not in _loaded:
            _loaded[name] = _load(name)
        return _loaded[name]


def _load(name: str) -> Any:
    try:
        import spacy

        return spacy.load(name, disable=list(_LATER))
    except Exception as error:  # another version of Python, of spaCy or of a library below it
        raise UseError(f"The spaCy pipeline “{name}” cannot be loaded: {error}") from error


@contextmanager
def quietly() -> Iterator[None]:
    """One thread at a time in spaCy, which does not promise more, and none of its warnings."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _versions() -> Mapping[str, str]:
    """The installed pipelines and their versions."""
    from importlib.metadata import entry_points

    return {entry.name: entry.dist.version if entry.dist else "" for entry in entry_points(group="spacy_models")}


def _by_size(name: str) -> tuple[bool, int, str]:
    """spaCy's own pipelines first, small before large."""
    size = next((i for i, part in enumerate(_SIZES) if part in name), len(_SIZES))
    return (not name.startswith("en_core_web_"), size, name)
