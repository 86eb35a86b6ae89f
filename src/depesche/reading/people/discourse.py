"""Who was named before: descriptions, demonyms, groups and pronouns that point back into the article.

Only what is safe is decided: a pronoun with two possible antecedents in reach stays without a mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Gender
from depesche.model import Reason
from depesche.reading.layers import Mention
from depesche.reading.people.phrases import Phrase
from depesche.reading.people.scan import Scan
from depesche.reading.people.terms import Terms
from depesche.reading.people.vocabulary import OfficeWord, modifier_of, words

#: Pronouns reach back this many sentences, "beide" and number words further.
_PRONOUN_REACH: Final = 2
_GROUP_REACH: Final = 5
#: Descriptions reach back this many mentions; an article has fewer, a whole year of a paper does not.
_TRAIL: Final = 400
_OBLIQUE: Final = frozenset(
    {
        "den", "dem", "des", "einen", "einem", "eines", "seinen", "seinem", "seines", "ihren", "ihrem", "ihres",
        "beim", "vom", "zum", "zur", "mit", "von", "bei", "zu", "an", "für", "gegen", "über", "nach", "vor", "aus",
        "zwischen", "neben", "durch", "ohne", "um", "auf", "laut", "gegenüber", "in", "unter", "samt",
    }
)  # fmt: skip

_CLAUSE_MARKS: Final = frozenset({",", ";", ":", "–", "und", "oder", "aber", "sowie"})


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
        if last and self.scan.texts[last.end : phrase.first] in (["und"], ["sowie"], [","], ["und", "der"]):
            return last.subject
        if last and last.subject and last.sentence == self.sentence(phrase.start_char):
            # the clause has its subject: a bare name after it is an object ("Merkel rief Putin an")
            between = self.scan.texts[last.end : phrase.first]
            if not _CLAUSE_MARKS & set(between):
                return False
        for i in range(phrase.first - 1, max(-1, phrase.first - 4), -1):
            word = self.scan.word(i).lower()
            if word in _OBLIQUE:
                return False
            if not word.endswith(("e", "en", "er", "em", "es")):
                return True
        return True

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
        for mention in self.mentions_back():
            if mention.kind != "person" or mention.person or mention.candidates or not mention.name:
                continue
            if name is not None and (mention.name == name or mention.name.endswith(f" {name}")):
                return mention
            if name is None and mention.office == office and mention.state == state:
                return mention
        return None

    def owner(self, phrase: Phrase) -> Mention | None:
        """The person whose counterpart a phrase names: the last one of another state."""
        others = (m for m in self.mentions_back() if m.state is not None and m.kind != "group")
        return next((m for m in others if m.office and m.state not in phrase.places), None)

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
                if entry.kind in ("state", "genitive", "place", "adjective", "metonym"):
                    out.update(dict.fromkeys(entry.ids, 3 if entry.kind == "place" and found.first < 3 else 1))
        return out

    # -- several people ---------------------------------------------------------------------------
    def members(self, count: int | None, office: OfficeWord | None, phrase: Phrase) -> list[str]:
        """The last people named who can be meant, as many as the number word says; two where none is said."""
        sentence = self.sentence(phrase.start_char)
        noun = phrase.pronoun is None or self._attributive(phrase) or self._governed(phrase)
        others = self._beside(phrase, sentence) if noun else None
        people = self._people(sentence - (_GROUP_REACH if count else 99))
        recent = list(dict.fromkeys(p for p in people if p != others))
        fitting = [p for p in recent if office is None or self._plain(p, office)]
        if count is None:
            return fitting[::-1] if len(fitting) == 2 else []
        if count > 2 and (listed := self._listed(count)):
            return listed
        pool = fitting if len(fitting) >= count else recent
        near = [p for p in dict.fromkeys(self._people(sentence - 1)) if p in pool]
        chosen = near if len(near) == count else self._heaviest(pool, sentence)[:count]
        return [p for p in pool if p in chosen][::-1] if len(chosen) == count else []

    def _governed(self, phrase: Phrase) -> bool:
        """Whether a preposition stands before the phrase or its article."""
        before = {self.scan.word(phrase.first - 1), self.scan.word(phrase.first - 2)}
        return bool(before & _OBLIQUE)

    def _beside(self, phrase: Phrase, sentence: int) -> str | None:
        """The person whom the clause of a group names before it: "A empfing die beiden Präsidenten", none of them."""
        last = self.recent()[-1] if self.recent() else None
        if last is None or last.sentence != sentence or last.end > phrase.first:
            return None
        between = self.scan.texts[last.end : phrase.first]
        return None if {",", ";", ":", "–", "und", "sowie"} & set(between) else last.mention.person

    def _listed(self, count: int) -> list[str]:
        """The people of the latest list of so many: "Merkel, Macron und Putin"."""
        run: list[str] = []
        after = len(self.scan.texts)
        for trace in reversed(self.recent()):
            if trace.mention.person is None or not trace.mention.counts:
                continue
            between = self.scan.texts[trace.end : after]
            if len(between) > 6 or not {",", "und", "sowie"} & set(between) or "." in between:
                if len(run) == count:
                    return run[::-1]
                run = []
            if trace.mention.person not in run:
                run.append(trace.mention.person)
            after = trace.word
        return run[::-1] if len(run) == count else []

    def _heaviest(self, people: Sequence[str], sentence: int) -> list[str]:
        """The people of the last sentences, those first who are their subjects."""
        weight = dict.fromkeys(people, 0.0)
        for trace in self.recent():
            if trace.sentence >= sentence - _GROUP_REACH and trace.mention.person in weight:
                weight[trace.mention.person] += 2 if trace.subject else 1
        return sorted(people, key=lambda p: -weight[p])

    def _people(self, since: int) -> Iterator[str]:
        """The people who can be participants, the latest named first."""
        for trace in reversed(self.recent()):
            mention = trace.mention
            if trace.sentence >= since and mention.counts:
                yield from (mention.person,) if mention.person else mention.members[::-1]

    def _plain(self, person: str, office: OfficeWord) -> bool:
        if office.roles[0] in ("any", "same"):
            return True
        return any(t.office in self.terms.roles(office.roles_at(t.place), t.place) for t in self.terms.now(person))

    # -- pronouns ---------------------------------------------------------------------------------
    def pronoun(self, phrase: Phrase) -> Mention | None:
        """Whom a pronoun stands for, where that is safe."""
        pronoun = phrase.pronoun
        if pronoun is None or self.scan.quoted(phrase.start_char) or self._polite(phrase):
            return None
        if pronoun.case == "all":
            return self._all(phrase, pronoun.count)
        number = self._number(phrase) if pronoun.number == "any" else pronoun.number
        if number == "many":
            return self._them(phrase)
        if phrase.gender == "f" and pronoun.case == "object" and not self._bare(phrase):
            return None
        return self._one(phrase)

    def _polite(self, phrase: Phrase) -> bool:
        word = self.scan.word(phrase.first)
        return word[0].isupper() and not self.scan.opens_sentence(phrase.first)

    def _bare(self, phrase: Phrase) -> bool:
        """Whether "ihr" stands alone: after a preposition or before a mark, not before a noun."""
        before, after = self.scan.word(phrase.first - 1).lower(), self.scan.word(phrase.end)
        adjective = after.endswith(("en", "er", "em")) and after not in _OBLIQUE
        return not after[:1].isalpha() or (before in _OBLIQUE and not after[:1].isupper() and not adjective)

    def _one(self, phrase: Phrase) -> Mention | None:
        here = self.sentence(phrase.start_char)
        as_subject = phrase.pronoun is not None and phrase.pronoun.case == "subject"
        reach = [t for t in self.recent() if t.sentence >= here - _PRONOUN_REACH and t.gender == phrase.gender]
        if not as_subject:
            reach = self._without_subject(reach, here, phrase.first)
            reach = [t for t in reach if t.mention.counts] or reach
        for distance in range(_PRONOUN_REACH + 1):
            near = [t for t in reach if t.sentence == here - distance]
            near = near if distance else self._after_colon(near, phrase.first)
            if as_subject and not distance:
                near = [t for t in near if self._clause_between(t.end, phrase.first)]
            keys = self._subjects(near, distance) if as_subject else self._others(near)
            if keys:
                chosen = next(t.mention for t in near if _key(t.mention) == keys[0])
                return self.again(phrase, chosen) if len(keys) == 1 and _key(chosen) else None
        return None

    def _subjects(self, near: list[Trace], distance: int) -> list[str | None]:
        """Whom a subject pronoun can mean: the first subject; two that are joined stay two."""
        subjects = [t for t in near if t.subject] or (near if distance else [])
        keys = list(dict.fromkeys(_key(t.mention) for t in subjects))
        return keys[:1] if len(keys) > 1 and not _coordinated(subjects, self.scan) else keys

    def _others(self, near: list[Trace]) -> list[str | None]:
        """Whom an object pronoun can mean: the subjects of a sentence before its other people."""
        return list(dict.fromkeys(_key(t.mention) for t in [t for t in near if t.subject] or near))

    def _without_subject(self, reach: list[Trace], here: int, word: int) -> list[Trace]:
        """An object pronoun cannot mean the subject of its own clause, nor whom a relative clause is about."""
        last = self.trail[-1] if self.trail else None
        if last and self.scan.texts[last.end : word] in ([",", "der"], [",", "die"]):
            subject = _key(last.mention)
        else:
            subject = next(
                (_key(t.mention) for t in reversed(self.recent()) if t.sentence == here and t.subject), None
            )
        return [t for t in reach if _key(t.mention) != subject]

    def _clause_between(self, start: int, end: int) -> bool:
        """Whether a clause begins between the words: "A und B hat er getroffen" means a third by "er"."""
        between = self.scan.texts[start:end]
        return bool({",", ";", ":", "–", "(", '"', "„"} & set(between)) or between[-1:] in (
            ["und"],
            ["aber"],
            ["doch"],
        )

    def _after_colon(self, near: list[Trace], word: int) -> list[Trace]:
        """Of the mentions of the pronoun's own sentence, those after its colon if there are any."""
        colons = [i for i in range(max(0, word - 30), word) if self.scan.texts[i] == ":"]
        return [t for t in near if colons and t.word > colons[-1]] or near

    def _number(self, phrase: Phrase) -> str:
        """Whether "sie" is one or many, by the finite verb next to it or at the end of its clause."""
        for i in (phrase.end, phrase.first - 1, self._clause_end(phrase.end)):
            word = self.scan.word(i)
            if word in words().verbs_one:
                return "one"
            if word in words().verbs_many:
                return "many"
        following = self.scan.word(phrase.end)
        if following.endswith("ten"):
            return "many"
        return "one" if following.endswith(("te", "t")) and following.islower() else ""

    def _clause_end(self, i: int) -> int:
        while self.scan.word(i) and self.scan.word(i) not in (",", ".", ";", ":", "!", "?", "und", "“"):
            i += 1
        return i - 1

    def _all(self, phrase: Phrase, count: int) -> Mention | None:
        end = phrase.end_char
        if self._attributive(phrase):
            if self.scan.word(phrase.end) not in words().pair_nouns:
                return None
            end = self.scan.ends[phrase.end]
        group = self._group_of(phrase, self.members(count, None, phrase))
        return replace(group, end=end) if group is not None else None

    def _attributive(self, phrase: Phrase) -> bool:
        """Whether "beide" stands before a noun ("beide Seiten", "beide deutschen Minister")."""
        after, next_after = self.scan.word(phrase.end), self.scan.word(phrase.end + 1)
        if after[:1].isupper() or after[:1].isdigit():
            return True
        verb = after in words().verbs_many or after.endswith("ten")
        return not verb and after.islower() and after.endswith("en") and next_after[:1].isupper()

    def _them(self, phrase: Phrase) -> Mention | None:
        here = self.sentence(phrase.start_char)
        for trace in reversed(self.trail):
            if trace.sentence < here - _PRONOUN_REACH:
                break
            if trace.mention.members:
                return self._group_of(phrase, trace.mention.members)
        beside = self._beside(phrase, here)
        people = list(dict.fromkeys(p for p in self._people(here - 1) if p != beside))
        return self._group_of(phrase, people[::-1]) if len(people) == 2 else None

    def _group_of(self, phrase: Phrase, members: Iterable[str]) -> Mention | None:
        people = tuple(members)
        if not people:
            return None
        names = ", ".join(self.knowledge.label(p) for p in people)
        return Mention(
            phrase.start_char, phrase.end_char, "group", members=people, counts=True,
            reasons=(Reason("group_named_before", {"names": names}),),
        )  # fmt: skip


def _key(mention: Mention) -> str | None:
    return mention.person or mention.name


def _coordinated(subjects: Sequence[Trace], scan: Scan) -> bool:
    """Whether the first two are joined by "und": then neither alone is the subject."""
    first, second = subjects[0], subjects[1]
    between = scan.texts[first.word : second.word]
    return "und" in between and len(between) < 8
