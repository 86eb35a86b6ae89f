"""Which reports a quotation stands for as a source: an ordered table of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depesche.light import dataclass
from depesche.reading.layers import Quote
from depesche.reading.speakers import Speaker
from depesche.reading.statements.places import FAR, REACH
from depesche.reading.statements.scene import Scene

#: Forces by which somebody without a side stands for what is told: who says it, not who wishes or thinks it.
_VOUCHING: Final = frozenset({"say", "inform", "report", "announce", "confirm", "deny", "claim"})
#: Forces that take a stance on what was told before, without telling it.
TAKING_STANCE: Final = frozenset({"confirm", "deny"})


@dataclass(frozen=True, slots=True)
class Rule:
    """The reports, by their ids, that a speaker stands for with a quotation. ``telling`` says that the words tell of
    the contact rather than come near it.
    """

    name: str
    gives: Callable[[Scene, Quote, Speaker], list[str]]
    telling: bool


def vouches(quote: Quote) -> bool:
    """Whether somebody without a side stands for what is told."""
    return quote.force in _VOUCHING


def deciding(scene: Scene, quote: Quote, voice: Speaker) -> tuple[Rule, list[str]] | None:
    """The first rule that gives reports, with them."""
    return next(((rule, found) for rule in RULES if (found := rule.gives(scene, quote, voice))), None)


def told(scene: Scene, quote: Quote, side: str | None = None) -> list[str]:
    """The reports that a quotation tells: those with a trigger in its words, or in the sentence it stands in; for
    a confirmation or denial by itself the last report before, of a contact of the speaker's side where there is one.
    """
    inside = [r.id for r in scene.doc._.reports if any(_covers(quote, a) for a, _ in (r.trigger, *r.spans))]
    if inside:
        acts = quote.form == "reported" and quote.cue in {r.trigger for r in scene.doc._.reports}
        return [] if acts else inside  # what somebody did in a contact says nothing of who tells it
    place = scene.sentence_at(quote.pieces[0])
    same = scene.places.here(place)
    if same or quote.force not in TAKING_STANCE:
        return same
    return scene.places.before(place, FAR, scene.of_side(side)) or scene.places.before(place, REACH)


def _covers(quote: Quote, offset: int) -> bool:
    return any(a <= offset < b for a, b in quote.pieces)


def _told(scene: Scene, quote: Quote, voice: Speaker) -> list[str]:
    return told(scene, quote, voice.side)


def _close_by(scene: Scene, quote: Quote, voice: Speaker) -> list[str]:
    """The report close by, where an institution or its spokesman speaks of it in a sentence of its own: of a contact
    in which the side takes part rather than of another one.
    """
    if voice.side is None or not scene.voices.official(voice) or quote.form == "direct":
        return []
    places, place = scene.places, scene.sentence_at(quote.pieces[0])
    mine = scene.of_side(voice.side) or None
    own = places.before(place, REACH, mine) or places.before(place, FAR, mine) or places.after(place, REACH, mine)
    return own or places.before(place, REACH) or places.before(place, FAR)


def _own(scene: Scene, quote: Quote, voice: Speaker) -> list[str]:
    """The report right before in which the speaker takes part and of which they tell: "Man arbeite eng zusammen,
    schrieb der Präsident".
    """
    if voice.person is None or quote.form == "reported" or not vouches(quote):
        return []
    near = scene.places.before(scene.sentence_at(quote.pieces[0]), REACH)
    return [r for r in near if any(p.person == voice.person for p in scene.reports[r].participants)]


#: In order; the first that gives reports decides. Each name has its example in ``rules_speech.toml``.
RULES: Final = (
    Rule("told", _told, telling=True),
    Rule("close by", _close_by, telling=False),
    Rule("own contact", _own, telling=False),
)
