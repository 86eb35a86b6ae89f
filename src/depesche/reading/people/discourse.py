"""Who was named before: descriptions, demonyms, groups and pronouns that point back into the article.

Only what is safe is decided: a pronoun with two possible antecedents in reach stays without a mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Gender
from depesche.light import dataclass
from depesche.model import Reason
from depesche.reading.layers import Mention
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Found, Scan
from depesche.reading.people.terms import Terms
from depesche.reading.people.vocabulary import OfficeWord, modifier_of

#: Descriptions reach back this many mentions; an article has fewer, a whole year of a paper does not.
_TRAIL: Final = 400
#: What names a state, or what lies in one.
_OF_STATES: Final = ("state", "genitive", "place", "adjective", "metonym")
#: So many words before a phrase may say that it is no subject.
_BEFORE: Final = 3


@dataclass(frozen=True, slots=True)
class Trace:
    """A mention that was made, with the sentence it stands in and whether it may be the subject there."""

    mention: Mention
    sentence: int
    subject: bool
    gender: Gender
    word: int
    end: int


@dataclass(slots=True)
class Discourse:
    """The mentions of one article so far. ``sentences`` are the offsets at which its sentences begin."""

    knowledge: Knowledge
    scan: Scan
    terms: Terms
    sentences: Sequence[int]
    introduced: frozenset[str] = frozenset()
    trail: list[Trace] = field(default_factory=list)
    about: Counter[str] | None = None

    def add(self, phrase: Phrase, mention: Mention) -> None:
        """Note a mention."""
        gender = self.gender(mention.person) if mention.person else phrase.gender
        if not gender and mention.name and mention.person is None:
            gender = phrase.gender
        sentence = self.sentence(mention.start)
        self.trail.append(Trace(mention, sentence, self._subject(phrase), gender, phrase.first, phrase.end))

    def gender(self, person: str | None) -> Gender:
        """The gender of a known person."""
        known = self.knowledge.people.get(person) if person else None
        return known.gender if known else ""

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.sentences, offset)

    def _subject(self, phrase: Phrase) -> bool:
        """Whether nothing before the phrase says that it is no subject: a preposition, an oblique article."""
        if phrase.genitive:
            return False
        if phrase.pronoun is not None:
            return phrase.pronoun.case == "subject"
        last = self.trail[-1] if self.trail else None
        if last and self.scan.between(last.end, phrase.first) in self.lists["subject_joining"]:
            return last.subject
        if last and last.subject and last.sentence == self.sentence(phrase.start_char):
            # the clause has its subject: a bare name after it is an object ("Merkel rief Putin an")
            between = self.scan.texts[last.end : phrase.first]
            if not self.lists["clause_marks"].intersection(between):
                return False
        return not self._governed(phrase)

    def _governed(self, phrase: Phrase) -> bool:
        """Whether a preposition or an article of another case stands before the phrase and its adjectives."""
        for i in range(phrase.first - 1, max(-1, phrase.first - 1 - _BEFORE), -1):
            word = self.scan.word(i).lower()
            if word in self.lists["oblique"]:
                return True
            if not self.scan.vocabulary.inflection.is_adjective(word):
                return False
        return False

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The lists of ``people.toml``."""
        return self.scan.vocabulary.lists

    def mentions_back(self) -> Iterator[Mention]:
        """The mentions so far, the latest first."""
        return (trace.mention for trace in reversed(self.recent()))

    def recent(self) -> list[Trace]:
        """The last mentions, as far back as anything points."""
        return self.trail[-_TRAIL:]

    # -- one person -------------------------------------------------------------------------------
    def antecedent(self, phrase: Phrase, office: OfficeWord, places: tuple[str, ...]) -> Mention | None:
        """Somebody of this office named before, else the only one named in the whole article."""
        if phrase.determiner == "indefinite":
            return None
        here = self.sentence(phrase.start_char)
        weight: dict[str, float] = {}
        latest: dict[str, Mention] = {}
        for trace in self.recent():
            mention = trace.mention
            if mention.person and self._is(mention.person, mention.office, mention.state, phrase, office, places):
                near = 1 / (1 + here - trace.sentence)
                weight[mention.person] = weight.get(mention.person, 0) + near * (2 if trace.subject else 1)
                latest[mention.person] = mention
        if not weight:
            return None
        return self.again(phrase, latest[max(weight, key=lambda p: weight[p])])

    def ahead(self, phrase: Phrase, office: OfficeWord, places: tuple[str, ...]) -> str | None:
        """The only person of this office in the whole article."""
        if phrase.determiner == "indefinite" or phrase.prefix:
            return None
        fitting = [p for p in sorted(self.introduced) if self._is(p, None, None, phrase, office, places)]
        return fitting[0] if len(fitting) == 1 else None

    def _is(
        self, person: str, role: str | None, place: str | None, phrase: Phrase, office: OfficeWord,
        places: tuple[str, ...],
    ) -> bool:  # fmt: skip
        """Whether the person holds such an office, and the noun's gender is theirs."""
        if phrase.gender and self.gender(person) not in ("", phrase.gender):
            return False
        offices = {(role, place)} if role and not phrase.prefix else set()
        offices |= {(t.office, t.place) for t in self.terms.with_modifier(person, phrase.prefix)}
        return any(
            (r in self.terms.roles(office.roles_at(p), p) or office.roles[0] == "any")
            and (not places or p in places)
            for r, p in offices
        )

    def again(self, phrase: Phrase, mention: Mention) -> Mention:
        """Another mention of the same person, in the words of the phrase."""
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "pronoun" if phrase.pronoun else "office",
            name=mention.name,
            person=mention.person,
            office=mention.office,
            state=mention.state,
            modifier=mention.modifier if phrase.pronoun else modifier_of(phrase.prefix),
            counts=mention.counts and phrase.prefix != "former",
            reasons=(Reason("person_named_before", {"name": mention.name}, (mention.start, mention.end)),),
        )

    def of_state(self, phrase: Phrase) -> Mention | None:
        """The last person of that state who was named: "der Russe"."""
        if phrase.number == "many" and phrase.quantity is None:
            return None
        for mention in self.mentions_back():
            fits = not phrase.gender or self.gender(mention.person) in ("", phrase.gender)
            if mention.person and mention.state in phrase.places and mention.counts and fits:
                return self.again(phrase, mention)
        return None

    def only_of_state(self, phrase: Phrase) -> Mention | None:
        """The person of that state, where only one was named: "der SPD-Politiker"."""
        found = {t.mention.person or t.mention.name for t in self.recent() if t.mention.state in phrase.places}
        return self.of_state(phrase) if len(found) == 1 else None

    def unknown(
        self, name: str | None = None, office: str | None = None, state: str | None = None
    ) -> Mention | None:
        """The last person without an entry in the knowledge base of this name, or of this office."""
        if name is not None:
            return next((m for m in self._strangers() if f" {m.name}".endswith(f" {name}")), None)
        return next((m for m in self._strangers() if (m.office, m.state) == (office, state)), None)

    def _strangers(self) -> Iterator[Mention]:
        """The people so far whom the knowledge base lacks, the latest first."""
        people = (m for m in self.mentions_back() if m.kind == "person")
        return (m for m in people if m.name and not m.person and not m.candidates)

    def owner(self, phrase: Phrase) -> Mention | None:
        """The person whose counterpart a phrase names: the last one of another state."""
        others = (m for m in self.mentions_back() if m.state is not None and m.kind != "group")
        return next((m for m in others if m.office and m.state not in phrase.places), None)

    def named_with(self, phrase: Phrase) -> set[str]:
        """The states that the words of the phrase's sentence name, by themselves or by a place of theirs."""
        here = self.sentence(phrase.start_char)
        named = (f for f in self.scan.found if self.sentence(f.start_char) == here)
        return {state for found in named for state in _states(found)}

    def states_named(self, since: int, until: int) -> list[str]:
        """The states that the words from a sentence on name before an offset, each once, in order."""
        named = (f for f in self.scan.found if f.start_char < until and self.sentence(f.start_char) >= since)
        return list(dict.fromkeys(state for found in named for state in _states(found)))

    def home(self, places: Sequence[str]) -> tuple[str, ...]:
        """The states in the order in which the article is about them; its dateline weighs as three mentions."""
        if self.about is None:
            self.about = self._about()
        weight = {place: self.about[place] for place in places}
        for trace in self.recent():
            if trace.mention.state in weight:
                weight[trace.mention.state] += 1
        return tuple(sorted(places, key=lambda place: -weight[place]))

    def _about(self) -> Counter[str]:
        """How often the words of the article name each state."""
        out: Counter[str] = Counter()
        for found in self.scan.found:
            for entry in found.entries:
                if entry.kind in _OF_STATES:
                    out.update(dict.fromkeys(entry.ids, 3 if entry.kind == "place" and found.first < 3 else 1))
        return out


def _states(found: Found) -> Iterator[str]:
    """The states that a word names or lies in."""
    return (state for entry in found.entries if entry.kind in _OF_STATES for state in entry.ids[:1])
