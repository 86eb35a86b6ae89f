"""Writes the generated pages: docs/cli.md, docs/coverage.md, and the outputs that README.md and docs/knowledge.md show.

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
from depesche.knowledge.coverage import page as coverage

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"(<!-- output of: (?P<command>[^>]+?) -->\n```text\n).*?(```\n<!-- end -->)", re.DOTALL)
SHOWING = ("README.md", "docs/knowledge.md")
_STORE = "demo/examples.sqlite"
_WIDTH = "96"
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
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


if __name__ == "__main__":
    (ROOT / "docs" / "cli.md").write_text(reference(), encoding="utf-8")
    (ROOT / "docs" / "coverage.md").write_text(coverage(knowledge.load()), encoding="utf-8")
    for name in SHOWING:
        page = ROOT / name
        page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs/cli.md, docs/coverage.md, README.md and docs/knowledge.md are written")
