"""Whose an institution or its spokesman is that carries no country of its own: an ordered table of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.layers import Head

if TYPE_CHECKING:
    from depesche.reading.speakers.voices import Voices

#: A place stands at most so many characters behind the institution that it tells the country of.
_BESIDE: Final = 24
#: So many letters a title and its institution have in common ("Präsident", "Präsidialamt").
_STEM: Final = 6
#: A possessive's owner is one of so many mentions before it.
_OWNERS: Final = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """The side of the institution in a span, or ``None``."""

    name: str
    gives: Callable[[Voices, Span], str | None]


def side_at(voices: Voices, span: Span) -> str | None:
    """The side of an institution or its spokesman without a country of its own ("das Außenministerium")."""
    return next((side for rule in RULES if (side := rule.gives(voices, span)) is not None), None)


def deciding_rule(voices: Voices, span: Span) -> str | None:
    """The name of the rule that knows the side of an institution in a span."""
    return next((rule.name for rule in RULES if rule.gives(voices, span) is not None), None)


def side_in(voices: Voices, words: str) -> str | None:
    """The side inside the words: "Kreml-Pressedienst" by its metonym, "Trump-Team" by the person's state."""
    published = voices.doc._.published
    for part in words.replace("-", " ").split():
        side = voices.sides.of_word(part, published)
        person = voices.surnames.get(part) if side is None and "-" in words else None
        if side is not None or person is not None:
            return side or voices.sides.of(person.state if person else None)
    return None


def _federal(voices: Voices, span: Span) -> str | None:
    federal = any(part in voices.words(span).lower() for part in voices.naming.lists["federal"])
    return _at_home(voices, span) if federal else None


def side_of_place(voices: Voices, span: Span) -> str | None:
    """The place right behind or inside the words: "ein Regierungssprecher in Berlin", "Kiews Umgebung"."""
    for mention in voices.inside((span[0], span[1] + _BESIDE), ("place",)):
        before = voices.text[span[1] : mention.start].split()
        if mention.start < span[1] or (len(before) == 1 and before[0] in voices.naming.lists["seat_prepositions"]):
            return voices.sides.of_seat(mention)
    return None


def owner_before(voices: Voices, span: Span) -> str | None:
    """ "sein Sprecher", "ihre Sprecherin": the side of the person named before, the sentence's subject first."""
    gender = voices.naming.gender_of_owner(voices.words(span))
    if gender is None:
        return None
    start = voices.text.rfind(". ", 0, span[0]) + 1
    known = [m for m, g in voices.persons_before(span[0], _OWNERS) if g in (gender, "") and m.state]
    here = [m for m in known if m.start >= start]
    owner = here[-1] if here else known[0] if known else None  # the last comes first in the list
    return voices.sides.of(owner.state) if owner else None


def _seat_in_paragraph(voices: Voices, span: Span) -> str | None:
    """The last seat of government named in an institution's paragraph before it."""
    start = voices.text.rfind("\n", 0, span[0]) + 1
    if not _institution(voices, span):
        return None
    places = [m for m in voices.inside((start, span[0]), ("place",)) if m.start >= start]
    return next((side for m in reversed(places) if (side := voices.sides.of_seat(m))), None)


def _dateline(voices: Voices, span: Span) -> str | None:
    head: Head = voices.doc._.head
    return voices.sides.of_places_named(head.dateline_places) if _institution(voices, span) else None


def _home(voices: Voices, span: Span) -> str | None:
    return _at_home(voices, span) if _institution(voices, span) else None


def _at_home(voices: Voices, span: Span) -> str | None:  # noqa: ARG001 - as every rule
    """The one country of the language's readers whose people the article is about."""
    states = {m.state for m in voices.mentions if m.counts and m.state in voices.naming.lists["home"]}
    return voices.sides.of(states.pop()) if len(states) == 1 else None


def _titled(voices: Voices, span: Span) -> str | None:
    """The country of the only one called by the title that an institution is named after."""
    if not _institution(voices, span):
        return None
    word = voices.naming.bare(voices.words(span)).split()[-1].lower()
    title = next((t for t in voices.naming.classes["titles"] if word.startswith(t[:_STEM])), None)
    if title is None:
        return None
    named = (m for m in voices.mentions if m.kind in ("person", "office") and m.state)
    states = {m.state for m in named if title in voices.text[max(0, m.start - len(title) - 3) : m.end].lower()}
    return voices.sides.of(states.pop()) if len(states) == 1 else None


def _institution(voices: Voices, span: Span) -> bool:
    return voices.naming.is_institution(voices.words(span))


#: In order; the first that knows a side decides. Each name has its example in ``rules_speech.toml``.
RULES: Final = (
    Rule("federal", _federal),
    Rule("place beside", side_of_place),
    Rule("possessive", owner_before),
    Rule("seat in the paragraph", _seat_in_paragraph),
    Rule("dateline", _dateline),
    Rule("home", _home),
    Rule("title", _titled),
)
