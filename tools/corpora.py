"""The shared corpora as lists of articles, for the measuring tools: by path, never copied into the project."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("dev", "dev2", "retold", "seeds", "krauts", "quotes")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a set: its id there, its text, and the date that a system would be given for it."""

    id: str
    text: str
    published: str | None

    def line(self) -> str:
        """The article as a line of JSON, as ``depesche`` takes it."""
        row = {"id": self.id, "text": self.text} | ({"published": self.published} if self.published else {})
        return json.dumps(row, ensure_ascii=False)


def articles(name: str) -> list[Article]:
    """The articles of a set, in the order of their ids; texts without letters are left out."""
    read = {"seeds": _seeds, "krauts": _krauts, "quotes": _quotes}.get(name)
    found = read() if read else _gold(name)
    return sorted((a for a in found if any(c.isalpha() for c in a.text)), key=lambda a: a.id)


def gold(name: str) -> list[dict[str, object]]:
    """The hand-read contacts of a gold set, a row for each article."""
    lines = (SHARED / "gold" / name / "contacts.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _gold(name: str) -> Iterator[Article]:
    for row in gold(name):
        given = row.get("given_published") or row.get("metadata_published")
        text = (SHARED / "gold" / name / "texts" / str(row["doc"])).read_text("utf-8")
        yield Article(str(row["doc"]), text, str(given) if given else None)


def _seeds() -> Iterator[Article]:
    for path in (SHARED / "seeds").glob("*.txt"):
        yield Article(path.name, path.read_text("utf-8"), None)


def _krauts() -> Iterator[Article]:
    for row in krauts_texts():
        dct = str(row.get("dct") or "")[:10]
        yield Article(f"{row['sub']}-{row['doc']}", str(row["text"]), dct or None)


def krauts_texts() -> list[dict[str, str]]:
    """What a tagger of time expressions reads of KRAUTS: ``doc``, ``sub``, ``dct``, ``text``."""
    scorer = SHARED / "tools" / "score_timex.py"
    command = [sys.executable, str(scorer), str(SHARED / "krauts-dev"), "--dump-text", "/dev/stdout"]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in dumped.splitlines() if line.startswith("{")]


def _quotes() -> Iterator[Article]:
    for line in (SHARED / "quotes-dev" / "quotes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Article(str(row["doc"]), str(row["text"]), None)
