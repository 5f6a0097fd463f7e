"""The word sets behind the passive detector: forms of "be" and "get", participles, and the kinds of word around them.

Closed classes are written out in full, because a sentence is only looked at when one of them occurs. Open classes
(adverbs, participles) go by shape, with the words whose shape misleads listed.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BE = ("am", "is", "are", "was", "were", "be", "been", "being")
_GET = ("get", "gets", "got", "gotten", "getting")
_SHORT = {
    "is": "it that he she what who there here where how this everything nothing something someone everyone one",
    "are": "we you they who there what these those",
    "am": "i",
}
#: Every word that can open a passive, with the form it stands for.
FORMS: dict[str, str] = {
    **{word: word for word in _BE + _GET},
    **{word + "n't": word for word in ("is", "are", "was", "were")},
    **{f"{word}'s": "'s" for word in _SHORT["is"].split()},
    **{f"{word}'re": "'re" for word in _SHORT["are"].split()},
    "i'm": "'m",
    "ain't": "is",
    "isnt": "is",
    "arent": "are",
    "wasnt": "was",
    "werent": "were",
}

_MODALS = ("must", "shall", "will", "should", "would", "may", "might", "can", "could", "ought", "need", "dare")
#: Every modal as it may be written, with its plain form.
MODALS: dict[str, str] = {
    **{word: word for word in _MODALS},
    **{word + "n't": word for word in ("must", "should", "would", "might", "could", "ought", "need", "may", "dare")},
    **{f"{word}'ll": "will" for word in _words("i you he she it we they that this there who what")},
    "won't": "will",
    "wont": "will",
    "shan't": "shall",
    "can't": "can",
    "cant": "can",
    "cannot": "can",
}

_IRREGULAR = _words(
    """
    awoken beat beaten begotten begun beheld bent bereft beset bespoken bet bid bidden bitten bled blown born borne
    bought bound bred broadcast broken brought built burnt burst cast caught chosen cleft cost cut dealt done drawn
    dreamt driven drunk dug eaten fallen fed felt flown flung forbidden forecast foregone foreseen foretold
    forgiven forgone forgot forgotten forsaken forsworn fought found frozen given gotten ground grown heard held
    hewn hidden hit hung hurt inlaid input interwoven kept knelt knit known laid learnt led left lent let lit lost
    made meant met mislaid misled misread misshapen misspelt misspent misspoken mistaken misunderstood mown offset
    outbid outdone outgrown outrun outshone outsold outspent outworn overblown overborne overbought overcome
    overdone overdrawn overfed overgrown overheard overlaid overpaid overridden overrun overseen overshot oversold
    overspent overtaken overthrown overwritten paid partaken pled prepaid preset proofread proven put quit read
    rebought rebuilt recast recut redealt redone redrawn regrown reheard rehung relaid relearnt relit remade repaid
    reread rerun resent reset reshot resold retaken rethought retold reworn rewound rewritten ridden riven run rung
    said sat sawn seen sent set sewn shaken shaven shed shod shone shorn shot shown shrunk shut slain slid slit
    slung smelt smitten sold sought sown spat sped spellbound spelt spent spilt split spoilt spoken spread sprung
    spun stolen strewn stricken striven struck strung stuck stung stunk sublet sung sunk swept swollen sworn swung
    taken taught thought thrown thrust told torn trodden typeset unbound undercut underfed undergone underlaid
    underpaid undersold understood undertaken underwritten undone unheard unknown unmade unsaid unseen unsold
    unspent unstrung unstuck unsung untold unwound unwritten upheld uplifted upset waylaid wed withdrawn withheld
    withstood woken won worn wound woven written wrought wrung
    """
)
_LOOKALIKE = _words(
    """
    beloved biped bleed breed creed crooked deed embed exceed feed greed hatred heed hundred indeed infrared jagged
    kindred misdeed moped naked need proceed ragged red reed rugged sacred seed speed steed succeed talented weed wicked
    wretched
    """
)

# Verbs with "un-"; any other "un…ed" is an adjective.
_UNDOING = _words(
    """
    unarchived unblocked unbuckled unbundled uncapped uncoupled uncovered undeleted unearthed unfastened unfolded
    unfrozen unfurled unhooked unified uninstalled united unleashed unlinked unloaded unlocked unmasked unnerved
    unpacked unpinned unplugged unpublished unraveled unravelled unscrewed unsealed unseated unselected unstaged
    unsubscribed untagged untangled untied unveiled unwrapped unzipped
    """
)

# Participles that mostly describe a state: "the office is closed".
_STATES = _words(
    """
    absorbed accomplished accustomed acquainted advanced affiliated aged allied armed assorted bent biased blessed
    bound broken clad clogged closed clouded cluttered committed complicated concentrated contented cramped
    crippled crowded cultured cursed damned dated deceased decided dedicated dehydrated deserted destined detailed
    determined developed devoted disabled disposed distinguished divorced done doomed dressed drunk educated
    elevated engaged enlarged entitled evolved experienced expired faded finished flawed focused forked furnished
    geared gifted gone grounded handicapped haunted impaired incarcerated inclined indebted inexperienced
    infected inflamed informed intended interconnected interrelated intertwined intoxicated involved
    isolated landlocked limited located lost marked married matched misguided mistaken mixed motivated obligated
    obliged occupied opposed oriented outdated overcrowded overdue overgrown overpriced overrated packed polarized
    populated prepared privileged pronounced qualified related renowned reserved retarded retired rooted rounded
    rusted seated set shut situated skilled soaked sophisticated spoiled spoilt spotted stained starved
    strained stranded stuck stuffed suited supposed swamped swollen talented tattered trapped twisted undecided
    undisputed unemployed unified uninsured unlimited unmarried unprecedented unqualified unrelated unused used
    varied vested wasted wired worn wounded
    """
)
# Participles that mostly name a feeling: "you are interested".
_FEELINGS = _words(
    """
    alarmed amazed amused annoyed appalled ashamed astonished baffled bored concerned confused convinced delighted
    depressed devastated disappointed disgusted dismayed displeased dissatisfied distressed disturbed embarrassed
    enraged excited exhausted fascinated flattered frightened frustrated heartbroken honored honoured horrified humbled
    hurt impressed infuriated insulted interested intimidated intrigued irritated mortified moved offended outraged
    overjoyed overwhelmed perplexed petrified pleased puzzled relaxed relieved satisfied scared shocked stressed stunned
    surprised tempted terrified thrilled tired touched troubled uninterested unsatisfied unsettled upset worried
    """
)

#: Adverbs that go with adjectives: "very limited".
DEGREES = _words(
    "very so too more most quite rather extremely really pretty less how somewhat fairly highly increasingly"
)
#: What follows the participle in "opted-in".
PARTICLES = _words("in off out up on down over")
#: What a verb may take before a hyphen: "re-approved", but "rate-based" and "well-known" are adjectives.
VERBAL = _words("re pre co de dis mis sub cross double triple hand back auto peer spot dry court")
#: Participles that open a sentence before their verb: "Attached is the form".
FRONTED = _words("attached enclosed included listed appended")
#: Words after "by" that name a time or a means, not somebody who acts.
NO_AGENT = _words(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday then now noon midnight tomorrow today tonight next last end deadline date time due
    close start beginning following year mail email e-mail post phone telephone fax text hand courier default mistake
    accident means way virtue reason car bus train air sea road rail cheque check card cash name number itself
    alphabetical chance design
    """
)

_KINDS = {
    "A": """not never also now then still just only already yet ever often always sometimes usually so more most less
        least well better best worse all both very too quite soon once again first currently rather almost even either
        seldom hardly thus hence therefore however instead later long far much today together hereby thereby duly
        otherwise initially perhaps maybe really pretty somewhat extremely fairly highly further twice last
        longer newly""",
    "H": """have has had having haven't hasn't hadn't i've you've we've they've""",
    "P": """in on at of for from with as about into over under through between against during without within upon among
        across after before until than since because if while out up down off per via unless""",
    "b": "by",
    "O": "to",
    "D": "a an the this that these those my your his her its our their some any no each every another all such",
    "Q": "who which what when where why how whom whose",
    "R": """i you he she it we they there everyone anyone someone everything anything nothing something
        me him us them one himself itself themselves""",
    "C": "and or but nor",
    "X": "do does did don't doesn't didn't",
}
_NOT_ADVERB = _words("family apply reply supply only fly ally italy july rely comply early daily likely")
_KIND: dict[str, str] = {
    **{word: letter for letter, listed in reversed(_KINDS.items()) for word in listed.split()},
    **dict.fromkeys(MODALS, "M"),
    **{word: "G" if word in _GET else "B" for word in FORMS},
}


def is_participle(key: str) -> bool:
    """Whether a folded word has the shape of a past participle."""
    if key[-2:] == "ed" and len(key) > 3:
        return key not in _LOOKALIKE and (key[:2] != "un" or key[:5] == "under" or key in _UNDOING)
    if key in _IRREGULAR:
        return True
    front, hyphen, back = key.rpartition("-")
    return hyphen != "" and is_participle(front if back in PARTICLES else back)


def group(key: str) -> str:
    """Whether a participle mostly tells of a "state" or a "feeling", or neither."""
    return "state" if key in _STATES else "feeling" if key in _FEELINGS else ""


def kind(key: str) -> str:
    """One letter for what a word does in a verb chain: A adverb, B be, D determiner, P preposition, W any other …"""
    if letter := _KIND.get(key):
        return letter
    if key[-2:] == "ly" and key not in _NOT_ADVERB:
        return "A"
    if is_participle(key):
        return "T"
    if key[-3:] == "ing":
        return "I"
    if key[:1].isdigit():
        return "N"
    return "W" if key[:1].isalpha() else key
