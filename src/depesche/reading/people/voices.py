"""Who says "ich": the speaker of the quotation, or the person who is interviewed.

A quotation's speaker stands right after it ("...", sagte Merkel) or before its colon. An article with questions on
lines of their own is an interview; who answers is the first leader named before the questions begin.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.light import cached_property
from depesche.model import Reason, Span
from depesche.reading.layers import Mention
from depesche.reading.people.scan import Found, Scan

_QUESTION: Final = re.compile(r"\?[ \t]*\n")
#: A speaker's name begins within this many characters after the quotation, or ends before its colon.
_REACH: Final = 70
_SENTENCE: Final = re.compile(r"[.!?]\s|\n")


@dataclass
class Voices:
    """Finds the first person of one article; ``mentions`` are those made, in order."""

    scan: Scan
    mentions: Sequence[Mention]

    @cached_property
    def people(self) -> list[Mention]:
        """The mentions of known people by name or office."""
        return [m for m in self.mentions if m.person and m.kind in ("person", "office")]

    @cached_property
    def starts(self) -> list[int]:
        """Where these begin."""
        return [m.start for m in self.people]

    def first_person(self) -> Iterator[Mention]:
        """A mention for each "ich", "mir", "mich" and each "Sie" of an interview whose person is clear."""
        interviewee = self._interviewee()
        for found in self.scan.found:
            entry = found.of("pronoun")
            if entry is None or entry.pronoun is None:
                continue
            quote = self.scan.quotation(found.start_char)
            if entry.pronoun.case == "first":
                speaker = self._speaker(*quote) if quote else interviewee
            else:
                polite = self.scan.is_in(found.first, "polite") and not self.scan.opens_sentence(found.first)
                speaker = interviewee if polite and quote is None else None
            if speaker is not None:
                yield _as(speaker, found)

    def _speaker(self, start: int, end: int) -> Mention | None:
        """The person named right after the quotation, else right before its colon."""
        text = self.scan.text
        first = bisect_left(self.starts, start - 2 * _REACH)
        for mention in self.people[first : bisect_right(self.starts, end + _REACH)]:
            if end <= mention.start <= end + _REACH and not _SENTENCE.search(text[end : mention.start]):
                return mention
            before = text[mention.end : start]
            if mention.end <= start <= mention.end + _REACH and ":" in before and not _SENTENCE.search(before):
                return mention
        return None

    def _interviewee(self) -> Mention | None:
        questions = [match.start() for match in _QUESTION.finditer(self.scan.text)]
        if len(questions) < 2:
            return None
        return next((m for m in self.people if m.counts and m.end < questions[0]), None)


def _as(speaker: Mention, found: Found) -> Mention:
    evidence: Span = (speaker.start, speaker.end)
    return Mention(
        found.start_char, found.end_char, "pronoun",
        name=speaker.name, person=speaker.person, office=speaker.office, state=speaker.state, counts=speaker.counts,
        reasons=(Reason("person_speaks", {"name": speaker.name}, evidence),),
    )  # fmt: skip
