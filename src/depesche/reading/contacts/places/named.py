"""The place that the words of a contact name: an ordered table of where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from depesche.light import cached_property, dataclass
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.places.foreign import foreign, in_scope
from depesche.reading.contacts.places.known import in_city, of_compound
from depesche.reading.contacts.places.words import PlaceWords, place_words
from depesche.reading.contacts.sides.around import RELATIVE, carries, in_which
from depesche.reading.contacts.sides.roles import asking
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame, VerbFrame
from depesche.rules import Decision, Rule, decide

#: Prepositions by which a contact is located, by what follows them.
_AT: Final = {"place": ("in", "on", "upon", "at", "to"), "side": ("in", "on"), "state": ("in",)}
#: Relations of a noun in a clause that tells of what was in its course: the clause's place is its own.
_SAME_PLACE: Final = ("", "at", "in", "on", "during")
#: Relations of a noun in a clause that tells of what was later.
_BESIDE: Final = ("after", "since")
#: Kinds of contact to which somebody goes.
_TRAVELLED: Final = ("visit", "summit", "meeting")
#: How many words behind a place the word for "where" may stand, with the comma.
_BEHIND: Final = 3
#: Prepositions of a place of the sentence before that "dort" takes up.
_TAKEN_UP: Final = ("in", "towards", "upon")
#: Those of a place of the same sentence, from which somebody comes as well: "die Anreise erfolgt aus Rom; dort …".
_LEFT: Final = (*_TAKEN_UP, "from", "of")


@dataclass(frozen=True)
class _Located:
    """A trigger in its article, with the places that stand in each relation to it."""

    article: Article
    draft: Draft

    @cached_property
    def own(self) -> list[Slot]:
        """The places of its clause at which, or to which, it may be."""
        return _places(self.article, self.draft, self.draft.place)

    @cached_property
    def of_phrase(self) -> list[Slot]:
        """Those in the noun's own phrase."""
        return [slot for slot in self.own if self.draft.token < slot.start < self.draft.end]

    @property
    def in_city(self) -> bool:
        """Whether its own phrase names the city: "Kamerun-Empfang in Bern"."""
        return any(slot.mention.kind == "place" for slot in self.of_phrase)

    @property
    def of_relative(self) -> list[Slot]:
        """Those of a relative clause that tells of it: "das Gespräch, das A in Rom mit B geführt hat"."""
        for place, clause in enumerate(self.draft.sentence.clauses):
            near = place != self.draft.place and 0 < clause.start - self.draft.token <= RELATIVE
            if near and (carries(self.article, clause) or in_which(self.article, clause)):
                return _places(self.article, self.draft, place)
        return []

    @property
    def said_after(self) -> list[Slot]:
        """Those where one of its people speaks right after it: "sagte nach dem Gespräch mit ihm in Prag"."""
        clause = self.draft.clause
        says = not self.article.side_words.announcing.isdisjoint(clause.lemmas)
        return [s for s in self.own if s.marker == "in" and s.mention.kind == "place"] if says else []

    @property
    def asked(self) -> bool:
        """Whether its clause only tells that somebody is asked for it: "lud in Wien zu einem Treffen ein"."""
        clause, article = self.draft.clause, self.article
        invites = any(frame.status == "considered" for frame in article.verb_frames(clause))
        return invites or asking(article, clause) is not None or bool(clause.modal and not clause.lemmas)

    @cached_property
    def neighbours(self) -> list[Slot]:
        """The places of the clause that governs this one, or that it continues."""
        clause, sentence = self.draft.clause, self.draft.sentence
        then = clause.kind == "relative" and any(t.timex.days for t in sentence.own_times(self.draft.place))
        places = [clause.parent] if clause.kind in ("infinitive", "relative") and not then else []
        if clause.shares_subject or self.there:
            places.append(self.draft.place - 1)
        return next((slots for place in places if (slots := self._in_clause(place))), [])

    def _in_clause(self, place: int | None) -> list[Slot]:
        """The places of another clause; the city of a house in which somebody else is told of."""
        if place is None or not 0 <= place < len(self.draft.sentence.clauses):
            return []
        slots = _places(self.article, self.draft, place)
        return [in_city(self.article, slot) for slot in slots] if self._of_others(place) else slots

    def _of_others(self, place: int) -> bool:
        """Whether a clause tells of somebody else there: "wohnt im Palast bei A und trifft B"."""
        named = {a.key for slot in self.draft.sentence.own_slots(place) if slot.marker for a in slot.actors}
        return bool(named) and not named <= self.draft.keys

    @property
    def where(self) -> Sequence[Slot]:
        """The place right before a clause that tells what was there: "flog nach Rom, wo er B traf"."""
        clause, sentence = self.draft.clause, self.draft.sentence
        if clause.opener is None or self.article.lower(clause.opener) not in self.words.where:
            return ()
        return [s for s in sentence.places if 0 < clause.opener - s.end < _BEHIND and s.mention.kind != "occasion"]

    @cached_property
    def words(self) -> PlaceWords:
        """The language's words."""
        return self.article.setting.language.made(place_words)

    @property
    def at_it(self) -> bool:
        """Whether its clause tells of what was in the noun's course: "Bei dem Treffen …", "Auf einem Treffen …"."""
        syntax, noun = self.article.syntax, self.draft.token
        if self.draft.marker != "upon":
            return self.draft.marker in _SAME_PLACE
        direct = syntax.indefinite_phrase(noun, self.draft.sentence.start)  # "auf ein Treffen"
        return direct is None and syntax.is_indefinite(noun)

    @property
    def beside(self) -> bool:
        """Whether its clause tells of what was after it: "nach dem Treffen flog er nach Rom"."""
        return self.draft.marker in _BESIDE

    @property
    def there(self) -> bool:
        """Whether the clause takes up a place told before."""
        return bool(self.words.there & set(self.article.words(self.draft.clause)))

    @property
    def before(self) -> list[Slot]:
        """The last place told before in the sentence, or in the one before it."""
        sentence = self.draft.sentence
        index = sentence.index
        own = [s for s in sentence.places if s.mention.kind == "place" and s.end <= self.draft.clause.start]
        if own := [s for s in own if s.marker in _LEFT]:
            return own[-1:]
        places = self.article.sentences[index - 1].places if index else []
        return [s for s in places if s.mention.kind == "place" and s.marker in _TAKEN_UP][-1:]


#: Where the place of a contact stands.
RULES: Final[tuple[Rule[_Located, Sequence[Slot]], ...]] = (
    Rule("compound", lambda p: of_compound(p.article, p.draft), lambda p: p.draft.noun and not p.in_city),
    Rule("own_phrase", lambda p: p.of_phrase or None, lambda p: p.draft.noun),
    Rule("relative_clause", lambda p: p.of_relative or None, lambda p: p.draft.noun),
    Rule("clause_of_noun", lambda p: p.own or None, lambda p: p.draft.noun and p.at_it),
    Rule("said_after_it", lambda p: p.said_after or None, lambda p: p.draft.noun and p.draft.marker == "after"),
    Rule("come_to", lambda p: p.own or None, lambda p: p.draft.noun and p.draft.marker == "to" and not p.asked),
    Rule("goal_of_clause", lambda p: _towards(p.own) or None, lambda p: p.draft.noun and not p.beside),
    Rule("own_clause", lambda p: p.own or None, lambda p: not p.draft.noun),
    Rule("where", lambda p: p.where or None, lambda p: p.draft.clause.kind == "relative"),
    Rule("neighbour_clause", lambda p: p.neighbours or None),
    Rule("taken_up", lambda p: p.before or None, lambda p: p.there),
)


def place_of(article: Article, draft: Draft) -> Decision[Slot] | None:
    """The place that the trigger's clause names, a city or building before a state, and the rule that chose it."""
    found = decide(RULES, _Located(article, draft))
    if found is None:
        return None
    slots = found.value if draft.noun and not draft.listed else _of_verb(draft, found.value)
    fine = [slot for slot in slots if slot.mention.kind != "state"]
    return Decision((fine or slots)[0], found.rule)


def _of_verb(draft: Draft, found: Sequence[Slot]) -> Sequence[Slot]:
    """Of several places of a verb, where somebody goes to, and of these the one behind its own partner."""
    found = _towards(found) or found  # "lud ihn beim Treffen in Genf nach Rom ein"
    if draft.slots and len(found) > 1 and _one_before_each(draft, found):
        # "in X hat er A getroffen, in Y B": to each the place that stands before
        return [s for s in found if s.start < draft.slots[-1].start][-1:] or found
    if draft.slots and len(found) > 1:
        # "zu A nach X und zu B nach Y": to each the place that follows
        return [s for s in found if s.start > draft.slots[-1].start][:1] or found
    return found


def _one_before_each(draft: Draft, found: Sequence[Slot]) -> bool:
    """Whether one place stands before each partner of the verb, a further one before each further partner."""
    people = [slot for slot in draft.sentence.own_slots(draft.place) if slot.start > found[0].start]
    if not people or people[-1].start < found[-1].start:
        return False
    between = all(any(a.start < p.start < b.start for p in people) for a, b in pairwise(found))
    return between and not any(slot.marker == "towards" for slot in found)


def _towards(slots: Sequence[Slot]) -> list[Slot]:
    """The places that somebody goes to."""
    return [slot for slot in slots if slot.marker == "towards"]


def _places(article: Article, draft: Draft, place: int) -> list[Slot]:
    """The places of a clause at which, or to which, the contact may be."""
    own = [slot for slot in draft.sentence.own_places(place) if not foreign(article, draft, slot)]
    if place != draft.place:
        clause = draft.sentence.clauses[place]
        frames: Sequence[VerbFrame | NounFrame] = tuple(article.verb_frames(clause))
    else:
        frames = (draft.frame,)
    return [slot for slot in own if _locates(draft, slot, frames)]


def _locates(draft: Draft, slot: Slot, frames: Sequence[VerbFrame | NounFrame]) -> bool:
    """Whether something is at the place, or somebody goes there by the verb of the place's clause: "in Rom", "nach
    Rom", "das Treffen von Rom", "Rom besuchte er".
    """
    kind = slot.mention.kind
    if slot.marker in _AT.get(kind, ()):
        return True
    if slot.marker == "of" and kind == "place" and draft.noun and slot.start == draft.token + 2:
        return True
    goes = slot.marker == "towards" and draft.kind in _TRAVELLED
    goes |= not slot.marker and any(_has_place(frame) for frame in frames)
    return goes and kind in ("place", "state")


def _has_place(frame: VerbFrame | NounFrame) -> bool:
    """Whether where somebody goes is the verb's object: "besuchte Rom"."""
    return isinstance(frame, VerbFrame) and frame.travel and "object" in frame.partner


def occasion_of(article: Article, draft: Draft) -> Slot | None:
    """The named gathering in the trigger's clause ("am Rande des G20-Gipfels")."""
    found = [s for s in draft.sentence.own_places(draft.place) if s.mention.kind == "occasion"]
    return next((slot for slot in found if not in_scope(article, draft, slot)), None)
