"""From readings to one chronicle: which reports are the same contact, when it was, what is missing.

The stages, one module each: :mod:`reported` makes reports comparable, :mod:`block` finds what must be compared,
:mod:`compare` weighs evidence, :mod:`resolve` puts reports together, :mod:`dates` narrows undated documents,
:mod:`engine` repeats this to a fixed point, :mod:`merge`, :mod:`plans` and :mod:`sides` make the contact,
:mod:`findings` and :mod:`claims` say what it shows, :mod:`readouts` puts the accounts side by side;
:mod:`decisions` are the corrections of people; :mod:`diff` says what changed between two
chronicles, :mod:`chronicle` is the whole.
"""

from depesche.chronicle.accounts import Comparison
from depesche.chronicle.chronicle import Chronicle, DocumentDate
from depesche.chronicle.decisions import Anchor, Decision, anchors_for
from depesche.chronicle.diff import Change, diff

__all__ = [
    "Anchor",
    "Change",
    "Chronicle",
    "Comparison",
    "Decision",
    "DocumentDate",
    "anchors_for",
    "diff",
]
