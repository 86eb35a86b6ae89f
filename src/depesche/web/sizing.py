"""How much of a large page is left out, learned from a part of it, so that none is made in full to be thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from depesche.model import Contact, Finding

#: So many contacts are tried to learn how large a page will be, and how far it may turn out smaller than they say.
_SAMPLE: Final = 200
_DOUBT: Final = 1.5

#: The bytes of the page of some contacts with the findings about them, at a step of leaving things out.
Size = Callable[[Sequence[Contact], tuple[Finding, ...], int], int]


def first_step(
    contacts: Sequence[Contact], findings: Sequence[Finding], size: Size, largest: int, steps: int
) -> int:
    """The first of the steps of leaving out at which the page can be at most ``largest`` bytes; 0 for a small one."""
    parts = len(contacts) // _SAMPLE
    if parts < 2:
        return 0
    some = contacts[::parts]
    names = {contact.id for contact in some}
    about = tuple(finding for finding in findings if finding.contact in names)
    fitting = (step for step in range(steps - 1) if size(some, about, step) * parts <= _DOUBT * largest)
    return next(fitting, steps - 1)
