"""A zoo of bad paths, stores and streams, and for each command how it is called with them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import typer

from depesche.cli.app import app

TEXT = "Angela Merkel hat am Montag mit dem russischen Präsidenten Wladimir Putin lange telefoniert.\n"
LINE = json.dumps({"id": "k1", "text": TEXT, "published": "2017-05-02"})


@dataclass
class Zoo:
    """What stands in the folder: ``bad`` must be refused, what is only ``odd`` may be taken or refused."""

    folder: Path
    bad: dict[str, list[str]] = field(default_factory=lambda: {"input": [], "store": [], "out": []})
    odd: dict[str, list[str]] = field(default_factory=lambda: {"input": [], "store": [], "out": []})
    good: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        #: Places where nothing is yet, each given once.
        self.places = (self.at(f"neu-{number}") for number in count())

    def put(self, name: str | bytes, content: bytes = b"") -> str:
        """Write a file; its path."""
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))  # noqa: PTH118 - names may be no text
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)
        return os.fsdecode(path)

    def at(self, name: str) -> str:
        """A path in the folder."""
        return str(self.folder / name)


def zoo(folder: Path, store: Path) -> Zoo:
    """Fill a folder; ``store`` is a store that is whole, to be broken in copies."""
    made = Zoo(folder)
    made.good = {
        "input": made.put("gut.txt", TEXT.encode()),
        "FEEDS": made.put("feeds.toml", b'[[feed]]\nurl = "http://127.0.0.1:9/rss"\n'),
        "LIST": made.put("liste.csv", "Datum;Gesprächspartner\n2017-05-02;Merkel, Putin\n".encode()),
        "store": str(store),
    }
    _inputs(made)
    _stores(made, store.read_bytes())
    (folder / "voll").mkdir()
    (folder / "voll" / "eigenes.txt").write_text("nicht überschreiben", encoding="utf-8")
    made.bad["out"] = [made.at("nirgends/aus"), made.at("schleife/aus"), f"{made.good['input']}/aus"]
    made.odd["out"] = [made.at("voll"), made.good["store"], made.good["input"], "/dev/full"]
    return made


def _inputs(made: Zoo) -> None:
    folder = made.folder
    (folder / "schleife").symlink_to("schleife")
    (folder / "ins-leere").symlink_to("fehlt.txt")
    made.bad["input"] = [made.at("fehlt.txt"), made.at("nirgends/fehlt.txt"), made.at("schleife")]
    made.bad["input"] += [made.at("ins-leere"), f"{made.good['input']}/darunter"]
    (folder / "kreis").mkdir()
    (folder / "kreis" / "im-kreis").symlink_to(folder / "kreis")
    (folder / "kreis" / "a.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(folder / "kreis" / "rohr")
    (folder / "leer").mkdir()
    made.odd["input"] = [
        made.at("kreis"),
        made.at("leer"),
        made.put(b"caf\xe9.txt", TEXT.encode()),
        made.put("nichts.txt"),
        made.put("nullen.txt", b"\0" * 200),
        made.put("nullen.jsonl", b'{"id": "a\\u0000b", "text": "a\\u0000b ' + b'"}\n'),
        made.put("bytes.html", bytes(range(256)) * 8),
        made.put("halb.jsonl", b'{"id": "x", "text": '),
        made.put("halbe-zeichen.jsonl", b'{"id": "\\ud83d", "text": "\\ud83d ' + TEXT.encode() + b'"}\n'),
        made.put("liste.json", f"[{LINE}]".encode()),
        made.put("zahl.jsonl", b'17\n{"id": 1, "text": 2}\nnull\n[]\n'),
        made.put("tief.json", b"[" * 5000),
        made.put("lang.jsonl", json.dumps({"id": "x" * 5000, "text": TEXT}).encode()),
        made.put("kaputt.zip", b"PK\x03\x04" + b"\1" * 40),
        made.put("kaputt.gz", b"\x1f\x8b\x08\x00" + b"\1" * 40),
        made.put("kaputt.xlsx", b"PK\x03\x04" + b"\1" * 40),
        made.put("latein.csv", "Datum;Wer\n2017-05-02;Müller\n".encode("latin-1")),
        "/proc/self/mem",
        os.devnull,
    ]


def _stores(made: Zoo, whole: bytes) -> None:
    folder = made.folder
    newer = made.put("neuer.sqlite", whole)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    other = made.put("fremd.sqlite")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE kunden (name TEXT)")
    stranger = made.put("fremde-version.sqlite")
    with sqlite3.connect(stranger) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('abc')")
    gutted = made.put("entkernt.sqlite", whole)
    with sqlite3.connect(gutted) as connection:
        connection.execute("DROP TABLE readings")
    os.mkfifo(folder / "rohr.sqlite")
    made.bad["store"] = [
        made.at("leer"),
        made.at("nirgends/s.sqlite"),
        made.at("schleife"),
        made.at("rohr.sqlite"),
        made.good["input"],
        made.put("kopf.sqlite", b"SQLite format 3\0" + b"\7" * 4096),
        newer,
        other,
        stranger,
        made.put("abgeschnitten.sqlite", whole[: len(whole) // 2]),
        os.devnull,
        "postgresql://jemand:geheim@127.0.0.1:1/nichts",
        "mysql://jemand:geheim@127.0.0.1:1/nichts",
        "sqlite://:geheim@",
        "://",
    ]
    # these a command that fills a store may make
    made.odd["store"] = [
        made.at("fehlt.sqlite"),
        made.put("nichts.sqlite"),
        made.put(b"caf\xe9.sqlite", whole),
        gutted,
    ]


# -- commands ---------------------------------------------------------------------------------------
#: What stands for a parameter, by how it is called in the help: where it does not lead to a file.
VALUES = {
    "sentence": "Merkel und Putin haben 2017 zweimal telefoniert.",
    "DESCRIPTION": "Bundeskanzlerin",
    "WORDS": "telefoniert",
    "ID...": "k1",
    "[URL]...": "http://127.0.0.1:9/seite",
    "EDTF": "2017-05-02",
    "csv": "csv",
}
#: How files are called in the help, and which part of the zoo that is.
FILES = {
    "FILE_OR_URL": "store",
    "PATH": "input",
    "[PATH]": "input",
    "[PATH]...": "input",
    "INPUT": "input",
    "FEEDS": "input",
    "LIST": "input",
    "DIR": "out",
    "FOLDER": "out",
}
#: Parameters of these names are written to, whatever they are called.
WRITTEN = {"out", "html", "target"}
#: What a command needs besides, so that it ends, and asks no network.
BESIDES = {
    ("watch",): ["--once"],
    ("decide",): ["--who", "x"],
    ("knowledge", "update"): ["--from-file", os.devnull],
}
#: Commands that look at what they write to, or at a store, only after something else that is not sound here.
LAZY = {("knowledge", "update")}
ACTS = {("decide",): "list", ("tokens",): "list"}


@dataclass(frozen=True)
class Command:
    """A command with its parameters as the program declares them."""

    path: tuple[str, ...]
    parameters: tuple[Any, ...]

    def calls(self, made: Zoo, every: int = 1, first: int = 0) -> Iterator[tuple[str, str, list[str]]]:
        """The ways to call it with one animal of the zoo: what is expected, the animal, the arguments.

        Each parameter meets every so-manieth animal, beginning at another one for each ``first``; of the few that stand
        where something is to be written more.
        """
        for parameter in self.parameters:
            kind = kind_of(parameter)
            if kind is None:
                continue
            animals = [(e, a) for e, those in (("bad", made.bad), ("odd", made.odd)) for a in those[kind]]
            apart = min(every, 2) if kind == "out" else every
            for expected, animal in animals[first % apart :: apart]:
                # a folder to be filled is made with those above it
                made_with_it = animal.endswith("nirgends/aus") and parameter.metavar in ("DIR", "FOLDER", "PATH")
                lazy = made_with_it or self.path in LAZY
                yield "odd" if lazy else expected, animal, self.called(made, {parameter.name: animal})

    def called(self, made: Zoo, with_: dict[str, str]) -> list[str]:
        """The arguments, sound but for those given."""
        words: list[str] = []
        for parameter in self.parameters:
            if parameter.name in with_ or parameter.required or self.needs(parameter):
                value = with_.get(parameter.name) or self.value(made, parameter)
                words += [value] if parameter.param_type_name == "argument" else [parameter.opts[0], value]
        return [*self.path, *words, *BESIDES.get(self.path, ())]

    def needs(self, parameter: Any) -> bool:
        """Whether a parameter is given although it may be left out: files to read, so that no stream is waited for."""
        argument = parameter.param_type_name == "argument"
        return argument and (kind_of(parameter) == "input" or parameter.metavar == "[URL]...")

    def value(self, made: Zoo, parameter: Any) -> str:
        """A sound value."""
        kind = kind_of(parameter)
        if kind:
            return next(made.places) if kind == "out" else made.good.get(parameter.metavar) or made.good[kind]
        if parameter.name == "act":
            return ACTS[self.path]
        shown = parameter.metavar or parameter.name
        return VALUES.get(shown) or VALUES.get(parameter.name) or shown.strip("[]").split("|")[0]


def kind_of(parameter: Any) -> str | None:
    """Whether a parameter is a file to read, a store, or a file or folder to write; ``None`` for what is none."""
    if parameter.name in WRITTEN:
        return "out"
    if parameter.metavar == "FILE":
        return "input"
    return FILES.get(parameter.metavar or "")


def commands() -> Iterator[Command]:
    """All commands of the program, by its own list."""

    def walk(command: Any, path: tuple[str, ...]) -> Iterator[Command]:
        for name, inner in (getattr(command, "commands", None) or {}).items():
            yield from walk(inner, (*path, name))
        if path and not getattr(command, "commands", None):
            yield Command(path, tuple(p for p in command.params if p.name != "help"))

    yield from walk(typer.main.get_command(app), ())
