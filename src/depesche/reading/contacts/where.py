"""Where a contact was or will be, and what its place makes of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from depesche import knowledge
from depesche.model import Kind
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.discourse import PERSONAL
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import VerbFrame, gathering, noun_frame
from depesche.reading.contacts.roles import own_subject, sides
from depesche.reading.contacts.status_words import topics
from depesche.reading.contacts.when import dates_contact, of_scope
from depesche.reading.layers import Mention, MentionKind

#: How far (in tokens) a preposition may stand before its place.
_PHRASE: Final = 4
#: How far (in tokens) before the place of a contact that was talked about "über" may stand.
_TALKED: Final = 10
#: Prepositions by which a contact is located, by what follows them.
_AT: Final = {"place": ("in", "on", "upon", "at", "to"), "side": ("in", "on"), "state": ("in",)}


_SINCE: Final = ("seit", "seitdem")


def place_of(article: Article, draft: Draft) -> Slot | None:
    """The place that the trigger's clause names; for a noun the one in its own phrase first."""
    found = _places(article, draft, draft.place)
    if draft.noun and (slot := _of_compound(article, draft)):
        return slot
    if draft.noun and found:
        own = [slot for slot in found if draft.token < slot.start < draft.end]
        around = found if draft.marker in ("", "at", "in", "on", "during") else _towards(found)
        found = own or around
    if not found:
        clause = draft.clause
        neighbours = [clause.parent] if clause.kind in ("infinitive", "relative") else []
        if clause.shares_subject or "dort" in article.words(clause):
            neighbours.append(draft.place - 1)
        for place in neighbours:
            if place is not None and 0 <= place < len(draft.sentence.clauses):
                found = found or _places(article, draft, place)
    if not found and "dort" in article.words(draft.clause) and draft.sentence.index:
        before = article.sentences[draft.sentence.index - 1]
        found = [s for s in before.places if s.mention.kind == "place" and s.marker in ("in", "towards", "upon")][
            -1:
        ]
    if not draft.noun:
        found = _towards(found) or found  # "lud ihn beim Treffen in Genf nach Rom ein"
    if not draft.noun and draft.slots and len(found) > 1:
        # "zu A nach X und zu B nach Y": to each the place that follows
        found = [s for s in found if s.start > draft.slots[-1].start][:1] or found
    return _finest(found)


def _towards(slots: Sequence[Slot]) -> list[Slot]:
    """The places that somebody goes to."""
    return [slot for slot in slots if slot.marker == "towards"]


def _places(article: Article, draft: Draft, place: int) -> list[Slot]:
    travels = draft.kind in ("visit", "summit", "meeting")
    out = []
    for slot in draft.sentence.own_places(place):
        kind = slot.mention.kind
        there = slot.marker == "towards" and travels
        frame = draft.frame
        there |= isinstance(frame, VerbFrame) and frame.travel and "object" in frame.partner and not slot.marker
        if _of_topic(article, draft, slot) or _of_scope(article, draft, slot) or _of_another(article, draft, slot):
            continue
        at = slot.marker in _AT[kind] if kind in _AT else False
        if at or (there and kind in ("place", "state")):
            out.append(slot)
    return out


def _of_compound(article: Article, draft: Draft) -> Slot | None:
    """The city or state that a compound begins with: "Kiew-Besuch", "China-Reise"."""
    head, hyphen, _ = article.tokens.words[draft.token].rpartition("-")
    if not hyphen or draft.kind not in PERSONAL:
        return None
    base = knowledge.load()
    states = base.states_named(head) if draft.kind == "visit" else ()
    states = states or tuple(s for s in base.states.values() if head in s.capitals)
    cities = () if states else base.places_named(head)
    if not states and not cities:
        return None
    kind: MentionKind = "state" if states and states[0].name == head else "place"
    state, city = (states[0].id, None) if states else (cities[0].state, cities[0].id)
    mention = Mention(*draft.trigger, kind, head, state=state, id=city)
    return Slot(mention, draft.token, draft.token + 1, (), "", oblique=False, group=0)


def _of_topic(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether the place belongs to a noun that is not where the contact was: "die Konflikte in Syrien"."""
    at, floor = slot.start - 1, draft.sentence.start
    while at > floor and article.syntax.preposition(at) is None and slot.start - at < _PHRASE:
        at -= 1
    noun = at - 1
    if article.lower(noun) in ("und", "oder", ","):  # "die Lage im Irak und in Syrien"
        before = next((s for s in draft.sentence.places if s.end == noun), None)
        return before is not None and _of_topic(article, draft, before)
    dated = next((t for t in draft.sentence.times if t.end == noun + 1), None)
    if dated is not None:  # "über den Gipfel am 12. Juni in Singapur"
        return dates_contact(article, dated) and not 0 <= dated.start - draft.token <= _PHRASE
    text = article.tokens.words[noun] if noun >= floor else ""
    gathering_there = next((s for s in draft.sentence.places if s.start <= noun < s.end), None)
    if gathering_there is not None and gathering_there.mention.kind == "occasion":
        # "dient der Vorbereitung des G20-Gipfels in Hamburg"
        return gathering_there.marker in ("", "genitive") and "rande" not in article.words(draft.clause)
    named = any(s.start <= noun < s.end for s in (*draft.sentence.slots, *draft.sentence.places))
    named = named or any(t.start <= noun < t.end for t in draft.sentence.times)
    if named or not (text[:1].isupper() and text[1:2].islower()) or noun == draft.token or noun_frame(text):
        return False
    if text.lower().endswith(topics()):
        return True
    governing = article.syntax.relation(floor, noun)
    if slot.mention.kind == "state":
        return governing not in ("in", "on", "upon", "at")
    return governing in ("about", "around", "for", "against", "to", "after", "of", "because", "since")


def _of_another(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether it is where a contact was that was talked about: "sprach mit ihm über das Treffen mit C in Rom"."""
    if draft.noun:
        return False
    words = article.tokens.words
    for i in range(slot.start - 1, max(draft.token, slot.start - _TALKED, draft.sentence.start) - 1, -1):
        if article.lower(i) in (",", "über"):
            named = range(i + 1, slot.start)
            return article.lower(i) == "über" and any(noun_frame(words[k]) is not None for k in named)
    return False


def _finest(slots: Sequence[Slot]) -> Slot | None:
    """A city or building before a state."""
    fine = [slot for slot in slots if slot.mention.kind != "state"]
    return next(iter(fine or slots), None)


def _of_scope(article: Article, draft: Draft, slot: Slot) -> bool:
    """Whether it is of another contact, from which the words count: "das erste Treffen seit dem Gipfel in Genf"."""
    if draft.marker == "since" or not of_scope(article, draft.sentence, slot.start):
        return False
    if slot.mention.kind == "occasion":
        return True
    noun = slot.start - 2 if article.syntax.preposition(slot.start - 1) else slot.start - 1
    named = any(s.start <= noun < s.end for s in (*draft.sentence.slots, *draft.sentence.places))
    # "seit Beginn der Pandemie in Rom": the place is that of the contact
    return named or article.lower(noun) in _SINCE or noun_frame(article.tokens.words[noun]) is not None


def occasion_of(article: Article, draft: Draft) -> Slot | None:
    """The named gathering in the trigger's clause ("am Rande des G20-Gipfels")."""
    found = [s for s in draft.sentence.own_places(draft.place) if s.mention.kind == "occasion"]
    return next((slot for slot in found if not _of_scope(article, draft, slot)), None)


def in_city(slot: Slot) -> Slot:
    """The city around a building; another appointment of the day need not have been in the same house."""
    base, mention = knowledge.load(), slot.mention
    known = base.places_named(mention.name or "")
    if mention.kind == "side" and not known:
        state = base.state(mention.state or "")
        city, key = (state.capital if state else None), None
    else:
        within = known[0].within if known and known[0].kind != "city" else None
        city, key = (base.capital(within) or base.label(within), within) if within else (None, None)
        key = None if within and base.capital(within) else key
    return replace(slot, mention=replace(mention, kind="place", name=city, id=key)) if city else slot


def place_beside(article: Article, sentence: int, actors: Sequence[Actor]) -> Slot | None:
    """Where one of the people is told to be, at another's home, in the sentence or the one before it.

    Such as "A hat in Rom geworben. Bei dem Treffen mit B dankte er".
    """
    for index in (sentence, sentence - 1):
        found = article.sentences[index] if index >= 0 else None
        for slot in found.places if found else ():
            place = found.owner.get(slot.start) if found else None
            if (
                found is None
                or place is None
                or slot.mention.kind != "place"
                or slot.marker not in ("in", "towards")
            ):
                continue
            hosts = [actor for actor in actors if actor.state == slot.mention.state]
            guests = {actor.key for actor in actors if actor.state != slot.mention.state}
            subject = {actor.key for s in own_subject(found, place) for actor in s.actors}
            if hosts and guests & subject:
                return slot
    return None


def on_margins(article: Article, drafts: Sequence[Draft]) -> bool:
    """Whether the contact is told to have been on the margins or in the course of a gathering of many."""
    return any(
        "rande" in article.words(draft.clause) or (draft.kind != "visit" and _at_gathering(article, draft))
        for draft in drafts
    )


def attends(article: Article, draft: Draft) -> bool:
    """Whether somebody comes, or is asked, to a gathering of many: "nahm die Einladung zum G20-Gipfel an"."""
    frame = draft.frame
    comes = frame.status == "considered" or (isinstance(frame, VerbFrame) and frame.travel)
    occasion = occasion_of(article, draft) if comes else None
    return occasion is not None and occasion.marker == "to" and gathering(occasion.mention.name or "")


def _at_gathering(article: Article, draft: Draft) -> bool:
    nouns = [i for i in draft.clause.tokens if "gipfel" in article.lower(i) and gathering(article.tokens.words[i])]
    return any(article.syntax.relation(draft.sentence.start, i) in ("at", "on") for i in nouns)


def kind_at(
    kind: Kind, actors: Sequence[Actor], state: str | None, *, margins: bool, travelled: bool, attended: bool
) -> Kind:
    """The kind of a contact in person: a visit where one side is at home, else a meeting; a summit from three on.

    ``margins`` says that it was on the margins of a gathering, ``travelled`` that all went to see one of them,
    ``attended`` that the contact is the gathering itself.
    """
    if kind == "talks" and margins:
        kind = "meeting"
    if kind not in ("meeting", "visit", "summit"):
        return kind
    here = sides(actors)
    if attended:
        return "summit"
    if len(here) >= 3:
        return "visit" if travelled else "summit"
    if margins:
        return "meeting"
    if state is None:
        return "meeting" if kind == "summit" else kind
    return "visit" if state in here else "meeting"


def called_on(draft: Draft, state: str | None) -> bool:
    """Whether the trigger tells that several came to one of them: "reisten zu ihm", "trafen in Rom mit dem Papst
    zusammen".
    """
    if not isinstance(draft.frame, VerbFrame):
        return False
    if draft.frame.travel:
        return draft.kind == "visit"
    guests = [actor for slot in draft.slots if not slot.marker for actor in slot.actors]
    hosts = [actor for slot in draft.slots if slot.marker for actor in slot.actors]
    at_home = state is not None and [actor.state for actor in hosts] == [state]
    return at_home and len(guests) > 1 and state not in {actor.state for actor in guests}
