"""What tells of a contact without a verb of contact: being there, being somebody's guest, names in a headline.

:func:`verb_drafts` reads a clause by its verb's frame or, where it has none that fits, by the first situation of
:data:`SITUATIONS` that gives something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.reading.contacts.article import Article, Sentence, Slot, TimeSlot
from depesche.reading.contacts.sides.roles import asking, own_subject, partners, subjects
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame
from depesche.reading.contacts.triggers.verbs import by_frame, by_frames, with_roles

#: A headline without a verb is at most this long (tokens).
_HEADLINE: Final = 14
#: A line that only names two people, a day and a place has at most so many tokens.
_CAPTION: Final = 18
#: How many sentences before it somebody was told to be where another was a guest.
_BEFORE: Final = 2
#: Relations in which the clause behind "griff zum Hörer" names whom somebody calls.
_SPOKEN_TO: Final = frozenset({"object", "with", "at"})
#: Words that may stand between the sides of a headline.
_SMALL: Final = ("articles", "around_nouns", "joiners", "sequence")

Reads = Callable[[Article, Sentence, int], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation by its name; the examples of the names are in the language's ``contact_words.toml``."""

    name: str
    reads: Reads


def verb_drafts(article: Article, sentence: Sentence, place: int) -> list[Draft]:
    """What the clause's verb says: one draft for each contact, none where it tells of none."""
    sitting = not article.trigger_words.sitting.isdisjoint(sentence.clauses[place].lemmas)
    if sitting and (found := list(_present(article, sentence, place))):
        return found
    if found := by_frames(article, sentence, place):
        return found
    return next((found for each in SITUATIONS if (found := list(each.reads(article, sentence, place)))), [])


def _present(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Being there with those told of before: "auch A war dabei", "mit am Tisch saß B", "Gastgeber war C"."""
    clause = sentence.clauses[place]
    slots = [slot for slot in sentence.own_slots(place) if not slot.marker and not slot.oblique]
    if clause.verbs and slots and _says_present(article, clause):
        frame = _frame(article, "presence")
        token = clause.verbs[-1]
        trigger = article.offsets(token, token + 1)
        base = Draft(sentence, place, trigger, token, clause.end, frame, frame.kind, True, (), (), one_sided=True)
        yield with_roles(base, frame, slots, (), passive=False)


def _says_present(article: Article, clause: Clause) -> bool:
    known, words, lemmas = article.trigger_words, article.words(clause), set(clause.lemmas)
    there = not known.present.isdisjoint(words) and lemmas <= known.being_there
    beside = not known.sitting.isdisjoint(lemmas) and any(pair in known.at_table for pair in pairwise(words))
    return there or beside or (len(words) > 1 and words[0] in known.host and words[1] in known.being)


def _bound_for(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """A modal verb with where to and no other verb: "A will nach Rom"."""
    if _goes(sentence, place):
        yield from by_frame(article, sentence, place, _frame(article, "journey"))


def _guest(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Being with somebody: "er war in Rom beim Papst", "Merkel bei Trump" as a headline."""
    hosts = _hosts(sentence, place)
    idle = set(sentence.clauses[place].lemmas) <= article.trigger_words.without_contact
    guest = hosts and (
        idle or _as_guest(article, sentence, place) or _where_host_is(article, sentence, place, hosts)
    )
    if hosts and guest and not _goes(sentence, place):
        yield from _visit(article, sentence, place, hosts, _frame(article, "visiting"))


def _where_host_is(article: Article, sentence: Sentence, place: int, hosts: list[Slot]) -> bool:
    """Whether the city is named too where the host is at home, right behind the host or before: "warb bei A in Rom um
    Hilfe"; what tells of another contact ("seinen Besuch bei A in Rom") is none of the verb.
    """
    if any(article.noun_frame(i) is not None for i in sentence.clauses[place].tokens):
        return False
    states = {actor.state for actor in hosts[0].actors}
    home = (slot for slot in sentence.own_places(place) if slot.mention.state in states and slot.marker == "in")
    near = any(
        s.start - hosts[0].end <= 1 and hosts[0].start - s.end <= 1 and s.mention.kind == "place" for s in home
    )
    return near and sentence.clauses[place].past


def _guest_where(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Being a guest where somebody of that state was told to be right before: "A empfing in Rom Schüler. In Rom war
    auch B zu Gast".
    """
    clause = sentence.clauses[place]
    if _hosts(sentence, place) or not _as_guest(article, sentence, place) or not clause.verbs:
        return
    guests, hosts = own_subject(sentence, place), _at_home(article, sentence, place)
    if guests and hosts and not {a.state for g in guests for a in g.actors} & {a.state for a in hosts[0].actors}:
        frame, token = _frame(article, "visiting"), clause.verbs[-1]
        trigger = article.offsets(token, token + 1)
        base = Draft(sentence, place, trigger, token, clause.end, frame, "visit", False, (), ())
        yield with_roles(base, frame, guests, hosts, passive=False)


def _at_home(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """Who is the subject where a place of the clause, in their own state, was named in the sentences before."""
    here = {_named(article, slot) for slot in sentence.own_places(place) if slot.mention.kind in ("place", "side")}
    for before in reversed(article.sentences[max(0, sentence.index - _BEFORE) : sentence.index]):
        for at in range(len(before.clauses)):
            there = [slot for slot in before.own_places(at) if _named(article, slot) in here]
            own = own_subject(before, at)[:1]
            if there and own and [actor.state for actor in own[0].actors] == [there[0].mention.state]:
                return own
    return []


def _named(article: Article, slot: Slot) -> str:
    """What the place is called, or what stands there: "in Mar-a-Lago"."""
    return slot.mention.name or article.text[slot.mention.start : slot.mention.end]


def _had_as_guest(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Having somebody with one: "hatte ihn zu Gast"."""
    if _hosts(sentence, place) or not _as_guest(article, sentence, place) or _goes(sentence, place):
        return
    guests = partners(article, sentence, place, frozenset({"object", "with"}))
    if guests:
        name = "visiting" if guests[0].marker == "at" else "hosting"
        yield from _visit(article, sentence, place, guests, _frame(article, name))


def _takes_up_receiver(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Taking up the telephone for whom the next clause names: "griff zum Hörer, um ihm seine Sicht zu erläutern"."""
    clause, words = sentence.clauses[place], article.trigger_words
    taken = not words.taking_up.isdisjoint(clause.lemmas)
    if not taken or words.receivers.isdisjoint(article.words(clause)) or place + 1 >= len(sentence.clauses):
        return
    behind = sentence.clauses[place + 1]
    purpose = behind.kind == "infinitive" and behind.conjunction == "purpose"
    if purpose or (behind.shares_subject and asking(article, behind) is not None):
        subject = subjects(article, sentence, place)
        others = [slot for slot in partners(article, sentence, place + 1, _SPOKEN_TO) if slot not in subject]
        if subject and others:
            frame, token = _frame(article, "calling"), clause.verbs[-1]
            trigger = article.offsets(token, token + 1)
            base = Draft(sentence, place, trigger, token, clause.end, frame, frame.kind, False, (), ())
            yield with_roles(base, frame, subject, others[:1], passive=False)


def _pictured(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """People of several states together on a day at a place, and no more words: "A und B am 18. Mai in Rom"."""
    clause = sentence.clauses[place]
    slots = _side_by_side(sentence) if len(sentence.clauses) == 1 and not clause.verbs else []
    scene = _day_and_place(sentence, slots[-1].end) if slots else ()
    if scene and len(clause.tokens) <= _CAPTION and _only_names(article, clause, (*slots, *scene)):
        frame, token = _frame(article, "picture"), slots[0].start
        trigger = article.offsets(token, slots[-1].end)
        base = Draft(sentence, place, trigger, token, clause.end, frame, frame.kind, False, (), ())
        yield with_roles(base, frame, slots, (), passive=False)


def _side_by_side(sentence: Sentence) -> list[Slot]:
    """The people of the sentence, where these are several, coordinated, and no preposition governs them."""
    slots = [slot for slot in sentence.slots if slot.mention.kind in ("person", "office")]
    together = len(slots) > 1 and len({slot.group for slot in slots}) == 1
    return slots if together and not slots[0].marker else []


def _day_and_place(sentence: Sentence, behind: int) -> tuple[Slot | TimeSlot, ...]:
    """The days of the sentence and the places behind a token; none where either is lacking."""
    located = [p for p in sentence.places if p.mention.kind == "place" and p.marker == "in" and p.start >= behind]
    dated = [t for t in sentence.times if t.timex.days is not None and t.timex.type == "DATE"]
    return (*located, *dated) if located and dated else ()


def _only_names(article: Article, clause: Clause, known: Sequence[Slot | TimeSlot]) -> bool:
    """Whether all other words of the clause are small ones, what stands in brackets left aside: "A (l.) und B"."""
    inside = {i for each in known for i in range(each.start, each.end)}
    words, depth = article.tokens.words, 0
    for i in range(clause.start, clause.end):
        depth += (words[i] == "(") - (words[i] == ")")
        noun = words[i][:1].isupper() and not article.syntax.is_in(i, "articles")
        if noun and not depth and i not in inside:
            return False
    return True


#: In the order in which they are tried.
SITUATIONS: Final = (
    Situation("presence", _present),
    Situation("bound_for", _bound_for),
    Situation("guest", _guest),
    Situation("had_as_guest", _had_as_guest),
    Situation("takes_up_receiver", _takes_up_receiver),
    Situation("pictured", _pictured),
    Situation("guest_where", _guest_where),
)


def _goes(sentence: Sentence, place: int) -> bool:
    """Whether a modal verb with where to tells of a journey."""
    clause = sentence.clauses[place]
    towards = any(slot.marker == "towards" for slot in sentence.own_places(place))
    return bool(clause.modal) and not clause.lemmas and towards


def _hosts(sentence: Sentence, place: int) -> list[Slot]:
    return [slot for slot in sentence.own_slots(place) if slot.marker == "at"]


def _as_guest(article: Article, sentence: Sentence, place: int) -> bool:
    words = article.words(sentence.clauses[place])
    return any(pair in article.trigger_words.as_guest for pair in pairwise(words))


def _visit(
    article: Article, sentence: Sentence, place: int, others: list[Slot], frame: VerbFrame
) -> Iterator[Draft]:
    clause = sentence.clauses[place]
    subject = [slot for slot in subjects(article, sentence, place) if slot not in others]
    if not subject or (not clause.verbs and not _headline(article, clause, subject[-1].end, others[0].start)):
        return
    token = others[0].start
    trigger = article.offsets(token, others[0].end)
    base = Draft(sentence, place, trigger, token, clause.end, frame, "visit", False, (), ())
    yield with_roles(base, frame, subject, others[:1], passive=False)


def _headline(article: Article, clause: Clause, first: int, last: int) -> bool:
    """Whether a clause without a known verb is a headline: nothing but names and small words between its sides."""
    small = article.trigger_words.again.union(*(article.syntax.members(name) for name in _SMALL))
    between = (article.tokens.words[i] for i in range(first, last))
    return len(clause.tokens) <= _HEADLINE and all(
        w[:1].isupper() or w in small or not w.isalpha() for w in between
    )


def _frame(article: Article, role: str) -> VerbFrame:
    return article.frames.verbs[article.trigger_words.role_frames[role]][0]
