"""Lays an article out: who is named in which clause and relation, which times and places stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from depesche.lang.syntax import Range, Syntax
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.light import dataclass, replace
from depesche.reading.contacts.actors import NO_PERSON, Actor, actor_of_side, actors_of, house_of, registry
from depesche.reading.contacts.article import Article, Sentence, Slot, TimeSlot
from depesche.reading.contacts.sides.words import side_words
from depesche.reading.contacts.triggers.words import trigger_words
from depesche.reading.layers import Mention, kept
from depesche.reading.setting import Setting

#: A side named after one of these is a building: "im Kreml", "am Ballhausplatz".
_LOCAL: Final = ("in", "on", "upon", "from", "before")
#: Relations of a side that may be the house in a part of which something is.
_OWNED: Final = ("", "of")
_HOUSED: Final = ("in", "on", "upon")
#: The relation of somebody beside whom another takes part too, and how far "auch" may stand before that one.
_BESIDE: Final = "beside"
_ALSO: Final = 3
#: Relations of a noun that says when something was.
_TIMES: Final = ("before", "after", "since", "during")
#: Prepositions that a time expression may begin with itself and that say more than that it is one.
_TIME_MARKERS: Final = ("since", "after", "before", "for", "until", "upon", "onwards")


def laid_out(doc: Doc, setting: Setting) -> Article:
    """The article of a document whose layers up to people and time are set."""
    actors = registry(doc._.mentions)
    sentences = list(_sentences(doc))
    syntax = setting.syntax(doc)
    tokens = syntax.tokens
    starts = tokens.starts
    firsts = [sentence.start for sentence in sentences]
    for sentence in sentences:
        sentence.clauses = syntax.clauses((sentence.start, sentence.end))
        sentence.owner = {i: place for place, clause in enumerate(sentence.clauses) for i in clause.tokens}
    placing = _Placing(syntax, setting, actors)
    for mention in doc._.mentions:
        first, end = _tokens(starts, mention.start, mention.end)
        if (found := _at(sentences, firsts, first)) is not None:
            placing.place(found, mention, (first, end))
    named = doc._.head.dateline_places or doc._.head.agency
    head = doc._.head.dateline if named and doc._.head.dateline else (0, 0)  # a mere day heads an entry
    for timex in (t for t in doc._.timexes if not head[0] <= t.start < head[1]):  # that dates the article
        first, end = _tokens(starts, timex.start, timex.end)
        if (found := _at(sentences, firsts, first)) is not None:
            own = syntax.preposition(first)
            marker = own if own in _TIME_MARKERS else syntax.relation(found.start, first)
            found.times.append(TimeSlot(timex, first, end, marker))
    return Article(doc, doc._.published, sentences, actors, setting, syntax)


def _at(sentences: Sequence[Sentence], firsts: Sequence[int], token: int) -> Sentence | None:
    place = bisect_right(firsts, token) - 1
    return sentences[place] if place >= 0 and token < sentences[place].end else None


def _tokens(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_left(starts, end))


def _sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of the article proper."""
    spans, tokens = kept(doc), tokens_of(doc)
    title = doc._.head.title
    index = paragraph = 0
    for first, last in sentences_of(doc):
        start, end = tokens.starts[first], tokens.end(last - 1)
        if not any(s < end and start < e for s, e in spans):
            continue
        opening = next((k for k in range(first, last) if not tokens.words[k].isspace()), last)
        if opening == last:
            continue
        is_title = title is not None and title[0] <= tokens.starts[opening] < title[1]
        yield Sentence(index, opening, last, paragraph, is_title)
        index += 1
        if "\n" in tokens.text[end - 1 : end + 2] or tokens.words[last - 1].isspace():
            paragraph += 1


def _first_object(previous: Slot, slot: Slot) -> bool:
    """Whether a mention without a preposition is an object and that before it is none."""
    return slot.oblique and not (slot.marker or previous.marker or previous.oblique)


def _is_somebody(mention: Mention) -> bool:
    """Whether it names somebody, or the deputy of somebody."""
    return mention.kind == "person" or mention.modifier == "deputy"


# -- who ------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts mentions into their sentences: people as slots with those they stand for, the rest as places."""

    syntax: Syntax
    setting: Setting
    actors: dict[str, Actor]

    def place(self, sentence: Sentence, mention: Mention, tokens: Range) -> None:
        """Put the mention that stands at the tokens into the sentence."""
        first, end = tokens
        thing = mention.kind in NO_PERSON
        name = mention.name or ""
        particle = name.endswith(
            self.syntax.text[mention.start : mention.end]
        )  # "von der Leyen": part of the name
        marker = self.syntax.relation(sentence.floor(first), first, place=thing, name=particle)
        if mention.kind == "side" and (marker in _OWNED or marker in _HOUSED):
            mention, marker = self._housed(mention, marker, sentence.floor(first), first)
        if thing or mention.kind == "place" or (mention.kind == "side" and marker in _LOCAL):
            sentence.places.append(Slot(mention, first, end, (), marker, False, 0))
            return
        people = self._people(mention, marker)
        if people and self._names_colleague(sentence, mention, first):
            before = sentence.slots.pop()  # "sein Amtskollege, Außenminister Lawrow": one person
            sentence.slots.append(replace(before, mention=mention, end=end, actors=people))
        elif people:
            sentence.slots.append(self._slot(sentence, mention, tokens, people, marker))
        elif _is_somebody(mention) and not marker and not self.syntax.is_objective(tokens):
            sentence.bystanders.add(sentence.owner.get(first, 0))

    def _housed(self, mention: Mention, marker: str, floor: int, first: int) -> tuple[Mention, str]:
        """A side that is named like its house or city as that place with its relation, if something is there ("im
        Kreml", "im Garten des Weißen Hauses"); else as it is.
        """
        house = house_of(mention, self.setting.knowledge)
        if house is None:
            return mention, marker
        found = marker if marker in _HOUSED else self.syntax.relation(floor, first, place=True)
        return (house, found) if found in _HOUSED else (mention, marker)

    def _people(self, mention: Mention, marker: str) -> tuple[Actor, ...]:
        base = self.setting.knowledge
        return actors_of(mention, self.actors, base) or actor_of_side(mention, marker, self.actors, base)

    def _names_colleague(self, sentence: Sentence, mention: Mention, first: int) -> bool:
        """Whether the mention is the name, between commas, of the colleague spoken of right before."""
        before = sentence.slots[-1] if sentence.slots else None
        if before is None or mention.kind != "person" or self.syntax.words[before.end : first] != [","]:
            return False
        title = self.syntax.lowers[before.end - 1]
        colleagues = self.setting.language.made(side_words).colleagues
        return any(stem in title for stem in colleagues) and before.mention.state == mention.state

    def _slot(
        self, sentence: Sentence, mention: Mention, tokens: Range, people: tuple[Actor, ...], marker: str
    ) -> Slot:
        first, end = tokens
        oblique = self.syntax.is_objective(tokens) and not sentence.behind_relative(mention, first)
        alone = Slot(mention, first, end, people, marker, oblique, len(sentence.slots))
        if self._did_likewise(sentence, alone):
            return replace(alone, marker="such")
        if (found := self._joined(sentence, alone) or self._added(sentence, alone)) is not None:
            return found
        marker = self._such(sentence, first, marker) or self._shared(sentence, first)
        if self._owns_next(sentence, mention, tokens):
            marker = "genitive"
        if not marker and not self._behind_owner(sentence, first):
            marker = "genitive" if self.syntax.is_genitive(tokens, sentence.start, mention.name) else ""
        nominative = mention.kind == "pronoun" and self.syntax.is_in(first, "subject_pronouns")
        group = len(sentence.slots)
        return Slot(mention, first, end, people, marker, oblique, group, nominative=nominative)

    def _joined(self, sentence: Sentence, slot: Slot) -> Slot | None:
        """The mention as one coordinated with that before it; ``None`` where it is not. A comma alone parts an object
        from a subject: "empfing A, der Präsident, B, den Premier".
        """
        previous = sentence.slots[-1] if sentence.slots else None
        if previous is None or sentence.owner.get(previous.start) != sentence.owner.get(slot.start):
            return None
        joined = self.syntax.joining(previous.end, slot.start)
        if not joined or slot.marker not in ("", previous.marker):
            return None
        if _first_object(previous, slot) and self.syntax.words[previous.end : slot.start] == [","]:
            return None
        step = previous.step + (joined == "then")
        inherited = slot.oblique or (previous.oblique and not previous.marker)
        return replace(slot, marker=previous.marker, oblique=inherited, group=previous.group, step=step)

    def _did_likewise(self, sentence: Sentence, slot: Slot) -> bool:
        """Whether the mention is of somebody who did the same with the clause's partner, at its end: "A telefonierte am
        Montag mit B, ebenso C", "A telefonierte am Montag mit B, C am Dienstag".
        """
        place = sentence.owner.get(slot.start)
        own = [other for other in sentence.slots if sentence.owner.get(other.start) == place]
        if place is None or slot.marker or len(own) < 2 or own[0].marker:
            return False
        lowers, words = self.syntax.lowers, self.setting.language.made(side_words)
        comma = max((k for k in range(own[-1].end, slot.start) if lowers[k] == ","), default=slot.start)
        if " ".join(lowers[comma + 1 : slot.start]) in words.likewise:
            return True
        return own[-1].marker == "with" and self._alone_behind(own, slot, sentence.clauses[place].end)

    def _alone_behind(self, own: Sequence[Slot], slot: Slot, end: int) -> bool:
        """Whether a comma alone parts the mention from the partner, no list goes on, and more is told of it."""
        rest = range(slot.end, end)
        listed = any(self.syntax.is_in(k, "joiners") for k in rest) or own[-1].group == own[-2].group
        follows = sum(self.syntax.lowers[k][:1].isalnum() for k in rest) > 1
        return self.syntax.lowers[own[-1].end : slot.start] == [","] and follows and not listed

    def _owns_next(self, sentence: Sentence, mention: Mention, tokens: Range) -> bool:
        """Whether a name between a preposition and its noun only says whose the noun is: "mit Trumps Berater"."""
        first, end = tokens
        named = mention.kind == "person" and end < sentence.end and self.syntax.nominal(end)
        upper = named and self.syntax.noun_form(end) and self.syntax.words[end][:1].isupper()
        return upper and self.syntax.is_genitive(tokens, first, mention.name)

    def _behind_owner(self, sentence: Sentence, first: int) -> bool:
        """Whether the mention stands right behind a leader or a city, which are nobody's: "begegnete der Präsident der
        Kanzlerin", "traf in Rom der Kanzlerin".
        """
        at = first - 1 if self.syntax.lowers[first - 1] in self.syntax.members("articles") else first
        before = (*sentence.slots[-1:], *sentence.places[-1:])
        return any(slot.end == at and (slot.mention.counts or slot.mention.kind == "place") for slot in before)

    def _added(self, sentence: Sentence, slot: Slot) -> Slot | None:
        """The mention in the relation of one to whom it is added; ``None`` where it is added to none."""
        to = self._added_to(sentence, slot.start)
        if to is not None and slot.marker in ("", to.marker):
            return replace(slot, marker=to.marker, oblique=to.oblique, group=to.group)
        before = sentence.slots[-1] if sentence.slots else None
        if before is None or before.marker != _BESIDE or not self._also(slot.start):
            return None
        if sentence.owner.get(before.start) != sentence.owner.get(slot.start):
            return None
        # "neben A auch B": both stand in one relation
        sentence.slots[-1] = replace(before, marker=slot.marker, oblique=slot.oblique)
        return replace(slot, group=before.group)

    def _added_to(self, sentence: Sentence, first: int) -> Slot | None:
        """The mention to which one is added at the end of a clause: "traf sich mit A, darunter B", "kamen A und B,
        dazu C"; behind "darunter" the nearest, else the first that stands bare.
        """
        words = self.setting.language.made(side_words)
        word = self.syntax.lowers[first - 1] if first > sentence.start else ""
        if word not in words.adding or self.syntax.words[first - 2] not in (",", "–", "-"):
            return None
        place = sentence.owner.get(first)
        own = [slot for slot in sentence.slots if sentence.owner.get(slot.start) == place]
        if word in words.among:
            return own[-1] if own and own[-1].marker else self._partner_of(sentence, first)
        return next((slot for slot in own if not slot.marker and not slot.oblique), None)

    def _such(self, sentence: Sentence, first: int, marker: str) -> str:
        """The relation of the mention; "such" where it is an example of a plural, "viele Politiker, etwa A und B", or
        only that of a noun: "sprach mit B über den Umgang mit A".
        """
        words, lowers = self.setting.language.made(side_words), self.syntax.lowers
        if marker == "with":
            at = self.syntax.preposition_before(first, "with", sentence.start)
            return "such" if at is not None and at > 0 and self._dealt(sentence, at - 1) else marker
        bare = not marker and first - 2 > sentence.start
        return "such" if bare and lowers[first - 1] in words.exemplifying and lowers[first - 2] == "," else marker

    def _dealt(self, sentence: Sentence, noun: int) -> bool:
        """Whether the noun's "mit" says with whom somebody has dealings: behind the verb no time, "sprach vor dem Krieg
        mit A".
        """
        dealings = self.setting.language.made(side_words).dealings
        finite = sentence.clauses[sentence.owner.get(noun, 0)].finite
        behind = finite is not None and finite < noun
        timed = behind and self.syntax.relation(sentence.floor(noun), noun) in _TIMES
        return self.syntax.lowers[noun].endswith(dealings) and not timed

    def _partner_of(self, sentence: Sentence, first: int) -> Slot | None:
        """A partner that is no mention: the clause's "mit der Führung" before "darunter A"."""
        tokens = sentence.clauses[sentence.owner[first]].tokens
        said = any(self.syntax.preposition(i) == "with" for i in tokens if i < first)
        nobody = Mention(0, 0, "office")
        return Slot(nobody, first, first, (), "with", oblique=True, group=len(sentence.slots)) if said else None

    def _also(self, first: int) -> bool:
        """Whether "auch" stands before the mention, a preposition or article between or not."""
        also = self.setting.language.made(trigger_words).also
        return any(self.syntax.lowers[i] in also for i in range(max(0, first - _ALSO), first))

    def _shared(self, sentence: Sentence, first: int) -> str:
        """The relation that a name shares with those before it, if that stands in the same clause."""
        shared = self.syntax.shared_relation(sentence.floor(first), first)
        here = shared and sentence.owner.get(shared[1]) == sentence.owner.get(first)
        return shared[0] if shared and here else self._likened(sentence, first)

    def _likened(self, sentence: Sentence, first: int) -> str:
        """The relation "like" of somebody to whom a main clause likens its subject: "Wie zuvor A telefonierte B"."""
        clause = sentence.clauses[sentence.owner.get(first, 0)]
        known = self.setting.language.made(side_words).likening
        likens = clause.kind == "main" and self.syntax.lowers[clause.start] in known
        return "like" if likens and clause.finite is not None and first < clause.finite else ""
