"""Machine-made rows of national elections for the knowledge base.

Reads the open data in ``../shared/kb`` and writes ``elections.csv``: votes since 1990 from REIGN's election list
(MIT repository) and the CIA World Factbook (public domain), one row per state, kind and day of voting, both rounds.
``person`` is who took or kept the highest office after an executive vote, by the terms of the knowledge base. Run
``python tools/import_elections.py``; the output is the same for the same input.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Final

from depesche import knowledge
from depesche.days import DaySet

ROOT: Final = Path(__file__).resolve().parents[1]
KB: Final = ROOT.parent / "shared" / "kb"
OUT: Final = ROOT / "src" / "depesche" / "knowledge" / "data" / "elections.csv"
KINDS: Final = {"X": "executive", "L": "legislative"}
#: Country names of REIGN to state ids, of the states whose votes German news report.
NAMES: Final = {
    row["name"]: row["state"]
    for row in csv.DictReader(
        Path(__file__).with_name("reign_states.csv").read_text(encoding="utf-8").splitlines()
    )
}

#: States whose government parliament elects: a vote that the sources call executive is the one for parliament.
PARLIAMENTARY: Final = frozenset(
    ("AU", "BE", "CA", "DK", "ES", "GB", "GR", "HU", "IL", "IN", "IT", "JP", "LU", "MT", "NL", "NO", "NZ", "SE")
)
#: Rows of the sources with a wrong day, and the right one.
SLIPS: Final = {("GB", "legislative", dt.date(2015, 5, 8)): ("GB", "legislative", dt.date(2015, 5, 7))}
#: Turks elect their president themselves since this year.
TURKEY: Final = 2014


def main() -> None:
    """Write the file."""
    found = _righted(_reign() | _factbook())
    known = knowledge.load()
    lines = sorted({(state, kind, day, _winner(known, state, kind, day)) for state, kind, day in found})
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["state", "kind", "date", "person", "source"])
        for state, kind, day, person in lines:
            writer.writerow([state, kind, day.isoformat(), person, "reign" if day.year < 2015 else "factbook"])


def _righted(found: set[tuple[str, str, dt.date]]) -> set[tuple[str, str, dt.date]]:
    """The votes with the sources' slips and kinds put right."""
    out = set()
    for state, kind, day in (SLIPS.get(row, row) for row in found):
        of_parliament = state in PARLIAMENTARY and (state, "legislative", day) in found
        if of_parliament or (state == "TR" and day.year < TURKEY):
            out.add((state, "legislative", day))
        else:
            out.add((state, kind, day))
    return out


def _reign() -> set[tuple[str, str, dt.date]]:
    out = set()
    with (KB / "reign_electionlist_3_21.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            state = NAMES.get(row["country"].strip())
            if state is None or not row["event"].strip().startswith("Vote") or row["type"] not in KINDS:
                continue
            parts = [row["elec_year"].strip(), row["elec_month"].strip(), row["elec_day"].strip()]
            if all(part.isdigit() for part in parts) and 1990 <= int(parts[0]) < 2015:
                out.add((state, KINDS[row["type"]], dt.date(*map(int, parts))))
    return out


def _factbook() -> set[tuple[str, str, dt.date]]:
    out = set()
    with (KB / "factbook_elections_2010_2026.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kind = (row["kind"] or "").strip()
            if (
                not row["iso2"]
                or kind in ("", "legislative upper", "executive vice president")
                or len(row["date"]) < 10
            ):
                continue
            if row["iso2"] not in NAMES.values() or row["date"] < "2015":
                continue
            out.add((row["iso2"], kind.split()[0], dt.date.fromisoformat(row["date"][:10])))
    return out


def _winner(known: knowledge.Knowledge, state: str, kind: str, day: dt.date) -> str:
    """Who holds the highest office well after an executive vote: who was elected, or kept in office by it."""
    if kind != "executive":
        return ""
    later = DaySet.day(day + dt.timedelta(150))
    holders = {term.person for term in known.holders("head_of_state", state, later)}
    return holders.pop() if len(holders) == 1 else ""


if __name__ == "__main__":
    main()
