"""Where the people of a contact are by the story around it, if no word of the contact says it.

An ordered table: the headline, who is told to be or to speak somewhere, the place of a gathering, the dateline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.light import cached_property, dataclass, replace
from depesche.model.statuses import phase
from depesche.reading.contacts.actors import house_of
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.places.foreign import foreign, of_topic
from depesche.reading.contacts.places.implied import host_of
from depesche.reading.contacts.places.known import in_city
from depesche.reading.contacts.places.named import occasion_of
from depesche.reading.contacts.places.words import PlaceWords, place_words
from depesche.reading.contacts.sides.roles import sides, subjects
from depesche.reading.contacts.time.expressions import dated
from depesche.reading.contacts.told import Event
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.layers import Mention
from depesche.rules import Decision, Rule, decide

#: An event of the first sentences is the news that the dateline stands for.
LEAD: Final = 4
#: How many sentences before and after a contact its scene is set.
_BEFORE: Final = 3
_AFTER: Final = 2
#: How many days somebody stays who has come.
_STAY: Final = 3
#: Relations of the place at which somebody is, or to which somebody comes.
_LOCAL: Final = ("in", "upon", "at", "towards")
_GATHERED: Final = ("in", "upon", "at", "of")
#: Relations of the noun of a gathering in a clause that tells of it.
_TOLD: Final = ("", "at", "to", "on", "during")


@dataclass(frozen=True)
class Scene:
    """An event in its article, with the sentences around it."""

    article: Article
    event: Event

    @property
    def draft(self) -> Draft:
        """The trigger that told of the event first."""
        return self.event.drafts[0]

    @cached_property
    def words(self) -> PlaceWords:
        """The language's words."""
        return self.article.setting.language.made(place_words)

    @cached_property
    def home(self) -> set[str]:
        """The states and organisations of its people."""
        return sides(self.event.actors)

    @property
    def before(self) -> Sequence[Sentence]:
        """The sentences up to its own, the nearest first."""
        at = self.draft.sentence.index
        return self.article.sentences[max(0, at - _BEFORE) : at + 1][::-1]

    @property
    def after(self) -> Sequence[Sentence]:
        """The sentences right behind its last one."""
        at = self.event.last[0]
        return self.article.sentences[at + 1 : at + 1 + _AFTER]

    @property
    def lead(self) -> bool:
        """Whether it is the news with which the article opens."""
        return not self.event.recalled and self.event.told[0].draft.sentence.index <= LEAD

    def of_guest(self, sentence: Sentence) -> Iterator[Slot]:
        """The places, at the home of one of the people, where another of them is told to be or to speak."""
        for slot in reversed(sentence.places):
            if self.fits(sentence, slot) and self._guest_in(sentence, slot) and self._then(sentence, slot):
                yield slot

    def fits(self, sentence: Sentence, slot: Slot) -> bool:
        """Whether something is at the place, and not only spoken of there."""
        if slot.mention.kind != "place" or slot.marker not in _LOCAL:
            return False
        if sentence is self.draft.sentence:
            return not foreign(self.article, self.draft, slot)
        near = replace(self.draft, sentence=sentence, place=sentence.owner.get(slot.start, 0))
        return not of_topic(self.article, near, slot)

    def _guest_in(self, sentence: Sentence, slot: Slot) -> bool:
        clause = sentence.owner.get(slot.start)
        if clause is None or slot.mention.state not in self.home or self._tells_of_another(sentence, clause):
            return False
        if (host := host_of(self.event)) is not None and host.state != slot.mention.state:
            return False  # at the host's, and not where one of them goes another time
        guests = {actor.key for actor in self.event.actors if actor.state != slot.mention.state}
        found = subjects(self.article, sentence, clause)
        return any(actor.key in guests for each in found for actor in each.actors)

    def _then(self, sentence: Sentence, slot: Slot) -> bool:
        """Whether no time in the place's clause is another than that of the event."""
        place = sentence.owner.get(slot.start, 0)
        goes = any(frame.travel for frame in self.article.verb_frames(sentence.clauses[place]))
        told = [t.timex.days for t in sentence.own_times(place) if dated(t)]
        named = [days.widened(0, _STAY if goes else 0) for days in told if days is not None]
        if self.event.days is None or not named:
            return True
        finest = min(days.size for days in named)  # "das erste Treffen in diesem Jahr war im Januar in Aachen"
        return any(days.meets(self.event.days) for days in named if days.size == finest)

    def _tells_of_another(self, sentence: Sentence, clause: int) -> bool:
        """Whether the clause tells of a contact with people whom this one is not of."""
        people = {a.key for slot in sentence.own_slots(clause) for a in slot.actors}
        return len(people) > 1 and not people <= self.event.keys

    def of_gathering(self, sentence: Sentence) -> Iterator[Slot]:
        """The places of a gathering of many of which the sentence tells: "In Nizza hat der Gipfel begonnen"."""
        for slot in sentence.places:
            clause = sentence.clauses[sentence.owner.get(slot.start, 0)]
            if slot.mention.kind != "place" or not self._at_gathering(slot):
                continue
            if any(self._gathers(sentence, i) for i in clause.tokens):
                yield slot

    def _at_gathering(self, slot: Slot) -> bool:
        """Whether somebody gathers at the place, or goes there for what is then told to be on the margins."""
        margins = self.words.margins & set(self.article.words(self.draft.clause))
        return slot.marker in _GATHERED or (slot.marker == "towards" and bool(margins))

    def called_venue(self, sentence: Sentence) -> Iterator[Slot]:
        """What a sentence says the place is."""
        for place, clause in enumerate(sentence.clauses):
            words = self.article.words(clause)
            if self.words.venues.isdisjoint(words) or self.words.being.isdisjoint(words):
                continue
            bare = [slot for slot in sentence.own_places(place) if not slot.marker]
            yield from (_as_place(slot) for slot in bare)
            yield from self._houses(sentence, place)

    def _houses(self, sentence: Sentence, place: int) -> Iterator[Slot]:
        """What the clause names like a government: "Ort der Begegnung ist Paris"."""
        tokens, floor = self.article.tokens, sentence.start
        for i in sentence.clauses[place].tokens:
            mention = self._sides.get(tokens.starts[i])
            house = house_of(mention, self.article.knowledge) if mention is not None else None
            if house is not None and not self.article.syntax.relation(floor, i):
                yield Slot(house, i, i + 1, (), "", oblique=False, group=0)

    @cached_property
    def _sides(self) -> dict[int, Mention]:
        return {m.start: m for m in self.article.doc._.mentions if m.kind == "side"}

    def _gathers(self, sentence: Sentence, token: int) -> bool:
        """Whether the word is the noun of a gathering that the clause tells of, and not one that is spoken of."""
        lower = self.article.lower(token)
        named = self.article.tokens.words[token][:1].isupper() and any(p in lower for p in self.words.conferences)
        return named and self.article.syntax.relation(sentence.start, token) in _TOLD


def _as_place(slot: Slot) -> Slot:
    """The slot of what is named like a government as the city that it is."""
    return replace(slot, mention=replace(slot.mention, kind="place"))


def _first(found: Iterator[Slot]) -> Slot | None:
    return next(found, None)


def _in_title(scene: Scene) -> Slot | None:
    """The place that a headline of names alone tells: "Merkel in Paris: …"."""
    lines = scene.article.sentences[: LEAD - 1]
    titles = (s for s in lines if s.title or _names_only(scene.article, s))
    return _first(slot for s in titles for slot in s.places if scene.fits(s, slot) and _of_home(scene, slot))


def _names_only(article: Article, sentence: Sentence) -> bool:
    """Whether it is a line without a verb, as headlines are and no sentence with its full stop."""
    return all(c.finite is None for c in sentence.clauses) and article.tokens.words[sentence.end - 1] != "."


def _of_home(scene: Scene, slot: Slot) -> bool:
    return slot.mention.state in scene.home


def _told_before(scene: Scene) -> Slot | None:
    return _first(slot for sentence in scene.before for slot in scene.of_guest(sentence))


def _told_after(scene: Scene) -> Slot | None:
    return _first(slot for sentence in scene.after for slot in scene.of_guest(sentence))


def _gathered(scene: Scene) -> Slot | None:
    found = _first(slot for sentence in scene.before[1:] for slot in scene.of_gathering(sentence))
    return in_city(scene.article, found) if found is not None else None


def _dateline(scene: Scene) -> Slot | None:
    """The city of the dateline: a home of one of them, or third ground, for what happened."""
    head = scene.article.doc._.head
    if len(head.dateline_places) != 1 or head.dateline is None:
        return None
    name = head.dateline_places[0]
    base = scene.article.knowledge
    capital_of = next((state.id for state in base.states.values() if name in state.capitals), None)
    cities, town = base.places_named(name), base.town(name)
    state = capital_of or (cities[0].state if cities else town.state if town else None)
    if state is None or any(occasion_of(scene.article, draft) for draft in scene.event.drafts):
        return None
    if not _meets_in(scene, state):
        return None
    key = None if capital_of or not cities else cities[0].id
    first, last = head.dateline
    mention = Mention(first, last, "place", name=name, state=state, id=key)
    return Slot(mention, 0, 1, (), "in", oblique=False, group=0)


def _meets_in(scene: Scene, state: str) -> bool:
    """Whether the contact can be in the state of the dateline: the host's, or where none is, third ground."""
    host = next((d.host for d in scene.event.drafts if d.host), None)
    if host is not None:
        return any(actor.key == host and actor.state == state for actor in scene.event.actors)
    return phase(scene.event.status) == "done" and state not in scene.home


def _venue(scene: Scene) -> Slot | None:
    """The place that a sentence calls that of the contact: "Ort der Zusammenkunft ist Genf"."""
    near = (*scene.before[:1], *scene.article.sentences[scene.draft.sentence.index + 1 :][:_AFTER])
    return _first(slot for sentence in near for slot in scene.called_venue(sentence))


#: What tells where the people of a contact are.
RULES: Final[tuple[Rule[Scene, Slot], ...]] = (
    Rule("venue", _venue),
    Rule("scene_before", _told_before),
    Rule("scene_title", _in_title, lambda scene: scene.lead),
    Rule("scene_after", _told_after, lambda scene: scene.event.phase == "done"),
    Rule("scene_gathering", _gathered),
    Rule("dateline", _dateline, lambda scene: scene.lead),
)


def scene_of(article: Article, event: Event) -> Decision[Slot] | None:
    """Where the story has the people of the event, and the rule that says so."""
    return decide(RULES, Scene(article, event))
