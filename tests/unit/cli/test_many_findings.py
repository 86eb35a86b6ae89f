"""Tables of very many findings."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from depesche.cli.tables import chronicle_table
from depesche.model import Finding


def test_of_a_type_with_very_many_findings_the_table_shows_the_first_and_counts_the_rest() -> None:
    findings = [Finding("one_sided", None, document=f"artikel-{n}") for n in range(40)]
    console = Console(width=80, record=True, file=StringIO())
    console.print(chronicle_table([], findings, 40, "de"))
    shown = console.export_text()
    assert shown.count("artikel-") == 12
    assert "und 28 weitere" in shown
    assert "40 Befunde" in shown
