"""All figures of reading on the shared corpora, in one run: ``python tools/figures.py [SET ...] [--errors FOLDER]``."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from subprocess import run
from types import ModuleType
from typing import Any

from corpora import SHARED, Article, articles, gold, krauts_texts

from depesche import read
from depesche.codec import reading_json
from depesche.days import DaySet
from depesche.errors import DepescheError

GOLD = ("dev", "dev2", "retold")
#: Sets in which a report is looked at: nearly none of their articles tells of a contact of leaders.
GENERAL = ("krauts", "quotes")


def main() -> None:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=[*GOLD, *GENERAL])
    parser.add_argument("--errors", type=Path, help="write what is wrong there, a file a set")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        for name in options.sets:
            texts = articles(name)
            readings = dict(zip((a.id for a in texts), pool.map(_read, texts, chunksize=8), strict=True))
            _contacts(name, readings, options.errors)
            if name == "quotes":
                _quotations(readings)
            if name == "krauts":
                _times()


def _read(article: Article) -> dict[str, Any]:
    try:
        return reading_json(read(article.text, published=article.published, id=article.id))
    except DepescheError:
        return {"reports": [], "statements": []}


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018 - the tools lie there
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _contacts(name: str, readings: dict[str, dict[str, Any]], errors: Path | None) -> None:
    found = {doc: row["reports"] for doc, row in readings.items()}
    if name not in GOLD:
        print(f"{name:8} {sum(map(len, found.values()))} reports in {len(found)} articles")
        return
    rows: list[dict[str, Any]] = []
    gold_rows = {str(row["doc"]): row["contacts"] for row in gold(name)}
    score = _tool("score_contacts").score(gold_rows, found, rows)
    shares = "  ".join(
        f"{key} {100 * score[key]:.1f}" for key in ("participants", "kind", "status", "time", "place")
    )
    for key in ("found", "exact"):
        print(f"{name:8} {key} " + "  ".join(f"{m} {100 * score[key][m]:.1f}" for m in ("P", "R", "F1")))
    print(f"{name:8} {shares}")
    if errors:
        errors.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (errors / f"{name}.jsonl").write_text("".join(lines), "utf-8")


def _quotations(readings: dict[str, dict[str, Any]]) -> None:
    rows = []
    for doc, row in readings.items():
        quotes = [
            {"form": s["form"], "quote": s["quote"], "speaker": s["speaker_span"], "cue": s["cue"]}
            for s in row["statements"]
        ]
        rows.append(json.dumps({"doc": doc, "quotes": quotes}))
    made = Path("/tmp/depesche-quotes.jsonl")  # noqa: S108 - a scratch file of this run
    made.write_text("\n".join(rows) + "\n", "utf-8")
    scorer = SHARED / "tools" / "score_quotes.py"
    command = [sys.executable, str(scorer), str(SHARED / "quotes-dev" / "quotes.jsonl"), str(made)]
    print(run(command, check=False, capture_output=True, text=True).stdout)


def _times() -> None:
    from depesche.reading.time import tag  # noqa: PLC0415 - only here

    made = Path("/tmp/depesche-times.jsonl")  # noqa: S108 - a scratch file of this run
    with made.open("w", encoding="utf-8") as file:
        for row in krauts_texts():
            published = DaySet.parse(row["dct"][:10]) if row.get("dct") else None
            times = [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in tag(row["text"], published)
            ]
            file.write(json.dumps({"doc": row["doc"], "timexes": times}) + "\n")
    command = [
        sys.executable,
        str(SHARED / "tools" / "score_timex.py"),
        str(SHARED / "krauts-dev"),
        "--pred",
        str(made),
    ]
    print(run(command, check=False, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
