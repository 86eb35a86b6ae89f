"""Whom a group means: "beide Präsidenten", "die drei", "die Außenminister"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from depesche.light import dataclass
from depesche.model import Reason
from depesche.reading.layers import Mention
from depesche.reading.people.discourse import Discourse, Trace
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.vocabulary import OfficeWord

#: Groups with a number word reach back this many sentences; others as far as anything does.
_REACH: Final = 5
#: How many "beide" are, and the offices of those who are no heads of their states or governments.
_PAIR: Final = 2
_MINISTERS: Final = ("foreign_minister", "defence_minister")
#: At most so many words stand between two members of a list.
_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class Groups:
    """Finds the members of the groups of one article."""

    discourse: Discourse

    def members(self, count: int | None, office: OfficeWord | None, phrase: Phrase) -> list[str]:
        """The last people named who can be meant, as many as the number word says; two where none is said."""
        sentence = self.discourse.sentence(phrase.start_char)
        recent = self._recent(phrase, sentence, sentence - _REACH if count else None)
        fitting = [p for p in recent if office is None or self._holds(p, office)]
        pair = count in (None, _PAIR) and len(fitting) < _PAIR
        if pair and office is not None and (superiors := self._of_their_states(recent, office)):
            return superiors
        if count is None:
            return fitting[::-1] if len(fitting) == 2 else []
        if count > 2 and (listed := self.listed(count)):
            return listed
        return self._last(fitting if len(fitting) >= count else recent, count, sentence)

    def _of_their_states(self, recent: Sequence[str], office: OfficeWord) -> list[str]:
        """The holders of the office in the two states whose ministers the article has named: "die beiden Präsidenten"
        after two foreign ministers.
        """
        terms = self.discourse.terms
        named = (terms.now(person) for person in recent)
        offices = [(found[0].office, found[0].place) for found in named if found]
        states = list(dict.fromkeys(place for _, place in offices))[:_PAIR]
        if (
            terms.days is None
            or len(states) != _PAIR
            or any(role not in _MINISTERS for role, _ in offices[:_PAIR])
        ):
            return []
        found = [terms.holders(office.roles_at(state), state) for state in states]
        return [holders[0].person for holders in found if holders][::-1] if all(found) else []

    def of_both_states(self, phrase: Phrase, office: OfficeWord) -> list[str]:
        """The holders of the office in the two states that the article has named: "die Präsidenten beider Länder"."""
        scan, terms = self.discourse.scan, self.discourse.terms
        at = phrase.end + scan.is_in(phrase.end, "plural_genitive")
        if scan.vocabulary.quantity.get(scan.word(at)) != _PAIR or not scan.is_in(at + 1, "state_nouns"):
            return []
        states = self._two_states(phrase)
        held = [terms.holders(office.roles_at(state), state) for state in states]
        people = [holders[0].person for holders in held if len({term.person for term in holders}) == 1]
        return people if len(people) == _PAIR else []

    def _two_states(self, phrase: Phrase) -> list[str]:
        """The states named before the phrase, in its sentence or shortly before, else anywhere, where these are two."""
        here = self.discourse.sentence(phrase.start_char)
        for since in (here - _REACH, 0):
            states = self.discourse.states_named(since, phrase.start_char)
            if len(states) == _PAIR:
                return states
        return []

    def _last(self, pool: Sequence[str], count: int, sentence: int) -> list[str]:
        """So many of the people: those of this sentence and the one before if they are just so many, else those who
        weigh most; none where there are fewer.
        """
        near = [p for p in dict.fromkeys(self.people(sentence - 1)) if p in pool]
        chosen = near if len(near) == count else self._heaviest(pool, sentence)[:count]
        return [p for p in pool if p in chosen][::-1] if len(chosen) == count else []

    def _recent(self, phrase: Phrase, sentence: int, since: int | None) -> list[str]:
        """The people so far, the latest first, without the one whose clause tells what they do with the group."""
        noun = phrase.pronoun is None or self.attributive(phrase) or self._governed(phrase)
        other = self.beside(phrase, sentence) if noun else None
        return list(dict.fromkeys(p for p in self.people(since) if p != other))

    def attributive(self, phrase: Phrase) -> bool:
        """Whether "beide" stands before a noun ("beide Seiten", "beide deutschen Minister")."""
        scan = self.discourse.scan
        after, next_after = scan.word(phrase.end), scan.word(phrase.end + 1)
        if scan.is_in(phrase.end, "beginning_times"):
            return False
        if after[:1].isupper() or after[:1].isdigit():
            return True
        inflection = scan.vocabulary.inflection
        verb = after in scan.vocabulary.verbs_many or inflection.verb_number(after) == "many"
        return not verb and inflection.is_plural_adjective(after) and next_after[:1].isupper()

    def _governed(self, phrase: Phrase) -> bool:
        """Whether a preposition stands before the phrase or its article."""
        return any(self.discourse.scan.is_in(phrase.first - away, "oblique") for away in (1, 2))

    def beside(self, phrase: Phrase, sentence: int) -> str | None:
        """The person whom the clause of a group names before it: "A empfing die beiden Präsidenten", none of them."""
        recent = self.discourse.recent()
        last = recent[-1] if recent else None
        if last is None or last.sentence != sentence or last.end > phrase.first:
            return None
        between = self.discourse.scan.texts[last.end : phrase.first]
        return None if self.discourse.lists["group_marks"].intersection(between) else last.mention.person

    def listed(self, count: int) -> list[str]:
        """The people of the latest list of exactly so many: "Merkel, Macron und Putin"."""
        run: list[str] = []
        after: Trace | None = None
        for trace in reversed(self.discourse.recent()):
            if trace.mention.person is None or not trace.mention.counts:
                continue
            if not self._in_one_list(trace, after):
                if len(run) == count:
                    break
                run = []
            if trace.mention.person not in run:
                run.append(trace.mention.person)
            after = trace
        return run[::-1] if len(run) == count else []

    def _in_one_list(self, trace: Trace, after: Trace | None) -> bool:
        """Whether only a comma or "und" with a title stands between two people."""
        if after is None:
            return True
        between = self.discourse.scan.texts[trace.end : after.word]
        joined = bool(self.discourse.lists["list_marks"].intersection(between))
        return joined and len(between) <= _GAP and "." not in between

    def _heaviest(self, people: Sequence[str], sentence: int) -> list[str]:
        """The people of the last sentences, those first who are their subjects."""
        weight = dict.fromkeys(people, 0.0)
        for trace in self.discourse.recent():
            if trace.sentence >= sentence - _REACH and trace.mention.person in weight:
                weight[trace.mention.person] += 2 if trace.subject else 1
        return sorted(people, key=lambda p: -weight[p])

    def people(self, since: int | None) -> Iterator[str]:
        """The people who can be participants from a sentence on, the latest named first."""
        for trace in reversed(self.discourse.recent()):
            mention = trace.mention
            if (since is None or trace.sentence >= since) and mention.counts:
                yield from (mention.person,) if mention.person else mention.members[::-1]

    def _holds(self, person: str, office: OfficeWord) -> bool:
        """Whether the person holds such an office."""
        if office.roles[0] in ("any", "same"):
            return True
        terms = self.discourse.terms
        return any(t.office in terms.roles(office.roles_at(t.place), t.place) for t in terms.now(person))

    def mention(self, phrase: Phrase, members: Iterable[str]) -> Mention | None:
        """The mention of a group; ``None`` of nobody."""
        people = tuple(members)
        if not people:
            return None
        names = ", ".join(self.discourse.knowledge.label(p) for p in people)
        return Mention(
            phrase.start_char, phrase.end_char, "group", members=people, counts=True,
            reasons=(Reason("group_named_before", {"names": names}),),
        )  # fmt: skip
