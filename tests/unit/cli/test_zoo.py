"""Every command over a zoo of bad paths, stores and streams: one line that says what is wrong, never a traceback.

The commands come from the program's own list, so that a new one is tried by itself. Each is called here with a part of
the zoo, such that every animal meets several commands; ``DEPESCHE_ZOO=all`` (``make zoo``) calls all with all.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from forks import HUNG, RAISED
from zoo import LINE, TEXT, Command, Zoo, commands, kind_of, zoo

import depesche
from depesche.store import Store

ALL = os.environ.get("DEPESCHE_ZOO") == "all"
#: Without ALL each parameter of a command meets every so-manieth animal, another one for each command.
EVERY = 1 if ALL else 12
Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stores") / "ganz.sqlite"
    with Store(path) as opened:
        opened.add(depesche.read(TEXT, published="2017-05-02"))
        opened.refresh()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Zoo:
    return zoo(tmp_path_factory.mktemp("zoo"), store)


@pytest.fixture(scope="module")
def run(made: Zoo) -> Iterator[Run]:
    """Run a command in a fork of a program that has loaded everything."""
    forks = [sys.executable, str(Path(__file__).with_name("forks.py")), str(made.folder)]
    with subprocess.Popen(forks, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout

        def running(*args: str, **streams: str) -> dict[str, Any]:
            process.stdin.write(json.dumps({"args": args, **streams}) + "\n")
            process.stdin.flush()
            found: dict[str, Any] = json.loads(process.stdout.readline())
            return found

        yield running
        process.stdin.close()


def is_well_said(done: dict[str, Any]) -> bool:
    """Whether a command ended as it should: in whatever way, but in words."""
    code, said = done["code"], done["err"]
    if code in (RAISED, HUNG) or code not in (0, 1, 2) or "Traceback" in said or "geheim" in said:
        return False
    return code != 1 or any(line.startswith("depesche: ") for line in said.splitlines())


def names(said: str, animal: str) -> bool:
    """Whether what is said names the file, or the server without the password."""
    address = "://" in animal
    name = animal.partition("@")[2].partition("/")[0] if address else os.path.basename(animal)  # noqa: PTH119
    return not name or name in said.replace("\n", "")


def picked(command: Command, made: Zoo) -> Iterator[tuple[str, str, list[str]]]:
    """The calls of a command that are tried."""
    first = [known.path for known in commands()].index(command.path)
    for expected, animal, args in command.calls(made, EVERY, first):
        # a server that finds its store in order serves on
        if command.path != ("serve",) or expected == "bad":
            yield expected, animal, args


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: " ".join(command.path))
def test_what_is_bad_is_said_in_words(command: Command, made: Zoo, run: Run) -> None:
    for expected, animal, args in picked(command, made):
        done = run(*args)
        assert is_well_said(done), (args, done)
        if expected == "bad":
            assert done["code"] in (1, 2), (args, done)
            assert names(done["err"], animal), (args, done)


def test_every_animal_meets_some_command(made: Zoo) -> None:
    met = Counter(animal for command in commands() for _, animal, _ in picked(command, made))
    every = {a for animals in (made.bad, made.odd) for kind in animals.values() for a in kind}
    assert every - met.keys() == set()


SAMPLE = [
    ["read", "gut.txt"],
    ["text", "gut.txt"],
    ["clean", "zeilen.jsonl"],
    ["time", "zeilen.jsonl"],
    ["explain", "gut.txt"],
    ["chronicle", "--db", "STORE"],
    ["chronicle", "--db", "STORE", "--format", "json"],
    ["export", "--db", "STORE", "--format", "jsonl", "--out", "/dev/full"],
    ["search", "telefoniert", "--db", "STORE"],
    ["changes", "--db", "STORE"],
    ["who", "Bundeskanzlerin", "--on", "2017-05-02"],
    ["knowledge", "coverage"],
    ["--help"],
]


@pytest.mark.parametrize("stdout", ["full", "closed"])
def test_output_that_cannot_be_written_is_said(stdout: str, made: Zoo, run: Run) -> None:
    made.put("zeilen.jsonl", LINE.encode())
    for args in SAMPLE:
        done = run(*(made.good["store"] if word == "STORE" else word for word in args), stdout=stdout)
        assert done["code"] == 1, (args, done)
        assert done["err"].splitlines()[-1].startswith("depesche: "), (args, done)
        assert "Traceback" not in done["err"], (args, done)


@pytest.mark.parametrize("stdin", ["nichts.txt", "nullen.txt", "bytes.html", "closed", "halbe-zeichen.jsonl"])
def test_odd_streams_are_read_or_refused_in_words(stdin: str, made: Zoo, run: Run) -> None:
    stream = stdin if stdin == "closed" else made.at(stdin)
    for args in (["read", "-"], ["text", "-"], ["time"], ["quotes"], ["people"], ["clean"]):
        done = run(*args, stdin=stream)
        assert is_well_said(done), (args, done)
    done = run("add", "-", "--db", made.at(f"strom-{stdin}.sqlite"), stdin=stream)
    assert is_well_said(done), done


def test_every_parameter_that_is_a_path_is_known_as_one() -> None:
    paths = [(c.path, p) for c in commands() for p in c.parameters if "Path" in str(p.type_descriptor.annotation)]
    assert [(path, p.name) for path, p in paths if kind_of(p) is None] == []
    assert len(paths) > 8
