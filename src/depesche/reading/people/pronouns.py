"""Whom a pronoun stands for, where that is safe: "er", "ihn", "sie", "ihnen", "alle drei"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.light import dataclass, replace
from depesche.reading.layers import Mention
from depesche.reading.people.discourse import Discourse, Trace
from depesche.reading.people.groups import Groups
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Scan

#: Pronouns reach back this many sentences.
_REACH: Final = 2
#: A colon of the pronoun's own sentence is looked for so many words back.
_COLON: Final = 30
#: The opening of a sentence is looked for so many words before a mention.
_OPENING: Final = 40
#: Two subjects are joined by at most so many words.
_JOINED: Final = 7


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Resolves the pronouns of one article."""

    discourse: Discourse
    scan: Scan
    groups: Groups

    def mention(self, phrase: Phrase) -> Mention | None:
        """The mention that a pronoun makes; ``None`` where it is not safe whom it means."""
        pronoun = phrase.pronoun
        if pronoun is None or self.scan.quoted(phrase.start_char) or self._polite(phrase):
            return None
        if pronoun.case == "all":
            return self._all(phrase, pronoun.count)
        number = self._number(phrase) if pronoun.number == "any" else pronoun.number
        if number == "many":
            return self._them(phrase)
        if pronoun.case == "subject":
            return self._subject(phrase)
        return self._object(phrase) if phrase.gender != "f" or self._stands_alone(phrase) else None

    def _polite(self, phrase: Phrase) -> bool:
        word = self.scan.word(phrase.first)
        return word[0].isupper() and not self.scan.opens_sentence(phrase.first)

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Whether "ihr" stands after a preposition or before a mark, not before a noun."""
        oblique = self.discourse.lists["oblique"]
        before, after = self.scan.word(phrase.first - 1).lower(), self.scan.word(phrase.end)
        if not after[:1].isalpha():
            return True
        adjective = after not in oblique and self.scan.vocabulary.inflection.is_oblique_adjective(after)
        return before in oblique and not after[:1].isupper() and not adjective

    # -- one person -------------------------------------------------------------------------------
    def _subject(self, phrase: Phrase) -> Mention | None:
        """The first subject of its own sentence before its clause, else of the sentences before."""
        here = self.discourse.sentence(phrase.start_char)
        reach = self._reach(phrase, here)
        own = self._after_colon([t for t in reach if t.sentence == here], phrase.first)
        own = [t for t in own if self._clause_between(t.end, phrase.first)]
        for near, subjects in ((own, _subjects(own)), *self._before(phrase, reach, here)):
            keys = _keys([t for t in subjects if self._speaks(t)] or subjects)
            if len(keys) > 1 and not _coordinated(subjects, self.scan):
                keys = keys[:1]
            if keys:
                return self._only(phrase, near, keys)
        return None

    def _before(self, phrase: Phrase, reach: list[Trace], here: int) -> Iterator[tuple[list[Trace], list[Trace]]]:
        """The people of the sentences before, and their subjects or else all, back to one of somebody else."""
        for distance in range(1, _REACH + 1):
            near = _of(reach, here - distance)
            found = _subjects(near)
            if near and not found and self._of_somebody_else(phrase, near[0]):
                return
            yield near, found or near

    def _of_somebody_else(self, phrase: Phrase, trace: Trace) -> bool:
        """Whether the sentence of a mention opens with somebody of the pronoun's gender who is no mention: "Der Bankier
        K. Muster traf A. Er …".
        """
        at = trace.word
        while at > 0 and trace.word - at < _OPENING and not self.scan.opens_sentence(at):
            at -= 1
        opening, articles = self.scan.word(at).lower(), self.scan.vocabulary.lists["subject_articles"]
        if at >= trace.word or not self.scan.opens_sentence(at):
            return False
        return phrase.gender == "m" and opening in articles and self.scan.word(at + 1)[:1].isupper()

    def _speaks(self, trace: Trace) -> bool:
        """Whether the verb of what was said stands right before, behind a comma or a quotation: "…, twitterte A"."""
        verb, before = self.scan.word(trace.word - 1), self.scan.word(trace.word - 2)
        known = (
            verb in self.scan.vocabulary.verbs_one or self.scan.vocabulary.inflection.verb_number(verb) == "one"
        )
        return known and before in self.discourse.lists["speech_ends"]

    def _object(self, phrase: Phrase) -> Mention | None:
        """The nearest person who is not the subject of its own clause, subjects of a sentence first."""
        here = self.discourse.sentence(phrase.start_char)
        reach = self._without_subject(self._reach(phrase, here), here, phrase.first)
        reach = [t for t in reach if t.mention.counts] or reach
        own = self._after_colon(_of(reach, here), phrase.first)
        for near in (own, *(_of(reach, here - distance) for distance in range(1, _REACH + 1))):
            if keys := _keys(_subjects(near) or near):
                return self._only(phrase, near, keys)
        return None

    def _reach(self, phrase: Phrase, here: int) -> list[Trace]:
        """The people of the pronoun's gender in the last sentences."""
        recent = self.discourse.recent()
        return [t for t in recent if t.sentence >= here - _REACH and t.gender == phrase.gender]

    def _only(self, phrase: Phrase, near: list[Trace], keys: list[str | None]) -> Mention | None:
        """The mention of the one who can be meant; ``None`` where several can."""
        chosen = next(t.mention for t in near if _key(t.mention) == keys[0])
        return self.discourse.again(phrase, chosen) if len(keys) == 1 and _key(chosen) else None

    def _without_subject(self, reach: list[Trace], here: int, word: int) -> list[Trace]:
        """An object pronoun cannot mean the subject of its own clause, nor whom a relative clause is about."""
        last = self.discourse.trail[-1] if self.discourse.trail else None
        if last and self._relative_between(last.end, word):
            subject = _key(last.mention)
        else:
            own = (t for t in reversed(self.discourse.recent()) if t.sentence == here and t.subject)
            found = next(own, None)
            if found is not None and self._new_clause_between(found.end, word):
                return [t for t in reach if t.subject] or reach  # "A sprach mit B, ehe ihn C empfing"
            subject = _key(found.mention) if found is not None else None
        return [t for t in reach if _key(t.mention) != subject]

    def _relative_between(self, start: int, end: int) -> bool:
        """Whether a comma and a relative pronoun, and nothing else, stand between."""
        return (
            end - start == 2 and self.scan.word(start) == "," and self.scan.is_in(start + 1, "relative_subjects")
        )

    def _clause_between(self, start: int, end: int) -> bool:
        """Whether a clause begins between the words: "A und B hat er getroffen" means a third by "er"."""
        opened = self.discourse.lists["clause_openers"].intersection(self.scan.texts[start:end])
        return bool(opened) or (start < end and self.scan.is_in(end - 1, "clause_conjunctions"))

    def _new_clause_between(self, start: int, end: int) -> bool:
        """Whether a comma and one of the words that open a subordinate clause stand right before the word."""
        return end - start > 1 and self.scan.word(end - 2) == "," and self.scan.is_in(end - 1, "before_objects")

    def _after_colon(self, near: list[Trace], word: int) -> list[Trace]:
        """Of the mentions of the pronoun's own sentence, those after its colon if there are any."""
        colons = [i for i in range(max(0, word - _COLON), word) if self.scan.texts[i] == ":"]
        return [t for t in near if colons and t.word > colons[-1]] or near

    # -- several ----------------------------------------------------------------------------------
    def _number(self, phrase: Phrase) -> str:
        """Whether "sie" is one or many, by the finite verb next to it or at the end of its clause."""
        vocabulary = self.scan.vocabulary
        for i in (phrase.end, phrase.first - 1, self._clause_end(phrase.end)):
            word = self.scan.word(i)
            if word in vocabulary.verbs_one:
                return "one"
            if word in vocabulary.verbs_many:
                return "many"
        return self._number_by_ending(phrase)

    def _number_by_ending(self, phrase: Phrase) -> str:
        """The same by how the verb behind it or before it ends: "sie vereinbarten", "darauf einigten sie sich"."""
        inflection, lists = self.scan.vocabulary.inflection, self.discourse.lists
        behind, before = self.scan.word(phrase.end), self.scan.word(phrase.first - 1)
        if before in lists["subordinators"]:
            last = self.scan.word(self._clause_end(phrase.end))
            return inflection.verb_number(last) or self._many_by_ending(last) or inflection.verb_number(behind)
        if before not in lists["oblique"]:
            if known := inflection.verb_number(before):
                return known
            if inflection.may_be_of_many(before):
                return "many"
        known = inflection.verb_number(behind)
        return known or (self._many_by_ending(behind) if self._opens_clause(phrase) else "")

    def _many_by_ending(self, word: str) -> str:
        """What a word says where the finite verb stands: "sie [gaben] bekannt", "als sie dort [ankamen]"."""
        verb = self.scan.vocabulary.inflection.may_be_of_many(word) and word not in self.discourse.lists["oblique"]
        return "many" if verb and word not in self.scan.vocabulary.lists["no_verbs"] else ""

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether the verb of a main clause stands behind the pronoun."""
        before = self.scan.word(phrase.first - 1)
        opens = self.scan.opens_sentence(phrase.first) or self.scan.is_in(phrase.first - 1, "clause_conjunctions")
        return opens or not before[:1].isalnum()

    def _clause_end(self, i: int) -> int:
        while self.scan.word(i) and not self.scan.is_in(i, "clause_ends"):
            i += 1
        return i - 1

    def _all(self, phrase: Phrase, count: int) -> Mention | None:
        end = phrase.end_char
        if self.groups.attributive(phrase):
            if not self.scan.is_in(phrase.end, "pair_nouns"):
                return None
            end = self.scan.ends[phrase.end]
        group = self.groups.mention(phrase, self.groups.members(count, None, phrase))
        return replace(group, end=end) if group is not None else None

    def _them(self, phrase: Phrase) -> Mention | None:
        """The last group, else the only two people of this sentence and the one before."""
        here = self.discourse.sentence(phrase.start_char)
        reach = (t for t in reversed(self.discourse.trail) if t.sentence >= here - _REACH)
        if group := next((t.mention.members for t in reach if t.mention.members), None):
            return self.groups.mention(phrase, group)
        beside = self.groups.beside(phrase, here)
        people = list(dict.fromkeys(p for p in self.groups.people(here - 1) if p != beside))
        return self.groups.mention(phrase, people[::-1]) if len(people) == 2 else None


def _of(traces: Sequence[Trace], sentence: int) -> list[Trace]:
    return [t for t in traces if t.sentence == sentence]


def _subjects(traces: Sequence[Trace]) -> list[Trace]:
    return [t for t in traces if t.subject]


def _keys(traces: Sequence[Trace]) -> list[str | None]:
    return list(dict.fromkeys(_key(t.mention) for t in traces))


def _key(mention: Mention) -> str | None:
    return mention.person or mention.name


def _coordinated(subjects: Sequence[Trace], scan: Scan) -> bool:
    """Whether the first two are joined by "und": then neither alone is the subject."""
    between = scan.texts[subjects[0].word : subjects[1].word]
    return bool(scan.vocabulary.lists["coordinating"].intersection(between)) and len(between) <= _JOINED
