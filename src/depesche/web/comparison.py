"""The page of a comparison: each row of somebody's list with its verdict, and the contacts that no row means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.comparing import Comparison, Field, Verdict
from depesche.comparing.evidence import Passage, evidence_of
from depesche.comparing.result import worded
from depesche.made import MadeWith
from depesche.model import Reading
from depesche.telling.between import headline
from depesche.telling.words import label, labels, spoken
from depesche.web.page import template


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict as the template shows it."""

    outcome: str
    name: str
    line: int | None
    cells: tuple[str, ...]
    contact: str
    id: str
    fields: tuple[tuple[str, Field], ...]
    reasons: tuple[str, ...]
    evidence: tuple[Passage, ...]


def render_comparison(
    found: Comparison, readings: Mapping[str, Reading], language: str = "de", made: MadeWith | None = None
) -> str:
    """The page's HTML: it loads nothing, and quotes the articles."""
    counts = found.counts()
    return template("comparison.html.j2").render(
        language=language,
        words=labels(language)["list"],
        name=found.list_name,
        counts=[(outcome, label("list_outcome", outcome, language), n) for outcome, n in counts.items()],
        verdicts=[_view(verdict, readings, language) for verdict in found.verdicts],
        made=f"depesche {made.software}; knowledge {made.knowledge} {' '.join(made.overlays)}".strip()
        if made
        else "",
    )


def _view(verdict: Verdict, readings: Mapping[str, Reading], language: str) -> VerdictView:
    entry, contact = verdict.entry, verdict.contact
    told = f"{headline(contact, language)}, {spoken(contact.time, language, short=True)}" if contact else ""
    return VerdictView(
        outcome=verdict.outcome,
        name=label("list_outcome", verdict.outcome, language),
        line=entry.line if entry else None,
        cells=tuple(cell for cell in entry.cells.values() if cell) if entry else (),
        contact=told,
        id=contact.id if contact else "",
        fields=tuple((label("field", field.name, language), field) for field in verdict.differing),
        reasons=tuple(worded(verdict, language)),
        evidence=tuple(evidence_of(contact, readings)),
    )
