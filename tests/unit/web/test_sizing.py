"""A large page begins at the step of leaving out that a part of its contacts calls for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from depesche.model import Contact
from depesche.web.sizing import first_step


@pytest.mark.parametrize(("contacts", "step"), [(10, 0), (399, 0), (2_000, 1), (20_000, 3), (90_000, 3)])
def test_what_cannot_fit_is_not_tried(contacts: int, step: int) -> None:
    many: Sequence[Contact] = [_Some(str(n)) for n in range(contacts)]  # type: ignore[list-item]
    tried: list[int] = []

    def size(some: Sequence[Contact], about: tuple[object, ...], at: int) -> int:
        assert not about
        tried.append(len(some))
        return len(some) * (1_000, 500, 200, 100)[at]

    assert first_step(many, (), size, 1_000_000, 4) == step
    assert all(number < 500 for number in tried)


class _Some:
    def __init__(self, name: str) -> None:
        self.id = name
