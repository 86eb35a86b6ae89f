"""Clauses while their tokens are gathered: what each still lacks, and which segments it takes or gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.lang.de.grammar.kinds import LISTING, zu_infinitive
from depesche.lang.de.grammar.segments import Segment
from depesche.lang.syntax import ClauseKind
from depesche.lang.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """A clause while its tokens are still being gathered."""

    kind: ClauseKind
    segments: list[Segment]
    parent: int | None = None
    opener: int | None = None
    shares_subject: bool = False

    @property
    def tokens(self) -> list[int]:
        """Its tokens, in the order of its segments."""
        return [i for seg in self.segments for i in seg.tokens]

    @property
    def joined_participle(self) -> bool:
        """Whether it is what may be a participle under the auxiliary of the clause before, or a verb of its own."""
        return self.shares_subject and any(seg.under_auxiliary for seg in self.segments)

    @property
    def finite(self) -> bool:
        """Whether it has a finite verb."""
        return any(seg.finites for seg in self.segments)

    def unverbed(self) -> bool:
        """Whether a subordinate clause still waits for its verbs: "dass er mit A, B und C [gesprochen habe]"."""
        return self.kind == "subordinate" and not any(seg.tags for seg in self.segments)

    def open_bracket(self) -> bool:
        """Whether a finite auxiliary still waits for its infinite verb."""
        tags = [tag for seg in self.segments for tag in seg.tags.values()]
        return bool(tags) and not any(tag.lexical for tag in tags)


def left_over(drafts: Sequence[Draft], seg: Segment) -> list[Segment]:
    """Phrases between a colon and a clause that begins with its verb ("so weit: A (66) und B (70) trafen")."""
    if not drafts or not seg.finites or seg.finites[0] != seg.tokens[0] or seg.coordinated:
        return []
    last = drafts[-1].segments
    keep = len(last)
    while keep > 1 and not last[keep - 1].verbal:
        keep -= 1
    while keep < len(last) and not last[keep].after_colon:
        keep += 1
    taken = last[keep:]
    drafts[-1].segments = last[:keep]
    return taken


def phrases_behind(drafts: Sequence[Draft]) -> list[Segment]:
    """The phrases without a verb behind a main clause, which an infinitive alone takes for its own: "plant, | mit A, |
    dem Präsidenten, | zu sprechen".
    """
    if not drafts or drafts[-1].kind != "main" or not drafts[-1].finite:
        return []
    last = drafts[-1].segments
    keep = len(last)
    while keep > 1 and not last[keep - 1].verbal:
        keep -= 1
    return last[keep:]


def closes(text: Tokens, matrix: Draft, seg: Segment) -> bool:
    """Whether the segment brings the infinite verb that the clause still lacks ("hat mit A, B und C [telefoniert]")."""
    if not seg.verbal or not only_infinite(seg) or seg.coordinated or zu_infinitive(text, seg):
        return False
    if seg.after_colon and seg.finites:
        return False  # "Nun ist es klar: A und B kommen"
    if text.lowers[seg.tokens[0]] in LISTING:
        return False  # "drei Jahre ist es her, dass sie sich getroffen haben"
    return matrix.kind == "main" and matrix.open_bracket()


def only_infinite(seg: Segment) -> bool:
    """Whether each of its verbs can be an infinitive or a participle."""
    return all(seg.tags[i].infinite or seg.tags[i].participle for i in seg.verbal)


def continues(matrix: Draft, seg: Segment) -> bool:
    """Whether the segment is the rest of the matrix clause after an embedded one."""
    if matrix.kind == "fragment":
        return True
    if matrix.kind == "relative":
        return False  # "A und B, der dort ist, | haben verhandelt": the verb of those before
    if seg.after_colon and seg.finites:
        return False
    if not seg.finites or only_infinite(seg):
        return matrix.open_bracket()
    return not matrix.finite
