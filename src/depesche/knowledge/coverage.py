"""The coverage of the knowledge base as a table of text: states by year."""

from __future__ import annotations

from typing import Final

from depesche.knowledge.base import Knowledge
from depesche.knowledge.check import FIRST, LAST, coverage

_FULL: Final = 0.985
_PAGE: Final = """# Coverage of the knowledge base

Written by `make docs` from `depesche knowledge coverage`. For each state and year: `#` a head of state or of
government is known for every day, `+` for a part of the days, `.` for none; a blank is a year in which the state
did not exist.
{full} of {all} years of states are covered in full, {part} in part.

```text
{table}
```
"""


def table(knowledge: Knowledge) -> str:
    """One line a state, one sign a year."""
    lines = [_head()]
    for state, years in sorted(coverage(knowledge).items(), key=lambda item: knowledge.label(item[0])):
        signs = "".join(_sign(years.get(year)) for year in range(FIRST.year, LAST.year + 1))
        lines.append(f"{state:<5}{knowledge.label(state)[:28]:<30}{signs}".rstrip())
    return "\n".join(lines)


def page(knowledge: Knowledge) -> str:
    """The page of the documentation."""
    shares = [share for years in coverage(knowledge).values() for share in years.values()]
    full = sum(share >= _FULL for share in shares)
    part = sum(0 < share < _FULL for share in shares)
    return _PAGE.format(full=full, all=len(shares), part=part, table=table(knowledge))


def _head() -> str:
    years = "".join(f"{year % 100:02}   " for year in range(FIRST.year, LAST.year + 1, 5))
    return f"{'':<35}{years}".rstrip()


def _sign(share: float | None) -> str:
    if share is None:
        return " "
    if share >= _FULL:
        return "#"
    return "+" if share > 0 else "."
