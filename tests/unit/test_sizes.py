"""The code stays small: how complex a function may be, and how long a module."""

from __future__ import annotations

from pathlib import Path

import pytest
from radon.complexity import cc_rank, cc_visit
from radon.visitors import Function

import depesche

SOURCE = Path(depesche.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
#: The greatest cyclomatic complexity of a function, and the share of those that radon ranks C or worse (above 10).
COMPLEX = 15
SHARE_OF_C = 0.06
LONG = 350


def functions(path: Path) -> list[Function]:
    """The functions and methods of a module with their complexity; classes as such are none."""
    return [block for block in cc_visit(path.read_text("utf-8")) if isinstance(block, Function)]


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_function_is_too_complex(path: Path) -> None:
    assert {f.fullname: f.complexity for f in functions(path) if f.complexity > COMPLEX} == {}


def test_few_functions_are_of_rank_c() -> None:
    found = [f for path in MODULES for f in functions(path)]
    of_rank_c = [f.fullname for f in found if cc_rank(f.complexity) >= "C"]
    assert len(of_rank_c) < SHARE_OF_C * len(found), f"{len(of_rank_c)} of {len(found)}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_not_too_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONG
