"""Floors of the quotation reader on the development part of the quotation corpus, measured with its scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

#: F1 reached, in per cent, rounded down.
FLOORS = {"quote": 80.8, "joint": 69.8}
#: Recall by form, in per cent, rounded down.
RECALL = {"direct": 95.9, "indirect": 79.5, "reported": 68.3}


@pytest.mark.shared
def test_quotations_and_speakers(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "quotes-dev" / "quotes.jsonl"
    nlp = spacy.blank("de")
    nlp.add_pipe("depesche_sentences")
    nlp.add_pipe("depesche_quotes")
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for line in corpus.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            quotes = [
                {"form": q.form, "quote": list(map(list, q.pieces)), "speaker": q.speaker, "cue": q.cue}
                for q in nlp(row["text"])._.quotes
            ]
            file.write(json.dumps({"doc": row["doc"], "quotes": quotes}) + "\n")
    command = [sys.executable, shared / "tools" / "score_quotes.py", corpus, predictions, "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    reached = {name: 100 * scores[name]["F1"] for name in FLOORS}
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}
    recall = {form: 100 * value for form, value in scores["recall by form"].items()}
    assert {form: value for form, value in recall.items() if value < RECALL[form]} == {}
