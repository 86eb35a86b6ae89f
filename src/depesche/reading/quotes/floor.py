"""Who has the floor: the speaker that words without one of their own belong to, as an article goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from depesche.lang.speech import Saying, Told
from depesche.lang.syntax import Clause
from depesche.light import replace
from depesche.reading.quotes.view import Range, View


@dataclass(slots=True)
class Floor:
    """Who spoke last, in whose own words last (``teller``), and whether the last sentence was speech."""

    teller: Range | None = None
    speech: bool = False
    paragraph: int = -1
    last: Range | None = None
    out: list[Told] = field(default_factory=list)
    _speaker: Range | None = None
    #: Sentences without speech since then, each with the teller by then: hardly ever is it asked who is left by them.
    _without: list[tuple[View, Range, Range | None]] = field(default_factory=list)

    @property
    def speaker(self) -> Range | None:
        """Who has the floor: who spoke last, or may speak next by what has been told since."""
        left = (heir for each in reversed(self._without) if (heir := self._heir(*each)) is not None)
        self._speaker = next(left, self._speaker)
        self._without.clear()
        return self._speaker

    def enter(self, paragraph: int) -> None:
        """Begin a sentence: speech does not go on by itself over the end of a paragraph."""
        if paragraph != self.paragraph:
            self.speech = False
            self.paragraph = paragraph

    def resumed(self, view: View, saying: Saying) -> Saying:
        """The clause of saying, with the speaker of the words before where somebody speaks on ("hieß es weiter")."""
        if saying.speaker is not None or saying.clause.passive or not view.speech.resumes(saying):
            return saying
        return replace(saying, speaker=self.teller)

    def claim(self, view: View, speaker: Range, saying: Saying | None = None) -> bool:
        """Give a passage that was the whole last sentence to somebody whom only this one names ("Das sagte X."), where
        nobody is known by more than having the floor.
        """
        last = self.out[-1] if self.out else None
        if last is None or self.last is None or last.form != "direct" or last.cue is not None:
            return False
        if (last.start, last.end) != view.trim(self.last):
            return False
        cue, force = (saying.word, saying.cue.force) if saying else (None, None)
        self.out[-1] = replace(last, speaker=speaker, cue=cue, force=force)
        return True

    def leave(self, view: View, unit: Range, found: Sequence[Told]) -> None:
        """End a sentence with what was found in it: merge speech that goes on, and note who speaks now."""
        for told in found:
            self._take(told)
        self._note_speakers(found)
        self.speech = bool(found)
        if not found:
            self._without.append((view, unit, self.teller))
        self.last = unit

    def _note_speakers(self, found: Sequence[Told]) -> None:
        """Who spoke last in a sentence, and who told it."""
        speaking = [told for told in found if told.speaker]
        if not speaking:
            return
        outer = [told for told in speaking if not _within(told, found)]
        self._speaker = (outer or speaking)[-1].speaker
        self._without.clear()
        told_by = [told.speaker for told in outer if told.form != "reported"]
        self.teller = told_by[-1] if told_by else self.teller

    def _take(self, told: Told) -> None:
        last = self.out[-1] if self.out else None
        if last and self.speech and told.carried and last.carried and last.speaker == told.speaker:
            self.out[-1] = replace(last, pieces=((last.start, told.end),))
        else:
            self.out.append(told)

    def _heir(self, view: View, unit: Range, teller: Range | None) -> Range | None:
        """Who may speak next after a sentence without speech: its subject; for a word that is nobody's the teller."""
        announced = self._announced(view, unit)
        main = main_clause(view, unit)
        if announced is not None or main is None:
            return announced
        by = (view.agent(main.tokens) if main.passive else None) or view.subject(main)
        nobody = by is not None and by[1] - by[0] == 1 and view.is_in(by[0], "nobody")
        return teller if nobody else by

    def _announced(self, view: View, unit: Range) -> Range | None:
        """Whose words a sentence that ends with a colon announces for the next paragraph."""
        end = view.trim(unit)[1] - 1
        if view.words[end] != ":" or end == unit[0]:
            return None
        saying = next(iter(reversed(view.speech.sayings(unit))), None)
        return (saying.speaker if saying else None) or view.speech.announcer((unit[0], end))


def main_clause(view: View, unit: Range) -> Clause | None:
    """The first main clause of a stretch."""
    return next((c for c in view.clauses(unit) if c.kind == "main"), None)


def _within(told: Told, found: Sequence[Told]) -> bool:
    """Whether the words are told in somebody else's, who holds the floor: longer ones, or the same in which this
    speaker is named ("Trump habe darum gebeten, erklärte sein Sprecher").
    """
    return any(
        other.start <= told.start
        and told.end <= other.end
        and (other.length > told.length + 1 or _named_in(told, other))
        for other in found
        if other.speaker not in (None, told.speaker)
    )


def _named_in(told: Told, other: Told) -> bool:
    """Whether the speaker of the words stands in the other ones, whose own speaker stands outside."""
    return _inside(told.speaker, other) and not _inside(other.speaker, other)


def _inside(speaker: Range | None, told: Told) -> bool:
    return speaker is not None and told.start <= speaker[0] < told.end
