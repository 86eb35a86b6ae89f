"""What is missing is counted as German counts: one is missing, two are."""

from __future__ import annotations

import pytest

from depesche.model import Reason
from depesche.telling.reasons import say

SAID = {"document": "a", "n": 3, "kind": "call", "who": "A, B", "known": 2, "between": "2019"}


@pytest.mark.parametrize(("missing", "words"), [(1, "es fehlt 1"), (2, "es fehlen 2")])
def test_what_is_missing_is_counted(missing: int, words: str) -> None:
    assert words in say(Reason("chronicle_gap", {**SAID, "missing": missing}), "de")
