"""Sides carried over: what a trigger leaves to the text before it ("Mit dem Kanzler wurde danach gesprochen")."""

from __future__ import annotations

from typing import Final

from depesche.light import cached_property, dataclass, replace
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.events import halves
from depesche.reading.contacts.events.going_on import one_who_goes_on
from depesche.reading.contacts.events.pairs import pair_before
from depesche.reading.contacts.events.possessors import mine, possessor
from depesche.reading.contacts.events.story import Story
from depesche.reading.contacts.sides.around import APART, RELATIVE, only_times
from depesche.reading.contacts.sides.roles import own_subject, subjects
from depesche.reading.contacts.sides.unknown import of_somebody_unknown
from depesche.reading.contacts.told import Event, Told
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame, VerbFrame
from depesche.rules import Rule, decide

#: How many sentences back a side may be carried over from.
_REACH: Final = 3
#: How far (in tokens) a noun's own sides stand from it.
_OWN: Final = 6
#: Relations of a place to which a journey goes.
_TOWARDS: Final = ("towards", "in")
#: Relations in which a noun's own phrase names a side.
_LINKED: Final = ("with", "at", "on", "genitive", "of")


@dataclass(frozen=True)
class Open:
    """A trigger that leaves a side open, with the story before it."""

    story: Story
    told: Told

    @property
    def draft(self) -> Draft:
        """What the trigger says."""
        return self.told.draft

    @property
    def article(self) -> Article:
        """The article."""
        return self.story.article

    @cached_property
    def last(self) -> Event | None:
        """The contact told last, if it was shortly before."""
        at = self.draft.sentence.index
        return next((e for e in self.story.latest if at - e.last[0] <= _REACH), None)

    @property
    def last_two(self) -> Event | None:
        """The contact told last, if it is of two and the trigger names none but them."""
        event = self.last
        fits = event is not None and len(event.actors) == 2 and self.draft.keys <= event.keys
        return event if fits else None

    @property
    def says_he(self) -> bool:
        """Whether a pronoun of the third person stands in its clause."""
        return bool(self.article.syntax.members("third_person") & set(self.article.words(self.draft.clause)))

    @property
    def says_him(self) -> bool:
        """Whether the object of its clause is a pronoun."""
        return bool(self.article.syntax.members("object_pronouns") & set(self.article.words(self.draft.clause)))

    @cached_property
    def points_back(self) -> bool:
        """Whether it leaves a side to the text before: no subject of its own, or a pronoun not resolved."""
        draft = self.draft
        if draft.noun or _awaits(draft):
            return True
        if draft.kind == "message":
            return self.says_he or not self.names_others
        return self.says_he or not subjects(self.article, draft.sentence, draft.place)

    @property
    def names_others(self) -> bool:
        """Whether the subject of its clause is somebody who is no side: "Viele Politiker gratulierten ihr"."""
        phrase = self.article.syntax.subject(self.draft.clause)
        if phrase is None:
            return False
        named = {i for slot in self.draft.sentence.slots for i in range(slot.start, slot.end)}
        words = self.article.tokens.words
        return any(words[i][:1].isupper() for i in range(*phrase)) and named.isdisjoint(range(*phrase))

    @property
    def linked(self) -> bool:
        """Whether the noun's own phrase names the side."""
        return any(slot.marker in _LINKED for slot in self.draft.slots)

    @property
    def apart(self) -> bool:
        """Whether it takes up no contact told before: a headline, what leaves no side open, or what tells of somebody
        who can take no part ("Wirtschaftsminister A war dort zu Besuch").
        """
        draft = self.draft
        if draft.place in draft.sentence.bystanders or of_somebody_unknown(self.article, draft):
            return True
        if self.draft.noun and self.names_others and mine(self.article, self.draft):
            return True  # "Ein General dankte ihm bei seinem Besuch"
        return (self.draft.noun and self.draft.clause.kind == "fragment") or not self.points_back

    @property
    def from_elsewhere(self) -> bool:
        """Whether its clause names a place of none of the people of the last contact: "Glückwünsche auch aus Paris"."""
        states = {actor.state for actor in self.last.actors} if self.last else set()
        named = self.draft.sentence.own_places(self.draft.place)
        return any(slot.mention.state not in states for slot in named if slot.mention.state)

    @property
    def of_two(self) -> bool:
        """Whether it is of the two of the last contact, or of none that are told of."""
        return self.last_two is not None and (self.draft.noun or not self.draft.actors)

    def of(self, *actors: Actor) -> Told:
        """The trigger with these people as its sides."""
        return replace(self.told, draft=replace(self.draft, actors=actors, one_sided=False))


def _awaits(draft: Draft) -> bool:
    """Whether the verb says that a host receives without the guest as its object: "wo der Kanzler wartete"."""
    frame = draft.frame
    return isinstance(frame, VerbFrame) and frame.host == "subject" and "object" not in frame.partner


# -- who it is ------------------------------------------------------------------------------------
def _on_journey(case: Open) -> Told | None:
    """Who has the counterparts that a noun names: the traveller told of before, with the status and days of the
    journey: "A kommt am Montag nach Wien. Ihr Gesprächspartner ist B".
    """
    draft = case.draft
    if not isinstance(draft.frame, NounFrame) or not draft.frame.counterpart or len(draft.actors) != 1:
        return None
    for journey in reversed(case.story.journeys):
        near = draft.sentence.index - journey.told.draft.sentence.index <= _REACH
        if near and journey.state == draft.actors[0].state and not journey.keys & draft.keys:
            found = case.of(*journey.actors, *draft.actors)
            return replace(found, verdict=journey.told.verdict, days=found.days or journey.days)
    return None


def _with_possessor(case: Open) -> Told | None:
    """Whose contact it is by a possessive: "nach ihrem Telefonat mit Trump" takes up the last woman named."""
    owner = possessor(case.article, case.draft)
    if owner is None or owner.key in case.draft.keys:
        return None
    joined = case.of(owner, *case.draft.actors)
    return joined if joined.draft.complete else None


def _with_travellers(case: Open) -> Told | None:
    """Those who go to the state of the one person named: "Sie sind in Kiew. Dort wollen sie Selenskyj treffen"."""
    draft = case.draft
    if len(draft.actors) != 1 or not case.points_back or (draft.noun and not case.linked):
        return None
    for journey in reversed(case.story.journeys):
        near = draft.sentence.index - journey.told.draft.sentence.index <= _REACH
        if near and journey.state == draft.actors[0].state and not journey.keys & draft.keys:
            return case.of(*journey.actors, *draft.actors)
    return None


def _of_journey(case: Open) -> Told | None:
    """Who is on the journey told before, for a contact told without a subject: "A kommt nach Rom. Zuvor sind Gespräche
    mit B in Oslo geplant".
    """
    draft = case.draft
    alone = draft.noun and case.linked and len(draft.actors) == 1 and not own_subject(draft.sentence, draft.place)
    for journey in reversed(case.story.journeys if alone and case.last is None else ()):
        near = draft.sentence.index - journey.told.draft.sentence.index <= _REACH
        if near and not {actor.state for actor in journey.actors} & {actor.state for actor in draft.actors}:
            return case.of(*journey.actors, *draft.actors)
    return None


def _with_named_before(case: Open) -> Told:
    """A pronoun's person: the one named right before in the sentence."""
    draft = case.draft
    if draft.noun or len(draft.actors) != 1 or not case.says_he:
        return case.told
    before = [s.actors[0] for s in draft.sentence.slots if s.end <= draft.clause.start and len(s.actors) == 1]
    others = [actor for actor in before if actor.state != draft.actors[0].state]
    return case.of(others[-1], *draft.actors) if others else case.told


def _same_two(case: Open) -> Told | None:
    """A noun without its sides as a further contact of the people of the last one."""
    return case.of(*case.last.actors) if case.last and case.of_two and _names_contact(case) else None


def _names_contact(case: Open) -> bool:
    """Whether a noun without its sides may be a further contact of the people of the last one."""
    draft, article = case.draft, case.article
    if isinstance(draft.frame, VerbFrame):
        return _each_other(draft, draft.frame)
    if only_times(article, draft) or not _says_enough(case) or _of_others(case):
        return False
    if _goes_elsewhere(case) or _beside_it(case):
        return False
    if draft.kind == "message" and case.from_elsewhere:
        return False
    own = any(slot.actors and 0 < slot.start - draft.token <= _OWN for slot in draft.slots)
    return own or article.lower(draft.token + 1) not in article.setting.language.made(event_words).naming_sides


def _of_others(case: Open) -> bool:
    """Whether it is of more than the people of the last contact, or of whomever: "mit bilateralen Treffen"."""
    draft, seated = case.draft, len(case.last.actors if case.last else ())
    several = case.article.syntax.is_bare_plural(draft.token)
    return several or draft.kind == "summit" or bool(draft.seats and draft.seats != seated)


def _each_other(draft: Draft, frame: VerbFrame) -> bool:
    """Whether an infinitive without a subject tells what the two will do: "das Versprechen, sich wiederzusehen"."""
    return frame.mutual and draft.clause.kind == "infinitive" and not draft.actors


def _says_enough(case: Open) -> bool:
    """Whether the noun is more than a word for talking of any kind: counted after another ("ein weiteres Gespräch"),
    or his of whom something is told that is past.
    """
    draft = case.draft
    return not draft.generic or draft.further or (case.says_he and draft.clause.past)


def _beside_it(case: Open) -> bool:
    """Whether the last contact is what its clause tells to have been before or after it: "telefonierte nach dem
    Treffen mit B".
    """
    draft, last = case.draft, case.last
    here = last is not None and any(d.clause is draft.clause for d in last.drafts)
    return (here and draft.marker in APART) or _prepares_it(case)


def _prepares_it(case: Open) -> bool:
    """Whether the last contact is named in a relative clause about it: "in dem Telefonat, das ein Treffen von A und B
    vorbereiten sollte".
    """
    draft, last = case.draft, case.last
    told = last.drafts[-1] if last is not None else None
    if told is None or told.sentence is not draft.sentence or told.clause.kind != "relative":
        return False
    return told.noun and 0 < told.clause.start - draft.token <= RELATIVE


def _goes_elsewhere(case: Open) -> bool:
    """Whether it is a journey to the state of none of the people of the last contact ("Geplant ist zudem eine Reise
    nach Kairo").
    """
    frame, place = case.draft.frame, case.told.place
    journey = isinstance(frame, NounFrame) and frame.visitor
    state = place.mention.state if journey and place is not None and place.marker in _TOWARDS else None
    return state is not None and case.last is not None and state not in {a.state for a in case.last.actors}


def _visits_others(case: Open, other: Actor) -> bool:
    """Whether it is the visit of its person to a country that is not the other's: "beim Besuch von C in Rom"."""
    frame, place = case.draft.frame, case.told.place
    visit = isinstance(frame, NounFrame) and frame.visitor
    state = place.mention.state if visit and place is not None else None
    return state is not None and state not in {other.state, case.draft.actors[0].state}


def _written_to(case: Open) -> Told | None:
    """A message of one of the two of the last contact to the other."""
    if case.of_two or case.last_two is None or case.draft.kind != "message" or len(case.draft.actors) != 1:
        return None
    others = (actor for actor in case.last_two.actors if actor.key not in case.draft.keys)
    return case.of(*case.draft.actors, *others)


def _goes_on(case: Open) -> Told | None:
    """The new side with the one person of the last contact who goes on: the traveller, else its first."""
    draft, event = case.draft, case.last
    if event is None or len(draft.actors) != 1 or draft.keys & event.keys or (draft.noun and not case.linked):
        return None
    chosen = one_who_goes_on(case.story, event, draft.actors[0], sent=draft.kind == "message")
    if chosen is not None and _visits_others(case, chosen):
        return None
    return case.of(chosen, *draft.actors) if chosen is not None else None


#: Where the open side comes from.
RULES: Final[tuple[Rule[Open, Told], ...]] = (
    Rule("counterpart", _on_journey),
    Rule("possessor", _with_possessor),
    Rule("all_at_table", lambda case: halves.at_table(case.story, case.told)),
    Rule("next_in_turn", lambda case: halves.in_turn(case.story, case.told)),
    Rule("other_half", lambda case: halves.other_half(case.story, case.told)),
    Rule("to_host", lambda case: halves.to_host(case.story, case.told)),
    Rule("return_visit", lambda case: halves.return_visit(case.story, case.told)),
    Rule("travellers", _with_travellers),
    Rule("of_journey", _of_journey),
    Rule(
        "pair_before",
        lambda case: case.of(*pair) if (pair := pair_before(case.article, case.draft)) else None,
        lambda case: case.last is None,
    ),
    Rule("named_before", _with_named_before, lambda case: case.last is None),
    Rule("nobody", lambda case: case.told, lambda case: case.apart),
    Rule("same_two", _same_two),
    Rule("written_to", _written_to),
    Rule("goes_on", _goes_on, lambda case: not case.of_two),
    Rule("object_pronoun", _with_named_before, lambda case: case.says_him),
)


def with_sides(story: Story, told: Told) -> Told:
    """The trigger with the sides that the story before it supplies, or as it is."""
    found = decide(RULES, Open(story, told))
    if found is None or found.value is told:
        return told
    return replace(found.value, rules={**found.value.rules, "sides": found.rule})
