"""Sources named beside the words: "nach Angaben", "laut", "zufolge", "so die Ministerin", "demnach"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from depesche.lang.de.grammar.speech.edges import tidy, without
from depesche.lang.speech import Told
from depesche.lang.syntax import Clause, Range
from depesche.light import dataclass

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: "zufolge" stands at most so many words after the beginning of its noun phrase.
_BACK: Final = 14
#: "so die Ministerin weiter" ends at most so many words behind the name.
_BEHIND: Final = 12


@dataclass(frozen=True, slots=True)
class Marker:
    """A kind of word that marks a source: the closed class that it is of, and what it carries. ``example`` has the
    words that are told in brackets.
    """

    name: str
    of: str
    carries: Callable[[GermanSpeech, Range, int], Iterator[Told]]
    example: str


def sourced(speech: GermanSpeech, part: Range) -> Iterator[Told]:
    """The quotations of the part that a source beside them carries, by the first kind of marker that fits."""
    carriers = speech.syntax.members_of(_CARRIERS)
    for at in range(*part):
        if speech.lowers[at] not in carriers:
            continue
        relative = _in_relative(speech, part, at) if speech.syntax.is_in(at, "relative_sources") else None
        if relative is not None:
            yield relative
            continue
        marker = next((m for m in MARKERS if speech.syntax.is_in(at, m.of)), None)
        if marker is not None:
            yield from marker.carries(speech, part, at)


def _clause_at(speech: GermanSpeech, part: Range, at: int) -> Clause | None:
    return next((c for c in speech.syntax.clauses(part) if at in c.tokens), None)


def _in_relative(speech: GermanSpeech, part: Range, at: int) -> Told | None:
    """A relative clause that a source before it carries: "Berichte, denen zufolge …", "ein Papier, laut dem …"."""
    pronoun = at - 1 if speech.syntax.is_in(at, "postposed_sources") else at + 1
    first = min(at, pronoun)
    if not part[0] < first < part[1] - 2 or speech.words[first - 1] != ",":
        return None
    before_noun = at < pronoun and speech.syntax.nominal(pronoun + 1)
    if not speech.syntax.is_in(pronoun, "relative_datives") or before_noun:
        return None
    own = _clause_at(speech, part, at)
    if own is None or own.kind != "relative":
        return None
    words = tidy(speech, (first + 2, min(_closed(speech, part, first), own.end)))
    return Told("indirect", (words,), (pronoun, pronoun + 1), (at, at + 1), "say") if words else None


# -- how far a source reaches ---------------------------------------------------------------------
def _scope(speech: GermanSpeech, part: Range, at: int) -> Range:
    """The part of the sentence that the source is about: up to a semicolon or colon on either side."""
    first, last = speech.syntax.body(part)
    own = _clause_at(speech, part, at)
    if own is not None and own.kind in ("relative", "subordinate") and own.opener not in (None, first):
        return own.opener or own.start, min(last, own.end)
    first = next((k + 1 for k in range(at - 1, first - 1, -1) if speech.words[k] in ";:"), first)
    last = next((k for k in range(at + 1, last) if _ends_scope(speech, part, k)), last)
    if speech.words[at - 1] == "," and any(_names_source(speech, part, k) for k in range(first, at)):
        first = at
    return first, last


def _ends_scope(speech: GermanSpeech, part: Range, at: int) -> bool:
    return speech.words[at] in ";:" or (speech.words[at] == "," and _another(speech, part, at + 1))


def _another(speech: GermanSpeech, part: Range, at: int) -> bool:
    """Whether somebody else has the word from a comma on: another source, or a clause of saying."""
    if at < part[1] and _names_source(speech, part, at):
        return True
    clause = next((c for c in speech.syntax.clauses(part) if c.start == at), None)
    if clause is None or clause.kind != "main" or clause.finite in (None, at) or clause.shares_subject:
        return False
    lowers = frozenset(speech.lowers[k] for k in clause.tokens)
    says = any(cue.fits(lowers) for cue in speech.cues.of(clause.lemmas))
    return says and speech.syntax.mood(clause) == "indicative"


def _names_source(speech: GermanSpeech, part: Range, at: int) -> bool:
    """Whether a preposition that names a source stands at the token: "laut …", "nach Angaben …"."""
    if speech.syntax.is_in(at, "before") and not speech.syntax.is_in(at, "accordance"):
        return True
    if not speech.syntax.is_in(at, "account_prepositions"):
        return False
    phrase = speech.syntax.noun_phrase(at + 1, part[1])
    return phrase is not None and _is_account(speech, phrase)


def _is_account(speech: GermanSpeech, phrase: Range) -> bool:
    """Whether the phrase's first noun is something said or thought."""
    noun = next((speech.words[k] for k in range(*phrase) if speech.syntax.nominal(k)), "")
    head, known = noun.rpartition("-")[2], speech.cues
    return (
        head in known.account or head.lower().endswith(known.account_endings) or head.capitalize() in known.account
    )


def _closed(speech: GermanSpeech, part: Range, at: int) -> int:
    """Where a clause that opens at the token ends with those that hang on it: before a main clause that goes on."""
    ends = speech.syntax.body(part)[1]
    verbs = (c.finite for c in speech.syntax.clauses(part) if c.kind == "main" and c.finite is not None)
    return min([ends, *(verb for verb in verbs if verb > at and speech.words[verb - 1] == ",")])


def _around(speech: GermanSpeech, part: Range, hole: Range, speaker: Range, cue: Range) -> Iterator[Told]:
    pieces = without(speech, _scope(speech, part, hole[0]), hole)
    if sum(b - a for a, b in pieces) >= 2:
        yield Told("indirect", pieces, speaker, cue, "say")


# -- before the source's name ---------------------------------------------------------------------
def _with_account(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "nach Angaben des Kremls", and "meiner Meinung nach" behind its noun."""
    yield from _with_noun(speech, part, at)
    yield from _postposed(speech, part, at)


def _with_noun(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """The source behind a preposition that needs a noun of something said."""
    phrase = _phrase_behind(speech, part, at)
    if phrase is not None and _is_account(speech, phrase) and not _of_another(speech, part, at, phrase):
        yield from _around(speech, part, (at, phrase[1]), phrase, (at, at + 1))


def _with_view(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "aus Sicht des Kremls"."""
    if at + 1 < part[1] and speech.syntax.is_in(at + 1, "view_nouns") and speech.words[at + 1][0].isupper():
        yield from _with_noun(speech, part, at)


def _with_anybody(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "laut Kreml"."""
    phrase = _phrase_behind(speech, part, at)
    if phrase is not None and not _of_another(speech, part, at, phrase):
        yield from _around(speech, part, (at, phrase[1]), phrase, (at, at + 1))


def _phrase_behind(speech: GermanSpeech, part: Range, at: int) -> Range | None:
    phrase = speech.syntax.noun_phrase(at + 1, part[1])
    while phrase is not None and phrase[1] > phrase[0] + 1 and speech.words[phrase[1] - 1] == ",":
        phrase = (phrase[0], phrase[1] - 1)
    return None if phrase is None else (phrase[0], _before_called(speech, phrase))


def _before_called(speech: GermanSpeech, phrase: Range) -> int:
    """Where the source ends before what is called something: "sprach laut [Staatsfernsehen] von einem „Ruck“"."""
    called = (
        k
        for k in range(phrase[0] + 1, phrase[1] - 1)
        if speech.syntax.is_in(k, "owner_prepositions")
        and (speech.syntax.is_in(k + 1, "one_of_many") or speech.words[k + 1] in "„“»«")
    )
    return next(called, phrase[1])


def _of_another(speech: GermanSpeech, part: Range, at: int, phrase: Range) -> bool:
    """Whether the source belongs to a relative clause whose verb stands last: ", laut dem sie reist"."""
    relative = at > part[0] and speech.words[at - 1] == "," and phrase[1] - phrase[0] > 1
    if not relative or not speech.syntax.is_in(phrase[0], "relative_datives"):
        return False
    own = _clause_at(speech, part, at)
    return own is not None and own.finite is not None and own.finite >= own.end - 2


# -- behind the source's name ---------------------------------------------------------------------
def _postposed(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    for first in range(max(part[0], at - _BACK), at):
        if first > part[0] and speech.words[first - 1] not in ',(–"“„' and not _edge(speech, first):
            continue
        phrase = speech.syntax.noun_phrase(first, at)
        if phrase is not None and _ends_at(speech, phrase, at) and _may_precede(speech, phrase, at):
            yield from _around(speech, part, (first, at + 1), phrase, (at, at + 1))
            return


def _ends_at(speech: GermanSpeech, phrase: Range, at: int) -> bool:
    """Whether the phrase ends at the token, but for a closing mark."""
    return phrase[1] == at or (phrase[1] == at - 1 and speech.words[at - 1] in "“”«»")


def _may_precede(speech: GermanSpeech, phrase: Range, at: int) -> bool:
    """Whether any phrase may stand before the word ("zufolge"), or this one because of its noun ("nach")."""
    last = speech.words[phrase[1] - 1]
    return speech.syntax.is_in(at, "postposed_sources") or last in speech.syntax.members("account_before")


def _edge(speech: GermanSpeech, first: int) -> bool:
    """Whether a noun phrase can begin at the token: after a verb or a small word."""
    return not speech.syntax.is_in(first - 1, "determiners") and not speech.words[first - 1][0].isupper()


# -- without a name, and in brackets --------------------------------------------------------------
def _referring(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "demnach": what the source named before says."""
    token: Range = (at, at + 1)
    if speech.syntax.is_in(at, "temporal_referring") and (
        not _hearsay(speech, part) or _tells_when(speech, part, at)
    ):
        return
    yield from _around(speech, part, token, token, token)


def _relative_adverb(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "Berichte, wonach …"."""
    named = _noun_before(speech, part, at)
    rest = tidy(speech, (at + 1, _closed(speech, part, at)))
    if rest and named:
        yield Told("indirect", (rest,), named, (at, at + 1), "say")


def _tells_when(speech: GermanSpeech, part: Range, at: int) -> bool:
    """Whether "danach" tells when somebody spoke: "…, erklärte der Gast danach"."""
    clause = _clause_at(speech, part, at)
    return clause is not None and bool(speech.cues.of(clause.lemmas))


def _hearsay(speech: GermanSpeech, part: Range) -> bool:
    return any(speech.syntax.is_in(k, name) for k in range(*part) for name in ("subjunctive", "hearsay_modals"))


def _noun_before(speech: GermanSpeech, part: Range, at: int) -> Range | None:
    for first in range(max(part[0], at - _BACK), at):
        if speech.syntax.is_in(first, "determiners") or speech.syntax.nominal(first):
            phrase = speech.syntax.noun_phrase(first, at)
            if phrase and phrase[1] >= at - 2:
                return speech.syntax.trim(phrase)
    return None


def _bracketing(speech: GermanSpeech, part: Range, at: int) -> Iterator[Told]:
    """ "…, so die Ministerin (weiter)": the phrase ends the part or is closed by a comma."""
    if at == part[0] or at + 1 >= part[1] or speech.words[at - 1] not in ',–-“”"«)':
        return
    phrase = None if speech.syntax.is_in(at + 1, "not_so") else speech.syntax.noun_phrase(at + 1, part[1])
    if phrase is None:
        return
    limit = min(part[1], phrase[1] + _BEHIND)
    after = next((k for k in range(phrase[1], limit) if speech.words[k] in ",.:;!?–"), limit)
    pieces = without(speech, speech.syntax.body(part), (at, after))
    if pieces and not any(speech.syntax.auxiliary(k) for k in range(phrase[1], after)):
        yield Told("indirect", pieces, phrase, (at, at + 1), "say")


#: In order: a word is the first kind of marker whose class holds it.
MARKERS: Final = (
    Marker("account", "account_prepositions", _with_account, "Nach Angaben des Amtes [fährt die Fähre]."),
    Marker("accordance", "accordance", _with_noun, "[Die Fähre fährt] gemäß Auskunft des Amtes."),
    Marker("anybody", "before", _with_anybody, "[Die Fähre fährt] laut dem Amt."),
    Marker("behind the name", "postposed_sources", _postposed, "Dem Amt zufolge [fährt die Fähre]."),
    Marker("relative adverb", "relative_referring", _relative_adverb, "Es gab Berichte, wonach [sie fährt]."),
    Marker("referring", "referring", _referring, "[Die Fähre fährt] demnach [am Montag]."),
    Marker("view", "out", _with_view, "Aus Sicht des Amtes [ist die Fähre ein Erfolg]."),
    Marker("bracketing", "so", _bracketing, "[Die Fähre fährt], so die Wirtin."),
)
#: Words at which a source can stand.
_CARRIERS: Final = ("relative_sources", *(marker.of for marker in MARKERS))
