"""Who speaks: from the span of a quotation's speaker to a name and the side that it speaks for.

Where the words name nobody ("hieß es in der Mitteilung", "demnach"), the institution that spoke last is meant; a
relative pronoun stands for the noun before it, a group for its members.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from depesche import knowledge
from depesche.days import DaySet
from depesche.lang.tokens import tokens_of
from depesche.model import Span
from depesche.reading.layers import Head, Mention, Quote
from depesche.reading.naming import adjectives, bare, capitals, medium_name, valid
from depesche.reading.quotes.lexicon import lexicon

_RANKS = {"person": 0, "office": 1, "pronoun": 1, "group": 1, "side": 2, "organisation": 3, "state": 4}
#: A name covers its phrase unless so many more characters stand around it ("ein Berater von Trump").
_AROUND = 24
#: No mention is longer (code points).
_LONGEST = 200
#: What stands before the institution of whoever speaks for it.
_OF = frozenset({"der", "des", "im", "vom"})
#: The countries of the language's readers.
_HOME = frozenset({"DE", "AT", "CH", "LI", "DD"})
#: A noun of saying with its owner behind it, named by a possessive.
_OWNED = re.compile(
    r"(?:[a-zäöüß]+ )*(?P<noun>[A-ZÄÖÜ]\w+) (?:aus |von )?(?P<owner>(?:sein|ihr)(?:es|er|em|en) \w+)$"
)
#: Pronouns for the last one named, with their gender.
_LATTER = {"dieser": "m", "letzterer": "m", "diese": "f", "letztere": "f"}
#: A compound begins with a metonym of at least so many letters, and at least so many follow.
_METONYM = 4
_TAIL = 5
#: Ends of the words for somebody who speaks for another.
_SPEAKS = ("precher", "precherin", "erater", "eraterin", "ertrauter")
#: So many letters a title and its institution have in common ("Präsident", "Präsidialamt").
_STEM = 6
#: A place stands at most so many characters behind the institution that it tells the country of.
_BESIDE = 24


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name as the knowledge base or the text gives it, the id of the side, and the person's id; the ``names`` of
    several who speak as one.
    """

    name: str | None
    side: str | None = None
    person: str | None = None
    several: bool = False
    names: tuple[str, ...] = ()


class Voices:
    """The speakers of one document's quotations, in the order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = tokens_of(doc).text
        self.mentions: tuple[Mention, ...] = doc._.mentions
        self.starts = [m.start for m in self.mentions]
        self.known = knowledge.load()
        self.spokesmen = {m.person for m in self.mentions if m.office == "spokesperson" and m.person}
        stated = (m for m in reversed(self.mentions) if m.state)
        self.surnames: dict[str, Mention] = {m.name.split()[-1]: m for m in stated if m.name}
        self.institution: Speaker | None = None
        self.last = Speaker(None)
        self.called: dict[str, Speaker] = {}
        self.quotes = tuple(self._each())

    def _each(self) -> Iterator[Speaker]:
        for quote in self.doc._.quotes:
            speaker = self._of(quote)
            if speaker.side and quote.speaker and not speaker.several:
                nouns = self.text[slice(*quote.speaker)].split()
                self.called |= {noun: speaker for noun in nouns if noun[0].isupper()}
            if speaker.name and quote.speaker and not speaker.several:
                self.last = speaker
            if speaker.side and not speaker.several and self.official(speaker):
                self.institution = speaker
            yield speaker

    def official(self, speaker: Speaker) -> bool:
        """Whether an institution speaks, or its spokesman."""
        if speaker.person is None:
            return True
        return speaker.person in self.spokesmen

    def _of(self, quote: Quote) -> Speaker:
        if quote.speaker is None:
            return (self.institution or Speaker(None)) if self._impersonal(quote) else Speaker(None)
        return self.at(quote.speaker)

    def _impersonal(self, quote: Quote) -> bool:
        return quote.cue is not None and self.text[slice(*quote.cue)] in ("hieß", "heißt")

    def each(self, quote: Quote, speaker: Speaker) -> tuple[Speaker, ...]:
        """The speakers of a quotation one by one: "das Weiße Haus und der Kreml teilten mit"."""
        if quote.speaker is None or " und " not in self.text[slice(*quote.speaker)]:
            return () if speaker.several else (speaker,)
        kinds = ("person", "office", "side", "place")
        named = [m for m in self._inside(quote.speaker) if m.kind in kinds and m.start >= quote.speaker[0]]
        if any(m.kind == "place" and self._seat(m) is None for m in named):
            return () if speaker.several else (speaker,)
        voices = [self._named(m, (m.start, m.end)) for m in named]
        sides = {voice.side for voice in voices}
        if len(sides) > 1 and len(sides) == len(voices) and None not in sides:
            return tuple(voices)
        return () if speaker.several else (speaker,)

    def at(self, span: Span) -> Speaker:
        """Who is named in a span."""
        words = self.text[slice(*span)]
        pointed = self._pointed(span, words.lower())
        if pointed is not None:
            return pointed
        if self._medium(span):
            return Speaker(medium_name(words))
        found = self._best(span)
        if found is not None:
            nameless = found.side is None and found.person is None and found.name and " " not in found.name
            found = (self._again(found.name) if nameless and found.name else None) or found
            if found.side or found.several:
                return found
            return replace(found, side=self._side_in(words) or self._home(span))
        name = bare(words)
        if name.split(" ")[0] in lexicon().classes["papers"]:
            place = next((m for m in self._inside((span[0], span[1] + 40)) if m.kind in ("place", "side")), None)
            side = place.state if place and place.state else None
            if self.institution and side in (None, self.institution.side):
                return self.institution
        if name.lower() in lexicon().classes["generic"] and " " in words and self.institution:
            return self._again(name) or self.institution
        side = self._side_in(words) or self._beside(span)
        again = self._again(name) if side is None and " " not in name else None
        return again or Speaker(name, side or self._home(span))

    def _behind_account(self, span: Span) -> Speaker | None:
        """Whose an account is that a pronoun gives to somebody: "Angaben ihres Sprechers"."""
        match = _OWNED.match(self.text[slice(*span)])
        if match is None or match["noun"] not in lexicon().account:
            return None
        rest = (span[0] + match.start("owner"), span[1])
        side = self._possessed(rest)
        name = bare(self.text[slice(*rest)])
        return Speaker(name.removesuffix("s") if name.endswith("ers") else name, side) if side else None

    def _pointed(self, span: Span, lower: str) -> Speaker | None:
        """Whom words stand for that only point to somebody; ``None`` for words that name somebody."""
        if lower in lexicon().classes["referring"]:
            return self.institution or self.last
        if lower in ("der", "die", "das", "dem", "denen", "welcher", "welche", "welches"):
            return self._antecedent(span)
        if lower in _LATTER:
            return self._latter(span, _LATTER[lower])
        if lower.startswith(("eigen", "seinen eigenen", "ihren eigenen")):
            return self._own(span)
        if lower.startswith("beide "):
            return self._best(span) or Speaker(self.text[slice(*span)], several=True)
        return self._behind_account(span)

    def _medium(self, span: Span) -> bool:
        """Whether a paper, an agency or a station is named rather than somebody with an office."""
        nouns = [
            part.strip('„“”»«",')
            for part in self.text[slice(*span)].split()
            if part.strip('„“”»«",')[:1].isupper()
        ]
        people = any(m.kind in ("person", "office") and m.start >= span[0] for m in self._inside(span))
        return bool(nouns) and nouns[-1] in lexicon().classes["outlets"] and not people

    # -- whose institution ------------------------------------------------------------------------
    def _home(self, span: Span) -> str | None:
        """The side of an institution or its spokesman without a country of its own ("das Außenministerium")."""
        if "bundes" in self.text[slice(*span)].lower() and (home := self._at_home()):
            return home
        return (
            self._beside(span)
            or self._possessed(span)
            or (self._around(span) if self._institution(span) else None)
        )

    def _beside(self, span: Span) -> str | None:
        """The place right behind or inside the words: "ein Regierungssprecher in Berlin", "Kiews Umgebung"."""
        for mention in self._inside((span[0], span[1] + _BESIDE)):
            before = self.text[max(span[1], 0) : mention.start].split()
            if mention.kind == "place" and (mention.start < span[1] or before in (["in"], ["aus"])):
                return self._seat(mention)
        return None

    def _seat(self, mention: Mention) -> str | None:
        """The state whose seat of government a place is."""
        state = self.known.states.get(mention.state) if mention.state else None
        return mention.state if state and mention.name in state.capitals else None

    def _possessed(self, span: Span) -> str | None:
        """ "sein Sprecher", "ihre Sprecherin": the side of the person named before."""
        if not self.text[slice(*span)].lower().startswith(("sein", "ihr")):
            return None
        gender = "m" if self.text[span[0] : span[0] + 4].lower() == "sein" else "f"
        at = bisect_left(self.starts, span[0])
        start = self.text.rfind(". ", 0, span[0]) + 1
        before = self.mentions[max(0, at - 12) : at]
        for mention in (*(m for m in before if m.start >= start), *reversed(before)):  # the subject comes first
            person = self.known.people.get(mention.person) if mention.person else None
            if person is not None and person.gender in (gender, "") and mention.state:
                return mention.state
        return None

    def _institution(self, span: Span) -> bool:
        words = bare(self.text[slice(*span)]).split()
        nouns = [part for part in words if part[0].isupper()]
        ends = lexicon().institutions
        if len(nouns) == 2 and words.index(nouns[1]) == words.index(nouns[0]) + 2:  # "ein Sprecher des Amtes"
            return words[words.index(nouns[0]) + 1] in _OF and nouns[1].lower().endswith(ends)
        return len(nouns) == 1 and nouns[0].lower().endswith(ends)

    def _around(self, span: Span) -> str | None:
        """The country that the words around an institution are about: the last seat of government named in its
        paragraph before it, else that of the dateline.
        """
        start = self.text.rfind("\n", 0, span[0]) + 1
        near = [m for m in self._inside((start, span[0])) if m.kind == "place" and m.start >= start]
        seats = [side for m in reversed(near) if (side := self._seat(m))]
        if seats:
            return seats[0]
        head: Head = self.doc._.head
        places = (place for name in head.dateline_places for place in self.known.places_named(name))
        dateline = next((place.state for place in places if place.state), None)
        return dateline or self._at_home() or self._titled(span)

    def _at_home(self) -> str | None:
        """The one country of the article's language whose people it is about: "ein Regierungssprecher" is its own."""
        states = {m.state for m in self.mentions if m.counts and m.state in _HOME}
        return states.pop() if len(states) == 1 else None

    def _titled(self, span: Span) -> str | None:
        """The country of the only one called by the title that an institution is named after: "das Präsidialamt"
        of a president.
        """
        word = bare(self.text[slice(*span)]).split()[-1].lower()
        title = next((t for t in lexicon().classes["titles"] if word.startswith(t[:_STEM])), None)
        if title is None:
            return None
        named = (m for m in self.mentions if m.kind in ("person", "office") and m.state)
        states = {m.state for m in named if title in self.text[max(0, m.start - len(title) - 3) : m.end].lower()}
        return states.pop() if len(states) == 1 else None

    def _again(self, noun: str) -> Speaker | None:
        """Who was called by a noun before: "der Pressedienst" after "der Pressedienst des Kremls"."""
        last = next(reversed([n for n in self.called if n.lower().endswith(noun.lower())]), None)
        return self.called[last] if last else None

    def _antecedent(self, span: Span) -> Speaker:
        """The noun that a relative pronoun stands for: the mention that ends before its comma."""
        at = bisect_left(self.starts, span[0])
        before = [m for m in self.mentions[max(0, at - 4) : at] if 0 <= span[0] - m.end <= 3]
        return self._named(before[-1], (before[-1].start, before[-1].end)) if before else Speaker(None)

    def _latter(self, span: Span, gender: str) -> Speaker:
        """Whom "dieser" or "diese" stands for: the person of that gender named last before."""
        at = bisect_left(self.starts, span[0])
        for mention in reversed(self.mentions[max(0, at - 6) : at]):
            person = self.known.people.get(mention.person) if mention.person else None
            if person is not None and person.gender == gender:
                return self._named(mention, (mention.start, mention.end))
        return Speaker(None)

    def _own(self, span: Span) -> Speaker:
        """ "nach eigenen Angaben": the person or side that the sentence names first."""
        start = max(self.text.rfind(". ", 0, span[0]), self.text.rfind("\n", 0, span[0])) + 1
        kinds = ("person", "office", "pronoun", "side", "organisation", "state")
        first = next((m for m in self._inside((start, span[1] + _AROUND)) if m.kind in kinds), None)
        return self._named(first, (first.start, first.end)) if first else Speaker(None)

    def _inside(self, span: Span) -> list[Mention]:
        first = bisect_left(self.starts, span[0] - _LONGEST)
        last = bisect_left(self.starts, span[1])
        return [m for m in self.mentions[first:last] if span[0] < m.end]

    def _best(self, span: Span) -> Speaker | None:
        inside = [m for m in self._inside(span) if m.kind in _RANKS]
        people = list(dict.fromkeys(m.name for m in inside if m.kind in ("person", "office") and m.name))
        if len(people) > 1 and " und " in self.text[slice(*span)]:
            return Speaker(None, several=True, names=tuple(people))
        named = (m for m in inside if m.kind == "person" and not self._spoken_for(m))
        spokesman = next((m for m in named if m.person in self.spokesmen), None)
        if spokesman is not None:  # "der Sprecher des Präsidenten, Dmitri Peskow"
            return self._named(spokesman, (spokesman.start, spokesman.end))
        account = bare(self.text[slice(*span)]).split(" ")[0] in lexicon().account
        best = min(inside, key=lambda m: (0 if account else _RANKS[m.kind], m.start), default=None)
        if best is None:
            return None
        return self._near(best, span) or self._named(best, span)

    def _near(self, mention: Mention, span: Span) -> Speaker | None:
        """Somebody whom a genitive places beside the one named: "Putins Berater", "ein Sprecher des Präsidenten"."""
        if self._spoken_for(mention):
            return Speaker(self.text[mention.start : mention.end], mention.state or self._held(mention))
        words = self.text[slice(*span)]
        before = self.text[span[0] : mention.start].split()
        after = self.text[mention.end : span[1]].split()
        nouns = [
            w
            for w in before
            if w[0].isupper() and w not in lexicon().account and w not in lexicon().classes["papers"]
        ]
        owned = bool(nouns) and before[-1].lower() in (
            "der",
            "des",
            "von",
            "vom",
            "eines",
            "einer",
            "im",
            "aus",
            "dem",
        )
        nouns = [w for w in nouns if w.lower() not in lexicon().classes["determiners"]]
        genitive = (
            mention.kind == "person" and self.text[mention.end - 1] == "s" and (mention.name or "s")[-1] != "s"
        )
        owned = owned or (genitive and bool(nouns) and before[-1] == nouns[-1])  # "ein Sprecher Jelzins"
        owner = mention.kind in ("person", "office", "state") and self.text[mention.end - 1] == "s"
        owner = owner and bool(after) and after[0][0].isupper()
        if owner and len(after) > 2 and all(w[0].isupper() for w in after):  # "Bidens Sprecherin Jen Psaki"
            return Speaker(" ".join(after[1:]), mention.state or self._held(mention))
        if (owned and nouns) or owner:
            return Speaker(bare(words), mention.state or self._held(mention))
        return None

    def _spoken_for(self, mention: Mention) -> bool:
        """Whether the words are those for somebody's spokesman, with a genitive: "Sprecher Jelzins"."""
        title = self.text[mention.start : mention.end].split()
        genitive = len(title) == 2 and title[1][-1] == "s" and (mention.name or "s")[-1] != "s"
        return genitive and title[0].endswith(_SPEAKS)

    def _named(self, mention: Mention, span: Span) -> Speaker:
        words = self.text[slice(*span)]
        side = mention.state or self._held(mention)
        if len(mention.members) > 1:
            return Speaker(None, several=True, names=tuple(self.known.label(person) for person in mention.members))
        if mention.kind in ("person", "office", "pronoun", "group"):
            person = mention.person or (mention.members[0] if mention.members else None)
            return Speaker(mention.name or bare(words), side, person)
        if mention.kind == "state" and bare(words) != self.text[mention.start : mention.end]:
            return Speaker(bare(words), side)
        if len(words) > mention.end - mention.start + _AROUND:
            return Speaker(bare(words), side)
        return Speaker(mention.name or bare(words), side)

    def _held(self, mention: Mention) -> str | None:
        """The side of a person without one: the only state or organisation that they ever held an office of."""
        if mention.person is None:
            return None
        places = {term.place for term in self.known.terms_of(mention.person)}
        return places.pop() if len(places) == 1 else None

    def _side_in(self, words: str) -> str | None:
        """The side inside a compound: "Kreml-Pressedienst" by its metonym, "Trump-Team" by the person's state."""
        published: DaySet | None = self.doc._.published
        for part in words.replace("-", " ").split():
            found = {m.place for m in self.known.metonyms(part) if valid(m, published)}
            if len(found) == 1:
                return found.pop()
            states = adjectives().get(part, frozenset())
            if len(states) == 1:
                return next(iter(states))
            around = self._led(part) or capitals().get(part)
            if around is not None:
                return around
            person = self.surnames.get(part)
            if person is not None and "-" in words:
                return person.state
        return None

    def _led(self, word: str) -> str | None:
        """The place of the metonym that a compound begins with: "Kremlberater", "Kremlkreisen"."""
        published: DaySet | None = self.doc._.published
        for end in range(len(word) - _TAIL, _METONYM - 1, -1):
            if word[end:].islower():
                found = {m.place for m in self.known.metonyms(word[:end]) if valid(m, published)}
                if len(found) == 1:
                    return found.pop()
        return None

    def via(self, words: str) -> str | None:
        """What a medium that passes words on is called; ``None`` for words that name nobody ("eigene Angaben")."""
        if bare(words).split(" ")[0].lower().startswith("eigen") or bare(words) in lexicon().account:
            return None
        kinds = ("person", "office", "side", "organisation")
        for mention in self.mentions:
            form = self.text[mention.start : mention.end]
            if (
                mention.name
                and mention.kind in kinds
                and re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", words)
            ):
                return mention.name
        return medium_name(words)


@lru_cache(maxsize=1)
def voices_of(doc: Doc) -> Voices:
    """The speakers of a document whose quotations and mentions are set, made once for all who ask."""
    return Voices(doc)
