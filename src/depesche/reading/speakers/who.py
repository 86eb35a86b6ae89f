"""Who is named in the words of a speaker: an ordered table of rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from depesche.light import dataclass, replace
from depesche.model import Span
from depesche.reading.layers import Mention
from depesche.reading.speakers.beside import spoken_beside
from depesche.reading.speakers.speaker import NOBODY, Speaker
from depesche.reading.speakers.whose import owner_before, side_at, side_in, side_of_place

if TYPE_CHECKING:
    from depesche.reading.speakers.voices import Voices

#: Kinds of mentions that can speak, those that name somebody best first.
_RANKS: Final = {"person": 0, "office": 1, "pronoun": 1, "group": 1, "side": 2, "organisation": 3, "state": 4}
_OWN: Final = frozenset({"person", "office", "pronoun", "side", "organisation", "state"})
#: An own account belongs to somebody named at most so many characters behind its words.
_BEHIND: Final = 24
#: A paper's country stands at most so many characters behind it.
_OF_PAPER: Final = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """Who is named in a span, or ``None`` where the rule does not say."""

    name: str
    gives: Callable[[Voices, Span], Speaker | None]


def who_is_named(voices: Voices, span: Span) -> Speaker:
    """Who is named in a span, by the first rule that says."""
    return next((found for rule in RULES if (found := rule.gives(voices, span)) is not None), NOBODY)


def deciding_rule(voices: Voices, span: Span) -> str | None:
    """The name of the rule that says who is named in a span."""
    return next((rule.name for rule in RULES if rule.gives(voices, span) is not None), None)


# -- words that only point to somebody ------------------------------------------------------------
def _source_before(voices: Voices, span: Span) -> Speaker | None:
    referring = voices.words(span).lower() in voices.naming.classes["referring"]
    return (voices.institution or voices.last) if referring else None


def _antecedent(voices: Voices, span: Span) -> Speaker | None:
    """The noun that a relative pronoun stands for: the mention that ends before its comma."""
    if voices.words(span).lower() not in voices.naming.lists["relative_pronouns"]:
        return None
    before = [m for m in voices.before(span[0], 4) if 0 <= span[0] - m.end <= 3]
    return voices.named(before[-1]) if before else NOBODY


def _latter(voices: Voices, span: Span) -> Speaker | None:
    """The person of a pronoun's gender that was named last before."""
    gender = voices.naming.latter.get(voices.words(span).lower())
    if gender is None:
        return None
    found = (m for m, g in voices.persons_before(span[0], 6) if g == gender)
    return next((voices.named(m) for m in found), NOBODY)


def _own(voices: Voices, span: Span) -> Speaker | None:
    """The person or side that the sentence of an own account names first."""
    if not voices.naming.is_own(voices.words(span).lower()):
        return None
    start = max(voices.text.rfind(". ", 0, span[0]), voices.text.rfind("\n", 0, span[0])) + 1
    first = next(iter(voices.inside((start, span[1] + _BEHIND), _OWN)), None)
    return voices.named(first) if first else NOBODY


def _both(voices: Voices, span: Span) -> Speaker | None:
    words = voices.words(span)
    if not voices.naming.begins(words.lower(), "both"):
        return None
    return _best(voices, span) or Speaker(words, several=True)


def _owned_account(voices: Voices, span: Span) -> Speaker | None:
    """Whose an account is that a pronoun gives to somebody: "Angaben ihres Sprechers"."""
    found = voices.speech.owned_by_pronoun(voices.words(span))
    if found is None or found.noun not in voices.naming.account:
        return None
    rest = (span[0] + found.at, span[1])
    side = owner_before(voices, rest)
    return Speaker(voices.naming.bare(found.owner), side) if side else None


# -- words that name somebody ---------------------------------------------------------------------
def _medium(voices: Voices, span: Span) -> Speaker | None:
    """A paper, an agency or a station, rather than somebody with an office."""
    nouns = [part.strip('„“”»«",') for part in voices.words(span).split()]
    nouns = [noun for noun in nouns if noun[:1].isupper()]
    if not nouns or nouns[-1] not in voices.naming.classes["outlets"]:
        return None
    people = any(m.start >= span[0] for m in voices.inside(span, ("person", "office")))
    return None if people else Speaker(voices.naming.medium(voices.words(span)))


def _mentioned(voices: Voices, span: Span) -> Speaker | None:
    """Whom the people layer finds in the words, with a side from the words around where it knows none."""
    found = _best(voices, span)
    if found is None:
        return None
    if found.side is None and found.person is None and found.name and " " not in found.name:
        found = voices.again(found.name) or found
    if found.side or found.several:
        return found
    return replace(found, side=side_in(voices, voices.words(span)) or side_at(voices, span))


def _paper(voices: Voices, span: Span) -> Speaker | None:
    """A paper of the institution that spoke before: "in der Mitteilung"."""
    if voices.naming.bare(voices.words(span)).split(" ")[0] not in voices.naming.classes["papers"]:
        return None
    near = voices.inside((span[0], span[1] + _OF_PAPER), ("place", "side"))
    side = voices.sides.of(near[0].state) if near else None
    known = voices.institution
    return known if known and side in (None, known.side) else None


def _generic(voices: Voices, span: Span) -> Speaker | None:
    """An institution named without more is the one of that kind that spoke before: "das Ministerium"."""
    words = voices.words(span)
    name = voices.naming.bare(words)
    if name.lower() not in voices.naming.classes["generic"] or " " not in words or not voices.institution:
        return None
    return voices.again(name) or voices.institution


def _by_its_words(voices: Voices, span: Span) -> Speaker:
    """Whoever the words are, by the side that these or those around them give."""
    words = voices.words(span)
    name = voices.naming.bare(words)
    side = side_in(voices, words) or side_of_place(voices, span)
    if voices.naming.is_thing(name):
        return NOBODY
    if side is not None and voices.naming.is_account(name):  # "nach chinesischer Darstellung"
        return Speaker(voices.known.label(side), side)
    again = voices.again(name) if side is None and " " not in name else None
    return again or Speaker(name, side or side_at(voices, span))


def _best(voices: Voices, span: Span) -> Speaker | None:
    """The best of the mentions in the words: several people together, a spokesman by name, who stands beside one."""
    words, inside = voices.words(span), voices.inside(span, _RANKS)
    people = tuple(dict.fromkeys(m.name for m in inside if m.kind in ("person", "office") and m.name))
    if len(people) > 1 and voices.naming.joins(words):
        return Speaker(None, several=True, names=people)
    spokesman = _spokesman(voices, inside)
    if spokesman is not None:
        return voices.named(spokesman)
    account = voices.naming.bare(words).split(" ")[0] in voices.naming.account
    best = min(inside, key=lambda m: (0 if account else _RANKS[m.kind], m.start), default=None)
    if best is None:
        return None
    return (
        _of_institution(voices, span, best, inside)
        or spoken_beside(voices, best, span)
        or voices.named(best, span)
    )


def _of_institution(voices: Voices, span: Span, best: Mention, inside: Sequence[Mention]) -> Speaker | None:
    """An office without a state, for the institution named behind it: "ein Sprecher des Weißen Hauses"."""
    if best.kind != "office" or best.state or best.person:
        return None
    owner = next((m for m in inside if m.state), None)
    return Speaker(voices.naming.bare(voices.words(span)), voices.sides.of_mention(owner)) if owner else None


def _spokesman(voices: Voices, inside: Sequence[Mention]) -> Mention | None:
    """The spokesman who is named beside whom he speaks for: "der Sprecher des Präsidenten, Dmitri Peskow"."""
    named = (m for m in inside if m.kind == "person" and not voices.speech.speaks_for(_form(voices, m), m.name))
    return next((m for m in named if m.person in voices.spokesmen), None)


def _form(voices: Voices, mention: Mention) -> str:
    return voices.text[mention.start : mention.end]


#: In order; the first that says who it is decides. Each name has its example in ``rules_speech.toml``.
RULES: Final = (
    Rule("source before", _source_before),
    Rule("antecedent", _antecedent),
    Rule("latter", _latter),
    Rule("own account", _own),
    Rule("both", _both),
    Rule("account of somebody's", _owned_account),
    Rule("medium", _medium),
    Rule("mentioned", _mentioned),
    Rule("paper", _paper),
    Rule("generic", _generic),
    Rule("by its words", _by_its_words),
)
