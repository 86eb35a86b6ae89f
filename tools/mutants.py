"""Planted faults: small changes of the code, one at a time, that some test must notice.

    python tools/mutants.py                    # the named faults
    python tools/mutants.py --sample 40        # and so many more, drawn from the rooms below with a fixed seed

A mutant is made in a copy of the package (``.mutants/``) and the tests of its room run against it; one that no test
notices has survived. Exit 1 where a named one does.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "depesche"
COPY = ROOT / ".mutants"
#: The tests of each room; a mutant elsewhere is tried by all unit tests.
TESTS = {
    "chronicle": ["tests/unit/chronicle", "tests/quality/test_chronicle.py"],
    "asking": ["tests/unit/asking", "tests/acceptance/test_questions.py"],
    "reading": ["tests/unit/reading", "tests/quality/test_contacts.py", "tests/quality/test_readouts.py"],
    "knowledge": ["tests/unit/knowledge"],
    "web": ["tests/unit/web"],
    "cli": ["tests/unit/cli", "tests/acceptance/test_cli.py"],
    "codec": ["tests/unit/codec"],
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: ``old`` becomes ``new`` at its first place in the function (or in the whole module)."""

    module: str
    function: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.module}::{self.function or '*'}: {self.old} -> {self.new}"


def main() -> None:
    """Try the mutants and print which survive."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="so many drawn mutants besides the named ones")
    parser.add_argument("--only", default="", help="only named mutants whose line holds this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="*", default=["chronicle", "reading"])
    options = parser.parse_args()
    rooms = {Path(mutant.module).parts[0] for mutant in named() if options.only in str(mutant)}
    if not all(_passes(SOURCE.parent, _tests_of(room)) for room in rooms):
        raise SystemExit("a test fails without any change: nothing can be said of changes")
    mutants = [
        *(m for m in named() if options.only in str(m)),
        *random.Random(options.seed).sample(drawn(options.rooms), options.sample),  # noqa: S311 - a sample, no secret
    ]
    survived = [mutant for mutant in mutants if not _noticed(mutant)]
    print(f"{len(survived)} of {len(mutants)} survived: {100 * len(survived) / max(1, len(mutants)):.0f} %")
    sys.exit(bool(set(survived) & set(named())))


def named() -> list[Mutant]:
    """The faults of ``tools/mutants.txt``: module, function, old and new code, apart by tabs."""
    lines = (ROOT / "tools" / "mutants.txt").read_text("utf-8").splitlines()
    return [Mutant(*line.split("\t")) for line in lines if line.strip() and not line.startswith("#")]


# -- drawn mutants --------------------------------------------------------------------------------
def drawn(rooms: list[str]) -> list[Mutant]:
    """Every change of a comparison, condition, ``any``/``all`` or small number in the functions of the rooms."""
    paths = sorted(p for room in rooms for p in (SOURCE / room).rglob("*.py"))
    return [mutant for path in paths for mutant in _of_module(path)]


def _of_module(path: Path) -> Iterator[Mutant]:
    text = path.read_text("utf-8")
    module = str(path.relative_to(SOURCE))
    for function in (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)):
        for node in ast.walk(function):
            old = ast.get_source_segment(text, node)
            change = _CHANGES.get(type(node))
            new = change(node, old) if change and old else None
            if old and new and new != old and "\n" not in old:
                yield Mutant(module, function.name, old, new)


def _compared(node: ast.Compare, old: str) -> str | None:
    swaps = {
        ast.GtE: (">=", ">"),
        ast.LtE: ("<=", "<"),
        ast.Eq: ("==", "!="),
        ast.Gt: (">", ">="),
        ast.Lt: ("<", "<="),
    }
    found = swaps.get(type(node.ops[0])) if len(node.ops) == 1 else None
    return old.replace(f" {found[0]} ", f" {found[1]} ", 1) if found else None


def _called(node: ast.Call, old: str) -> str | None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    return {"any": "all", "all": "any"}.get(name, name) + old[len(name) :] if name in ("any", "all") else None


def _joined(node: ast.BoolOp, old: str) -> str | None:
    words = (" and ", " or ") if isinstance(node.op, ast.And) else (" or ", " and ")
    return old.replace(*words, 1)


def _negated(node: ast.UnaryOp, old: str) -> str | None:
    return old.removeprefix("not ") if isinstance(node.op, ast.Not) else None


_CHANGES: dict[type[ast.AST], Callable[..., str | None]] = {
    ast.Compare: _compared,
    ast.Call: _called,
    ast.BoolOp: _joined,
    ast.UnaryOp: _negated,
}


# -- trying one -----------------------------------------------------------------------------------
def _noticed(mutant: Mutant) -> bool:
    """Whether a test fails with the change."""
    if COPY.exists():
        shutil.rmtree(COPY)
    shutil.copytree(SOURCE, COPY / "depesche")
    path = COPY / "depesche" / mutant.module
    changed = _changed(path.read_text("utf-8"), mutant)
    if changed is None:
        raise SystemExit(f"{mutant}: that code is not there (tools/mutants.txt names what has moved)")
    path.write_text(changed, "utf-8")
    noticed = not _passes(COPY, _tests_of(Path(mutant.module).parts[0].removesuffix(".py")))
    print(("noticed   " if noticed else "SURVIVED  ") + str(mutant), flush=True)
    return noticed


def _tests_of(room: str) -> list[str]:
    return [test for test in TESTS.get(room, ["tests/unit"]) if (ROOT / test).exists()]


def _passes(package: Path, tests: list[str]) -> bool:
    """Whether the tests pass with the package in that folder."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "2", "--no-header", *tests]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    return not subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode


def _changed(text: str, mutant: Mutant) -> str | None:
    """The module with the change, in the named function where one is named."""
    start, end = 0, len(text)
    if mutant.function:
        functions = [
            n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef) and n.name == mutant.function
        ]
        if not functions:
            return None
        lines = text.splitlines(keepends=True)
        start = sum(map(len, lines[: functions[0].lineno - 1]))
        end = sum(map(len, lines[: functions[0].end_lineno]))
    at = text.find(mutant.old, start, end)
    return None if at < 0 else text[:at] + mutant.new + text[at + len(mutant.old) :]


if __name__ == "__main__":
    main()
