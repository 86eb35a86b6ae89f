#!/usr/bin/env python3
"""Quotations of a corpus of JSON Lines, scored, with the speed of the component.

    python benchmarks/quotes/quotes_run.py ../shared/quotes-dev/quotes.jsonl [--errors errors.jsonl]

The corpus and its scorer are not part of the project; its licence allows measuring only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

SCORER = Path("tools") / "score_quotes.py"


def predictions(doc: Doc) -> list[dict[str, Any]]:
    """The quotations of a document as the scorer reads them."""
    return [
        {"form": q.form, "quote": [list(p) for p in q.pieces], "speaker": q.speaker, "cue": q.cue}
        for q in doc._.quotes
    ]


def main() -> None:
    """Read, measure, score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", type=Path)
    arguments = parser.parse_args()
    nlp = spacy.blank("de")
    split = nlp.add_pipe("depesche_sentences")
    quote = nlp.add_pipe("depesche_quotes")
    rows = [json.loads(line) for line in arguments.corpus.read_text(encoding="utf-8").splitlines()]
    docs = [split(nlp.make_doc(row["text"])) for row in rows]
    quote(nlp.make_doc("Warm."))
    began = time.process_time()
    read = [quote(doc) for doc in docs]
    seconds = time.process_time() - began
    tokens = sum(len(doc) for doc in read)
    print(f"{tokens} tokens in {seconds:.2f} s of one core: {tokens / seconds:,.0f} tokens/s")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row, doc in zip(rows, read, strict=True):
            file.write(json.dumps({"doc": row["doc"], "quotes": predictions(doc)}) + "\n")
        file.flush()
        command = [sys.executable, str(arguments.corpus.parent.parent / SCORER), str(arguments.corpus), file.name]
        command += ["--errors", str(arguments.errors)] if arguments.errors else []
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
