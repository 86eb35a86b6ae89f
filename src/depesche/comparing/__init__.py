"""Somebody's own list of contacts against the chronicle, row by row.

:mod:`.sheet` reads the list, :mod:`.columns` finds what its columns hold, :mod:`.entries` makes each row comparable
(:mod:`.dates`, :mod:`.people`), :mod:`.fit` holds one row against one contact, :mod:`.matching` finds for each row the
contact that it means, :mod:`.result` is what comes out.
"""

from depesche.comparing.entries import Entry, entries_of
from depesche.comparing.matching import compare
from depesche.comparing.result import Comparison, Field, Verdict
from depesche.comparing.sheet import Sheet, read_sheet

__all__ = ["Comparison", "Entry", "Field", "Sheet", "Verdict", "compare", "entries_of", "read_sheet"]
