"""Which of an article's reports a claim is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc

from depesche.lang.tokens import tokens_of
from depesche.light import dataclass
from depesche.model import Report
from depesche.reading.claims.cues import Cue

#: So many characters after a report a claim without a report of its own may still be about it.
_REACH: Final = 400

Range = tuple[int, int]


class _Told(NamedTuple):
    """A report by how well the claim can be about it."""

    report: Report
    fits: bool
    away: int
    inside: bool
    spoken_of: bool
    near: bool


@dataclass(frozen=True, slots=True)
class ReportRule:
    """One way to find the report that a claim is about: the reports it is for, and which of them comes first."""

    name: str
    applies: Callable[[_Told], bool]
    order: Callable[[_Told], Any]


def _nearest(told: _Told) -> int:
    return told.away


#: Which report a claim is about: the first rule that one falls under decides; of several the one first in its order.
REPORT_RULES: Final = (
    ReportRule("told beside it", lambda t: t.inside and t.fits and not t.report.background, _nearest),
    ReportRule("news taken up beside it", lambda t: t.spoken_of and t.fits and not t.report.background, _nearest),
    ReportRule("recalled beside it", lambda t: t.inside and t.fits, _nearest),
    ReportRule("spoken of in the sentence", lambda t: t.spoken_of, lambda t: not t.fits),
    ReportRule("told shortly before", lambda t: t.near and t.fits, lambda t: -t.report.trigger[0]),
    ReportRule("something else shortly before", lambda t: t.near, lambda t: -t.report.trigger[0]),
    ReportRule("something else beside it", lambda t: t.inside, lambda t: not t.inside),
)


def report_of(doc: Doc, cue: Cue, sentence: Range) -> Report | None:
    """The report that the claim is about."""
    tokens = tokens_of(doc)
    begin, end = tokens.starts[sentence[0]], tokens.end(sentence[1] - 1)
    told = [
        _Told(
            report=report,
            fits=cue.kind in (None, "talks", report.kind),
            away=abs(report.trigger[0] - tokens.starts[cue.start]),
            inside=begin <= report.trigger[0] < end,
            spoken_of=any(a < end and begin < b for a, b in report.spans),
            near=any(0 <= begin - b <= _REACH for _, b in report.spans),
        )
        for report in doc._.reports
    ]
    for rule in REPORT_RULES:
        if fitting := [one for one in told if rule.applies(one)]:
            return min(fitting, key=rule.order).report
    return None
