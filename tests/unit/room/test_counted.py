"""What takes counting is counted once for each state, by one for all; what is dear may be some seconds old."""

from __future__ import annotations

import threading
import time

from depesche.room.counted import DEAR, LASTS, Counted


class Clocks:
    """Clocks that stand until they are moved."""

    now = spent = 0.0


def counted(clocks: Clocks) -> Counted:
    return Counted(clock=lambda: clocks.now, cost=lambda: clocks.spent)


def counting(clocks: Clocks, cost: float, made: list[str], value: str) -> str:
    clocks.spent += cost
    made.append(value)
    return value


def test_what_is_cheap_is_that_of_the_state() -> None:
    clocks, made = Clocks(), list[str]()
    kept = counted(clocks)
    for state in ("1", "1", "2", "2"):
        assert kept.once(state, "n", lambda s=state: counting(clocks, DEAR / 2, made, s), may_lag=True) == state  # type: ignore[misc]
    assert made == ["1", "2"]


def test_what_is_dear_lasts_for_a_while_where_it_may() -> None:
    clocks, made = Clocks(), list[str]()
    kept = counted(clocks)

    def ask(state: str, *, may_lag: bool) -> str:
        return kept.once(state, "n", lambda: counting(clocks, DEAR * 2, made, state), may_lag=may_lag)

    assert ask("1", may_lag=True) == "1"
    clocks.now += LASTS / 2
    assert ask("2", may_lag=True) == "1"
    assert ask("2", may_lag=False) == "2"
    clocks.now += LASTS * 2
    assert ask("3", may_lag=True) == "3"
    assert made == ["1", "2", "3"]


def test_one_counts_for_all_who_ask_at_once() -> None:
    kept, made = Counted(), list[int]()

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    found: list[int] = []
    askers = [threading.Thread(target=lambda: found.append(kept.once("1", "n", make))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert (found, made) == ([7] * 8, [1])


def test_the_oldest_question_is_forgotten() -> None:
    kept, made = Counted(most=2), list[str]()
    for asked in ("a", "b", "c", "a"):
        kept.once("1", asked, lambda a=asked: made.append(a))  # type: ignore[misc]
    assert made == ["a", "b", "c", "a"]
