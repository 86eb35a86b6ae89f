"""Places in a contact's clause that are not its own: of what was talked about, of another contact, of a scope."""

from __future__ import annotations

from typing import Final

from depesche.light import cached_property, dataclass
from depesche.reading.contacts.article import Article, Slot, TimeSlot
from depesche.reading.contacts.places.words import PlaceWords, place_words
from depesche.reading.contacts.sides.around import APART
from depesche.reading.contacts.time import dates_contact, of_scope
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.rules import Rule, decide

#: How far (in tokens) a preposition may stand before its place.
_PHRASE: Final = 4
#: How far (in tokens) before the place of a contact that was talked about "über" may stand.
_TALKED: Final = 10
#: Relations of a noun by which a contact is where the noun is.
_LOCAL: Final = ("in", "on", "upon", "at")
#: Relations of a noun by which it is what a contact is about, or before or after.
_TOPICAL: Final = ("about", "around", "for", "against", "to", "after", "of", "because", "since")


@dataclass(frozen=True)
class _Attribute:
    """A place with what stands before its preposition: a noun that it may belong to."""

    article: Article
    draft: Draft
    slot: Slot

    @property
    def words(self) -> PlaceWords:
        """The language's words."""
        return self.article.setting.language.made(place_words)

    @property
    def floor(self) -> int:
        """Where the sentence begins."""
        return self.draft.sentence.start

    @cached_property
    def noun(self) -> int:
        """The token before the place's preposition."""
        at = self.slot.start - 1
        while at > self.floor and self.article.syntax.preposition(at) is None and self.slot.start - at < _PHRASE:
            at -= 1
        return at - 1

    @cached_property
    def text(self) -> str:
        """The word there; empty before the sentence."""
        return self.article.tokens.words[self.noun] if self.noun >= self.floor else ""

    @property
    def coordinated(self) -> bool:
        """Whether the place is coordinated with what stands before it: "die Lage im Irak und in Syrien"."""
        lower = self.article.lower(self.noun)
        return lower == "," or lower in self.words.coordinating

    @cached_property
    def dated(self) -> TimeSlot | None:
        """The time expression that stands there: "über den Gipfel am 12. Juni in Singapur"."""
        return next((t for t in self.draft.sentence.times if t.end == self.noun + 1), None)

    @cached_property
    def occasion(self) -> Slot | None:
        """The named gathering that stands there: "die Vorbereitung des G20-Gipfels in Hamburg"."""
        found = next((s for s in self.draft.sentence.places if s.start <= self.noun < s.end), None)
        return found if found is not None and found.mention.kind == "occasion" else None

    @cached_property
    def partner(self) -> Slot | None:
        """The person who stands there behind "mit"."""
        found = next((s for s in self.draft.sentence.slots if s.end == self.noun + 1), None)
        return found if found is not None and found.marker in ("with", "such") else None

    @property
    def no_noun(self) -> bool:
        """Whether what stands there cannot have the place for its attribute, or is a contact itself."""
        sentence = self.draft.sentence
        spans = [(s.start, s.end) for s in (*sentence.slots, *sentence.places)]
        spans += [(t.start, t.end) for t in sentence.times]
        named = any(start <= self.noun < end for start, end in spans)
        noun = self.text[:1].isupper() and self.text[1:2].islower()
        return (
            named or not noun or self.noun == self.draft.token or self.article.frames.noun(self.text) is not None
        )

    @property
    def contact_before(self) -> bool:
        """Whether it is where another contact was, after or before which the verb's was: "Nach dem Gespräch im Rathaus
        traf er C".
        """
        clause = self.draft.clause
        fronted = not self.draft.noun and clause.finite is not None and self.slot.end <= clause.finite
        return fronted and self.governing in APART and self.article.noun_frame(self.noun) is not None

    @property
    def names_topic(self) -> bool:
        """Whether what stands there is a noun for what is talked about."""
        ends = self.article.status_words.nouns["topic"]
        return self.text.lower().endswith(ends)

    @cached_property
    def governing(self) -> str:
        """The relation in which the noun stands."""
        return self.article.syntax.relation(self.floor, self.noun)


def _like_before(place: _Attribute) -> bool:
    """Whether the place before is of a topic."""
    before = next((s for s in place.draft.sentence.places if s.end == place.noun), None)
    return before is not None and of_topic(place.article, place.draft, before)


def _of_noun_before(place: _Attribute) -> bool:
    """Whether the place is that of what was before, between its people: "nach dem Eklat mit A im Weißen Haus"."""
    partner = place.partner
    syntax, floor = place.article.syntax, place.floor
    at = syntax.preposition_before(partner.start, "with", floor) if partner is not None else None
    if at is None or at - 1 == place.draft.token or place.article.noun_frame(at - 1) is not None:
        return False
    return syntax.noun_form(at - 1) and syntax.relation(floor, at - 1) in ("after", "before", "since")


def _of_dated(place: _Attribute) -> bool:
    """Whether the time dates another contact."""
    assert place.dated is not None  # noqa: S101 - the rule applies where a time stands
    far = not 0 <= place.dated.start - place.draft.token <= _PHRASE
    return dates_contact(place.article, place.dated) and far


def _owner(place: _Attribute) -> bool:
    """Whether it is only whose something is: "fünf Tage nach Ungarns Übernahme des Vorsitzes"."""
    slot, syntax = place.slot, place.article.syntax
    behind = slot.end < place.draft.sentence.end and syntax.noun_form(slot.end) and syntax.nominal(slot.end)
    return behind and syntax.is_genitive((slot.start, slot.end), place.floor, slot.mention.name)


def _of_gathering(place: _Attribute) -> bool:
    """Whether the gathering is only spoken of."""
    assert place.occasion is not None  # noqa: S101 - the rule applies where a gathering stands
    margins = place.words.margins & set(place.article.words(place.draft.clause))
    return place.occasion.marker in ("", "genitive") and not margins


#: Whether a place is an attribute of something that is not where the contact was: "die Konflikte in Syrien".
RULES: Final[tuple[Rule[_Attribute, bool], ...]] = (
    Rule("owner", lambda _: True, lambda p: p.slot.marker != "" and _owner(p)),
    Rule("coordinated_place", _like_before, lambda p: p.coordinated),
    Rule("dated_contact", _of_dated, lambda p: p.dated is not None),
    Rule("gathering", _of_gathering, lambda p: p.occasion is not None),
    Rule("contact_before", lambda _: True, lambda p: p.contact_before),
    Rule("noun_before", lambda _: True, lambda p: p.partner is not None and _of_noun_before(p)),
    Rule("no_noun", lambda _: False, lambda p: p.no_noun),
    Rule("topic_noun", lambda _: True, lambda p: p.names_topic),
    Rule("state_of_noun", lambda p: p.governing not in _LOCAL, lambda p: p.slot.mention.kind == "state"),
    Rule("place_of_noun", lambda p: p.governing in _TOPICAL),
)


def foreign(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether the place is not where the contact of the clause was."""
    return of_topic(article, draft, slot) or in_scope(article, draft, slot) or _of_another(article, draft, slot)


def of_topic(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether the place belongs to a noun that is not where the contact was."""
    found = decide(RULES, _Attribute(article, draft, slot))
    return found is not None and found.value


def _of_another(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether it is where a contact was that was talked about: "sprach mit ihm über das Treffen mit C in Rom"."""
    if draft.noun:
        return False
    for i in range(slot.start - 1, max(draft.token, slot.start - _TALKED, draft.sentence.start) - 1, -1):
        about = article.syntax.preposition(i) == "about"
        if about or article.lower(i) == ",":
            return about and any(article.noun_frame(k) is not None for k in range(i + 1, slot.start))
    return False


def in_scope(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether it is of another contact, from which the words count: "das erste Treffen seit dem Gipfel in Genf"."""
    if draft.marker == "since" or not of_scope(article, draft.sentence, slot.start):
        return False
    if slot.mention.kind == "occasion":
        return True
    noun = slot.start - 2 if article.syntax.preposition(slot.start - 1) else slot.start - 1
    named = any(s.start <= noun < s.end for s in (*draft.sentence.slots, *draft.sentence.places))
    since = article.setting.language.made(place_words).since
    # "seit Beginn der Pandemie in Rom": the place is that of the contact
    return named or article.lower(noun) in since or article.noun_frame(noun) is not None
