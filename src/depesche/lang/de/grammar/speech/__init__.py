"""Reported speech in German: which verbs, nouns and sources carry words, how far these reach, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.de.grammar.speech import announcing, complements, genitives, speakers
from depesche.lang.de.grammar.speech.cue_verbs import sayings
from depesche.lang.de.grammar.speech.edges import without
from depesche.lang.de.grammar.speech.governing import governed
from depesche.lang.de.grammar.speech.nouns import noun_governed
from depesche.lang.de.grammar.speech.sources import sourced
from depesche.lang.de.grammar.speech.summaries import summed_up
from depesche.lang.de.grammar.speech.unmarked import hearsay, told_without_cue
from depesche.lang.speech import Owned, Saying, Speech, Told
from depesche.lang.syntax import Clause, Range


class GermanSpeech(Speech):
    """The reported speech of one German document."""

    def sayings(self, part: Range) -> list[Saying]:
        """The clauses of a stretch whose main verb is a listed verb of saying with what it needs."""
        return sayings(self, part)

    def told(self, part: Range, sayings: Sequence[Saying]) -> list[Told]:
        """The words that verbs, sources and nouns of a stretch carry; where it ends in no colon, those summed up."""
        found = [*governed(self, part, sayings), *sourced(self, part)]
        found += noun_governed(self, part, found)
        if self.words[part[1] - 1] != ":":
            found += summed_up(self, part, sayings, found)
        return found

    def sourced(self, part: Range) -> Iterator[Told]:
        """The words of a stretch that a source beside them carries ("laut", "zufolge", "so")."""
        return sourced(self, part)

    def unmarked(self, part: Range, *, goes_on: bool) -> bool:
        """Whether the subjunctive alone shows that somebody says it."""
        return told_without_cue(self, part, goes_on=goes_on)

    def hearsay(self, part: Range) -> bool:
        """Whether "soll … haben" or the like says that others report it."""
        return hearsay(self, part)

    def resumes(self, saying: Saying) -> bool:
        """ "hieß es weiter"."""
        return any(self.syntax.is_in(k, "again") for k in saying.clause.tokens)

    def points_back(self, saying: Saying) -> bool:
        """ "Das teilte der Kreml mit"."""
        first = saying.clause.start
        return self.syntax.is_in(first, "pointing") and saying.clause.finite == first + 1

    def takes_up(self, saying: Saying) -> bool:
        """ "Das sagte X", "So äußerte sich X"."""
        first = saying.clause.start
        return self.syntax.is_in(first, "taking_up") and saying.clause.finite == first + 1

    def closer_of_words(self, part: Range) -> Range | None:
        """ "Mit diesen Worten warb X für den Vertrag"."""
        return announcing.closer_of_words(self, part)

    def announcer(self, part: Range) -> Range | None:
        """ "Kritik kam von X:", "Die Antwort von X:"."""
        return announcing.announcer(self, part)

    def is_aside(self, clause: Clause) -> bool:
        """ "wie das Amt mitteilte"."""
        return clause.opener is not None and self.syntax.is_in(clause.opener, "aside_openers")

    def speaker_of(self, listed: Sequence[Clause], place: int) -> Range | None:
        """Who acts by words in a clause."""
        return speakers.speaker_of(self, listed, place)

    def judge(self, clause: Clause, before: int) -> Range | None:
        """ "Für die Ministerin war das „ein Erfolg“"."""
        return speakers.judge(self, clause, before)

    def infinitive_after(self, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
        """The infinitive with "zu" behind a clause."""
        return complements.infinitive_after(self, part, listed, place)

    def closes_infinitive(self, token: int, edge: int) -> bool:
        """Whether an infinitive with "zu" closes a stretch at the token."""
        return complements.closes_infinitive(self, token, edge)

    def without(self, whole: Range, hole: Range) -> tuple[Range, ...]:
        """The stretch in pieces around the hole."""
        return without(self, whole, hole)

    def ends_as_genitive(self, form: str) -> bool:
        """Whether a form can be a genitive by its ending."""
        return genitives.ends_as_genitive(form)

    def is_genitive(self, form: str, called: str | None) -> bool:
        """Whether a form is the genitive of somebody called so."""
        return genitives.is_genitive(form, called)

    def speaks_for(self, form: str, called: str | None) -> bool:
        """ "Sprecher Jelzins"."""
        return genitives.speaks_for(form, called)

    def owned_by_pronoun(self, phrase: str) -> Owned | None:
        """ "Angaben ihres Sprechers"."""
        return genitives.owned_by_pronoun(phrase)
