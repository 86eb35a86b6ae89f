"""From readings to one chronicle: which reports are the same contact, when it was, what is missing.

The stages, one module each: :mod:`reported` makes reports comparable, :mod:`block` finds what must be compared,
:mod:`compare` weighs evidence, :mod:`resolve` puts reports together, :mod:`dates` narrows undated documents,
:mod:`engine` repeats this to a fixed point, :mod:`merge`, :mod:`plans` and :mod:`sides` make the contact,
:mod:`findings` and :mod:`claims` say what it shows, :mod:`readouts` puts the accounts side by side;
:mod:`decisions` are the corrections of people; :mod:`changing` says what changed between two
chronicles, :mod:`chronicle` is the whole.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from depesche.chronicle.accounts import Comparison
    from depesche.chronicle.changing import Change, diff
    from depesche.chronicle.chronicle import Chronicle, DocumentDate
    from depesche.chronicle.decisions import Anchor, Decision, anchors_for

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
#: Where each is: who only shows what is stored need not load what makes a chronicle.
_HOMES: Final = {
    "Anchor": "decisions",
    "Change": "changing",
    "Chronicle": "chronicle",
    "Comparison": "accounts",
    "Decision": "decisions",
    "DocumentDate": "chronicle",
    "anchors_for": "decisions",
    "diff": "changing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
