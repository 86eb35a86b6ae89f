"""Writes the generated pages: docs/cli.md, docs/coverage.md, tables of docs/exports.md, and outputs that pages show.

A block of these pages between ``<!-- output of: COMMAND -->`` and ``<!-- end -->`` holds what that command prints,
run on a store of examples/. ``python docs/generate.py`` writes, the tests compare.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from depesche import knowledge
from depesche.cli.reference import reference
from depesche.export.formats import FORMATS
from depesche.export.table import Column
from depesche.export.tables import TABLES
from depesche.knowledge.coverage import page as coverage

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"(<!-- output of: (?P<command>[^>]+?) -->\n```text\n).*?(```\n<!-- end -->)", re.DOTALL)
SHOWING = ("README.md", "docs/knowledge.md", "docs/exports.md")
_STORE = "demo/examples.sqlite"
_WIDTH = "96"
#: The version of the knowledge changes with every row of it.
_DIGEST = re.compile(r"knowledge [0-9a-f]{12}")
#: Nobody's settings and data.
_NOBODY = {"XDG_CONFIG_HOME": os.devnull, "XDG_DATA_HOME": os.devnull}


def readme(text: str) -> str:
    """The page with the output of its commands as they print it now."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "examples.sqlite"
        _run(["add", "examples", "--db", str(store)])

        def shown(block: re.Match[str]) -> str:
            arguments = shlex.split(block["command"].replace(_STORE, str(store)))[1:]
            return f"{block[1]}{_run(arguments)}\n{block[3]}"

        return _BLOCK.sub(shown, text)


def _run(arguments: list[str]) -> str:
    environment = {**os.environ, **_NOBODY, "COLUMNS": _WIDTH, "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "depesche", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    printed = _DIGEST.sub("knowledge ............", done.stdout)
    return "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())


def exports(text: str) -> str:
    """The page of exports with its table of formats and its codebook as they are now."""
    formats = ["| name | what | as |", "| --- | --- | --- |"]
    formats += [f"| `{f.name}` | {f.means} | `{f.path}` |" for f in FORMATS]
    tables = []
    for table in TABLES:
        tables += [f"### {table.name}", "", table.means, "", "| column | type | meaning |", "| --- | --- | --- |"]
        tables += [f"| `{c.name}` | {c.type} | {_meaning(c)} |" for c in table.columns]
        tables.append("")
    for name, lines in (("formats", formats), ("codebook", tables)):
        block = f"<!-- {name} -->\n" + "\n".join(lines).strip() + "\n<!-- end -->"
        text = re.sub(rf"<!-- {name} -->\n.*?<!-- end -->", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


def _meaning(column: Column) -> str:
    values = f" One of: {', '.join(column.one_of)}." if column.one_of else ""
    return f"{column.means}{values}"


if __name__ == "__main__":
    (ROOT / "docs" / "cli.md").write_text(reference(), encoding="utf-8")
    (ROOT / "docs" / "coverage.md").write_text(coverage(knowledge.load()), encoding="utf-8")
    page = ROOT / "docs" / "exports.md"
    page.write_text(exports(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name in SHOWING:
        page = ROOT / name
        page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs/cli.md, docs/coverage.md, README.md, docs/knowledge.md and docs/exports.md are written")
