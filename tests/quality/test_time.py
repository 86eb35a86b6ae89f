"""Floors of the time tagger on the development part of KRAUTS, measured with its scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from depesche.days import DaySet
from depesche.reading.time import tag

#: F1 reached, in per cent, rounded down.
FLOORS = {"strict": 90.5, "relaxed": 95.0, "type": 92.5, "value": 85.8}


@pytest.mark.shared
def test_time_expressions_of_krauts(shared: Path, tmp_path: Path) -> None:
    scorer, corpus = shared / "tools" / "score_timex.py", shared / "krauts-dev"
    texts, predictions = tmp_path / "texts.jsonl", tmp_path / "predictions.jsonl"
    _run(scorer, corpus, "--dump-text", texts)
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    with predictions.open("w", encoding="utf-8") as file:
        for row in rows:
            published = DaySet.parse(row["dct"][:10]) if row.get("dct") else None
            timexes = [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in tag(row["text"], published)
            ]
            file.write(json.dumps({"doc": row["doc"], "timexes": timexes}) + "\n")
    scores = json.loads(_run(scorer, corpus, "--pred", predictions, "--json"))
    reached = _f1(scores)
    assert {name: reached[name] for name in FLOORS if reached[name] < FLOORS[name]} == {}


def _run(scorer: Path, *args: object) -> str:
    command = [sys.executable, str(scorer), *map(str, args)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _f1(scores: dict[str, dict[str, dict[str, float]]]) -> dict[str, float]:
    return {name: 100 * found["F1"] for name, found in scores["ALL"].items() if isinstance(found, dict)}
