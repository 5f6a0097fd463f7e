"""Inflection: forms of verbs and nouns, a or an, and case, so that a plainer word can take the place of any other.

Irregular forms are data; the rest is spelling and sound. American spelling is preferred where two differ (traveled).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from plainlang.language import data

# Patterns stay text until one is used; re keeps what it compiles, and most programs never inflect.
_PREFIX = r"(?:fore|inter|mis|off|out|over|pre|re|under|un|up)"
_MODALS = {"can": "could", "may": "might", "must": "must", "shall": "should", "will": "would", "ought": "ought"}
_SHORT = r"(?:[^aeiouy]*|.?qu|y)[aeiouy][^aeiouwxy]"  # stop, plan, quiz: one vowel, one consonant
_HISS = r"(?:[sxz]|[cs]h)$"
_HEADED = (  # member of staff, person with a disability, attorney general, mother-in-law, runner-up
    r"(.+?)( (?:of|in|with|for|to|at|on|from|who) .+)|((?:attorney|inspector|postmaster|secretary|solicitor|surgeon))"
    r"( general)|(notary)( public)|(court)([ -]martial)|([a-z]+)(-(?:in-law|at-.+|of-.+))|([a-z]+er)(-(?:by|up|on))"
)
_WHO_DOES = r" who ([a-z]+)\b(.*)"
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't"}
_LETTERS = (  # said letter by letter, perhaps: U.S., F-1, X-ray, H1N1, FAQs, html
    r"(?:[A-Za-z]\.)+|[A-Za-z](?![^\W\d_]|['’])|[A-Z]{2,}(?=s?\b|\d)|[b-df-hj-np-tv-xz]{2,}(?![a-z])"
)
_AN_LETTERS = frozenset("aefhilmnorsx")
_SAID_AS_WORD = (  # NASA, HIPAA, SNAP; but FBI and HTML are said letter by letter
    r"[FHLMNRSX][AEIOUY]\w{2,}|(?:S[CHKLMNPQTW]|F[LR]|SCH|S[CPT]R|SPL)[AEIOUY]\w+|HUD|RAM|ROM|LAN|SIM|MAC|\w{6,}"
    r"|[AEIO]\w{3,}|U[A-Z]{4,}|ONE|LOW|NEW|NOT|FEE|LAW|MAP"
)
_ABBREVIATED = r"(?:mrs?|ms|mt|st|sr|lt|ft|rd|sgt|hrs)\.?"
_AN = r"hour|honest|honou?r|heir|herb(?!ert)|homage|[aeiou]|yttr|xbox|xmas|8|1[18](?!\d)"
_A = (  # vowels that sound like “you” or “won”
    r"eu|ew[ei]|ouija|onc?e(?:s|self|ness)?(?![a-z])|uni(?!d|m|n|ss|tem|ron)|unidir|una(?:nim|ry)|us[aeiu]"
    r"|ut[aeio]|ur[aeiou]|ubi|u[kv]|ugan|ufo"
)


class VerbForms(NamedTuple):
    """The five forms of a verb; a modal has none of its own for the last two and repeats its base."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@lru_cache(maxsize=10_000)  # not `cache`: words of pages are asked about too
def verb_forms(base: str) -> VerbForms:
    """The forms of a verb in lower case; of several words the first is inflected (carry out, carried out)."""
    first, space, rest = base.partition(" ")
    before, hyphen, verb = first.rpartition("-")
    if verb in _MODALS:
        forms = (verb, verb, _MODALS[verb], verb, verb)
    else:
        past, participle = _pasts(verb)
        forms = (verb, _third(verb), past, participle, _ing(verb))
    return VerbForms(*[before + hyphen + form + space + rest for form in forms])


@cache
def plural(noun: str) -> str:
    """The plural of a noun in lower case; of several words the head is inflected (members of staff)."""
    headed = re.fullmatch(_HEADED, noun)
    if headed:
        head, tail = [group for group in headed.groups() if group]
        return plural(head) + _described(tail)
    before, space, last = noun.rpartition(" ")
    start, hyphen, end = last.rpartition("-")
    return before + space + start + hyphen + _plural_of_one(end)


def indefinite(word: str) -> str:
    """The article, a or an, by the sound of the word that follows, cased as it is there (an hour, an FBI form)."""
    word = word.lstrip("“”‘’\"'([{*_$£€ ").partition(" ")[0]
    letters = re.match(_LETTERS, word)
    if letters and not (re.fullmatch(_ABBREVIATED, word.lower()) or re.fullmatch(_SAID_AS_WORD, letters[0])):
        return "an" if letters[0][0].lower() in _AN_LETTERS else "a"
    if re.match(r"1[18]\d\d(?!\d)", word):
        return "an"  # a year or a number of hundreds: an 1800s house
    return "an" if re.match(_AN, word.lower()) and not re.match(_A, word.lower()) else "a"


def match_case(model: str, text: str) -> str:
    """The text in the case of the model; capitals that the text brings with it stay."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and model.upper() == model and not model[0].isdigit():  # 12 PM
        return text.upper()
    words = model.split()
    if not letters or not words[0][:1].isupper() or (len(words[0]) > 1 and words[0].isupper()):
        return text
    if len(words) > 1 and all(w[0].isupper() for w in words):
        return " ".join([_capital(w) for w in text.split(" ")])
    return _capital(text)


def _capital(text: str) -> str:
    """The text with a capital first letter, unless its first word has capitals of its own (iPhone)."""
    first = text.partition(" ")[0]
    return text if any(c.isupper() for c in first) else text[:1].upper() + text[1:]


def _pasts(verb: str) -> tuple[str, str]:
    """Past and participle of one verb."""
    verbs, _ = _verbs()
    prefix = re.match(_PREFIX, verb)
    for cut in (0, prefix.end() if prefix else 0):
        if verb[cut:] in verbs:
            past, participle = verbs[verb[cut:]]
            return verb[:cut] + past[0], verb[:cut] + participle[0]
    regular = verb + "d" if verb.endswith("e") else _stem(re.sub(r"(?<=[^aeiou])y$", "i", verb)) + "ed"
    return regular, regular


def _third(verb: str) -> str:
    """The form after he, she or it."""
    special = {"be": "is", "have": "has", "quiz": "quizzes"}
    if verb in special:
        return special[verb]
    return verb + "es" if re.search("[^aeiou]o$", verb) else _with_s(verb)


def _ing(verb: str) -> str:
    """The -ing form."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    silent = verb.endswith("e") and verb[-2:-1] not in ("e", "o", "y") and verb not in ("be", "singe", "tinge", "binge")
    return (verb[:-1] if silent else _stem(verb)) + "ing"


def _stem(verb: str) -> str:
    """The verb as it is spelled before -ed and -ing: stopp, submitt, picnick."""
    if verb.endswith("ic"):
        return verb + "k"
    doubles = (re.fullmatch(_SHORT, verb) and verb != "bus") or verb in _verbs()[1]
    return verb + verb[-1] if doubles else verb


def _with_s(word: str) -> str:
    """A verb or noun with -s, -es or -ies."""
    if re.search(_HISS, word):
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y$|(?<=qu)y$", "ie", word) + "s"


def _plural_of_one(noun: str) -> str:
    """The plural of one word."""
    known, endings = _nouns()
    if noun.lower() in known:
        return match_case(noun, known[noun.lower()])
    if noun.endswith(("sis", "xis")):
        return noun[:-2] + "es"
    for ending in endings:
        if noun.endswith(ending):
            return noun[: -len(ending)] + endings[ending]
    return _with_s(noun)


def _described(tail: str) -> str:
    """What follows the head, made to agree: with disabilities, who are blind."""
    one = re.fullmatch(r" with an? (.+)", tail)
    if one:
        return " with " + plural(one[1])
    does = re.fullmatch(_WHO_DOES, tail)
    if not does:
        return tail
    verb = _PLURAL_VERBS.get(does[1]) or re.sub(
        r"(?<=ss|zz|ch|sh)es$|(?<=x)es$|(?<!s)s$", "", re.sub("ies$", "ys", does[1])
    )
    return f" who {verb}{does[2]}"


@cache
def _verbs() -> tuple[dict[str, tuple[list[str], list[str]]], frozenset[str]]:
    """Irregular verbs with their pasts and participles, and the verbs that double their last letter."""
    rows = [line.split() for line in data.lines("irregular_verbs.txt")]
    irregular = {row[0]: (row[1].split("/"), row[2].split("/")) for row in rows if row[0] not in "+*"}
    return irregular, frozenset(word for row in rows if row[0] == "+" for word in row[1:])


@cache
def _nouns() -> tuple[dict[str, str], dict[str, str]]:
    """Irregular plurals of whole words (a plural is its own plural), and of endings."""
    rows = [line.split() for line in data.lines("irregular_nouns.txt")]
    same = {word: word for row in rows if row[0] == "=" for word in row[1:]}
    pairs = {row[0].lstrip("-"): row[1] for row in rows if row[0] != "="}
    endings = {row[0][1:]: row[1] for row in rows if row[0] != "=" and row[0][0] == "-"}
    return {plural: plural for plural in pairs.values()} | same | pairs, endings
