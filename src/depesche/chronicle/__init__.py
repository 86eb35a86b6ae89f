"""From readings to one chronicle: which reports are the same contact, when it was, what is missing.

The stages, one module each: :mod:`items` makes reports comparable, :mod:`block` finds what must be compared,
:mod:`compare` weighs evidence, :mod:`resolve` puts reports together, :mod:`dates` narrows undated documents,
:mod:`engine` repeats this to a fixed point, :mod:`merge`, :mod:`plans` and :mod:`sides` make the contact,
:mod:`findings` and :mod:`claims` say what it shows, :mod:`readouts` puts the accounts side by side;
:mod:`decisions` are the corrections of people; :mod:`diff` and :mod:`check` ask questions of the whole.
"""

from depesche.chronicle.check import Answer, check, check_reading
from depesche.chronicle.decisions import Anchor, Decision, anchors_for
from depesche.chronicle.diff import Change, diff
from depesche.chronicle.readouts import Comparison
from depesche.chronicle.whole import Chronicle, DocumentDate

__all__ = [
    "Anchor",
    "Answer",
    "Change",
    "Chronicle",
    "Comparison",
    "Decision",
    "DocumentDate",
    "anchors_for",
    "check",
    "check_reading",
    "diff",
]
