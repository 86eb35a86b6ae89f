"""Every difference that a change makes to what is read: readings and chronicles of all shared texts, before and after.

    python tools/differences.py                     # this checkout against the commit HEAD
    python tools/differences.py --base main~3 --show 40

The base commit is installed once into ``.frozen/<commit>`` and run there by the contract alone (``depesche read``,
``add``, ``chronicle``); nothing of the corpora is kept outside that folder, which git ignores. Fields that only one
side knows are passed over.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora import SETS, articles

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / ".frozen"
#: Sets whose chronicle is compared too.
CHRONICLES = ("dev", "seeds")
#: Fields that tell of the software, not of what it read.
_PASSED_OVER = frozenset({"schema", "path"})

Json = Any
#: A place in a set: the set, the article or contact, and the field.
Place = tuple[str, str, str]


def main() -> None:
    """Record both sides and show where they differ; exit 1 where they do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="HEAD", help="the commit to compare with")
    parser.add_argument("--show", type=int, default=30, help="how many differences to show")
    parser.add_argument("--sets", nargs="*", default=SETS, choices=SETS)
    options = parser.parse_args()
    commit = _git("rev-parse", "--short", options.base)
    before = _recorded(commit, options.sets, installed=_installed(commit))
    after = _recorded("now", options.sets, installed=ROOT / "src")
    found = [row for name in options.sets for row in _of_set(name, before[name], after[name])]
    _print(found, commit, options.show)
    sys.exit(bool(found))


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _installed(commit: str) -> Path:
    """The folder with the package as of a commit."""
    target = FROZEN / commit / "site"
    if not target.is_dir():
        source = FROZEN / commit / "source"
        source.mkdir(parents=True, exist_ok=True)
        archive = subprocess.Popen(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE)
        subprocess.run(["tar", "-x", "-C", source], stdin=archive.stdout, check=True)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(target),
            str(source),
        ]
        subprocess.run(pip, check=True)
    return target


def _recorded(label: str, names: tuple[str, ...], installed: Path) -> dict[str, dict[str, Json]]:
    """Readings (by article) and chronicles of the sets; a base commit's are kept, the working tree's made anew."""
    out: dict[str, dict[str, Json]] = {}
    for name in names:
        kept = FROZEN / label / f"{name}.json"
        if label == "now" or not kept.is_file():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(_run(name, installed), ensure_ascii=False), "utf-8")
        out[name] = json.loads(kept.read_text("utf-8"))
    return out


def _run(name: str, installed: Path) -> dict[str, Json]:
    lines = FROZEN / f"{name}.jsonl"
    lines.write_text("".join(article.line() + "\n" for article in articles(name)), "utf-8")
    read = _depesche(installed, "read", lines, "--format", "json", "--keep-going")
    found = {row["document"]["id"]: row for row in map(json.loads, read.splitlines())}
    if name in CHRONICLES:
        store = FROZEN / f"{name}.sqlite"
        store.unlink(missing_ok=True)
        _depesche(installed, "add", lines, "--db", store, "--keep-going")
        found["chronicle"] = json.loads(_depesche(installed, "chronicle", "--db", store, "--format", "json"))
        store.unlink()
    return found


def _depesche(installed: Path, *words: object) -> str:
    command = [sys.executable, "-m", "depesche", *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(installed)}, check=False
    )
    if done.returncode and "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    return done.stdout


# -- differences ----------------------------------------------------------------------------------
def _of_set(name: str, before: dict[str, Json], after: dict[str, Json]) -> Iterator[tuple[Place, Json, Json]]:
    for article in sorted({*before, *after}):
        for field, old, new in _differ("", before.get(article), after.get(article)):
            yield (name, article, field), old, new


def _differ(field: str, old: Json, new: Json) -> Iterator[tuple[str, Json, Json]]:
    """Where two values differ, by field; items of lists go together by trigger, span, quote or id."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in _PASSED_OVER and (key in old) == (key in new):
                yield from _differ(f"{field}.{key}" if field else key, old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list) and any(isinstance(v, dict) for v in (*old, *new)):
        left, right = _keyed(old), _keyed(new)
        for key in [*left, *(key for key in right if key not in left)]:
            yield from _differ(f"{field}[{key}]", left.get(key), right.get(key))
    else:
        yield field, old, new


def _keyed(items: list[Json]) -> dict[str, Json]:
    out: dict[str, Json] = {}
    for place, item in enumerate(items):
        named = next(
            (item[k] for k in ("trigger", "quote", "span", "document", "name", "id") if item.get(k)), place
        )
        key = str(named)
        while key in out:
            key += "+"
        out[key] = item
    return out


def _print(found: list[tuple[Place, Json, Json]], commit: str, show: int) -> None:
    fields = Counter((place[0], "".join(c for c in place[2] if not c.isdigit())) for place, _, _ in found)
    for (name, article, field), old, new in found[:show]:
        print(f"{name} {article} {field}\n  - {_short(old)}\n  + {_short(new)}")
    print(f"{len(found)} differences to {commit}")
    for (name, field), count in fields.most_common(40):
        print(f"{count:6} {name:8} {field}")


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 200 else f"{text[:200]}…"


if __name__ == "__main__":
    main()
