"""Measures the reading of contacts: quality by kind, status and register, speed, against two baselines in one run.

    python benchmarks/contacts/contacts_run.py [--shared ../shared] [--out benchmarks/contacts/RESULTS.md]

Quality is that of the shared scorer on the development articles. The naive baseline puts a contact wherever two
leaders' names (known beforehand) and a word that tells of one stand in a sentence, on the day of publication. Speed
is measured on one core: articles that tell of contacts, brought to 400 words, with the whole reader; and articles
about something else, of 400 words too, by the archives' way (``thorough=False``).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import spacy

from depesche import knowledge
from depesche.codec import report_json
from depesche.days import DaySet
from depesche.reading import may_tell, read_document
from depesche.reading.contacts.triggers.frames import frames
from depesche.reading.setting import default_setting
from depesche.sources import document_of_text

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # run as a script, only its own folder is on the path
from machine import processor  # noqa: E402

WORDS: Final = 400
Row = dict[str, Any]
Reader = Callable[[str, DaySet | None], list[Row]]


def main() -> None:
    """Score, time, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared", help="folder of shared corpora")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", help="where the table is written")
    options = parser.parse_args()
    dev = options.shared / "gold" / "dev"
    if not dev.is_dir():
        sys.exit(f"{dev} is missing: name the folder of shared corpora with --shared")
    score = _scorer(options.shared)
    rows = [json.loads(line) for line in (dev / "contacts.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["doc"]: (dev / "texts" / row["doc"]).read_text(encoding="utf-8") for row in rows}
    gold = {row["doc"]: row["contacts"] for row in rows}
    results = {}
    for name, read in {"Depesche": _depesche, "naive: two names and a word in a sentence": _naive}.items():
        found = {
            row["doc"]: read(texts[row["doc"]], DaySet.parse(d) if (d := row["given_published"]) else None)
            for row in rows
        }
        results[name] = (score.score(gold, found), found)
    other = [json.loads(line)["text"] for line in _lines(options.shared / "quotes-dev" / "quotes.jsonl")]
    speeds = _speeds(
        [t for doc, t in texts.items() if gold[doc]], [t for t in map(_sized, other) if not may_tell(t)]
    )
    registers = _by_register(rows, gold, results["Depesche"][1], score)
    page = _page(results, gold, score, registers, speeds)
    options.out.write_text(page, encoding="utf-8")
    print(page)


def _scorer(shared: Path) -> Any:
    sys.path.insert(0, str(shared / "tools"))
    spec = importlib.util.spec_from_file_location("score_contacts", shared / "tools" / "score_contacts.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{shared / 'tools'} holds no score_contacts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


# -- readers --------------------------------------------------------------------------------------
def _depesche(text: str, published: DaySet | None) -> list[Row]:
    reading = read_document(document_of_text(text, published=published))
    return [report_json(report) for report in reading.reports]


def _naive(text: str, published: DaySet | None) -> list[Row]:
    """A contact for every two leaders' names and a word for one in a sentence; each pair and kind once."""
    out: dict[tuple[str, ...], Row] = {}
    nouns = default_setting().made(frames)
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        kinds = [frame.kind for word in re.findall(r"\w[\w-]+", sentence) if (frame := nouns.noun(word))]
        if not kinds:
            continue
        people = sorted(set(_names(sentence)))
        for pair in combinations(people, 2):
            out.setdefault((*pair, kinds[0]), _row(len(out), kinds[0], pair, published))
    return list(out.values())


def _names(sentence: str) -> Iterable[str]:
    known = knowledge.load()
    for word in re.findall(r"[A-ZÄÖÜ][\w-]+", sentence):
        people = known.people_named(word) or known.people_named(word.removesuffix("s"))
        if people:
            yield people[0].name


def _row(number: int, kind: str, pair: tuple[str, ...], published: DaySet | None) -> Row:
    days = published.edtf() if published else None
    return {
        "id": f"n{number}",
        "kind": kind,
        "status": "held",
        "participants": [{"name": name} for name in pair],
        "time": days,
        "days": None,
        "place": None,
    }


# -- speed ----------------------------------------------------------------------------------------
def _speeds(with_contacts: list[str], without: list[str]) -> dict[str, float]:
    """Articles a second, best of three, article by article."""
    nlp = spacy.blank("de")
    full = [_sized(text) for text in with_contacts]
    return {
        "Depesche, articles with contacts": _rate(full, lambda t: read_document(document_of_text(t))),
        "Depesche, articles without (archives' way)": _rate(
            without, lambda t: read_document(document_of_text(t), thorough=False)
        ),
        "naive, articles with contacts": _rate(full, lambda t: _naive(t, None)),
        'spacy.blank("de"), tokens only': _rate(full, nlp.make_doc),
    }


def _sized(text: str) -> str:
    """The article, told again until it has the number of words."""
    words = text.split()
    return " ".join((words * (WORDS // len(words) + 1))[:WORDS]) if len(words) < WORDS else " ".join(words[:WORDS])


def _rate(texts: list[str], run: Callable[[str], object]) -> float:
    run(texts[0])
    best = 0.0
    for _ in range(3):
        begun = time.perf_counter()
        for text in texts:
            run(text)
        best = max(best, len(texts) / (time.perf_counter() - begun))
    return best


# -- the page -------------------------------------------------------------------------------------
def _page(
    results: dict[str, Any],
    gold: dict[str, list[Row]],
    score: Any,
    registers: dict[str, Any],
    speeds: dict[str, float],
) -> str:
    lines = [
        "# Contacts: quality and speed",
        "",
        f"{len(gold)} development articles. Measured on {time.strftime('%Y-%m-%d')},",
        f"Python {platform.python_version()}, {processor()},",
        f"spaCy {version('spacy')}. Made by `python benchmarks/contacts/contacts_run.py`.",
        "",
        "| reader | found P | R | F1 | exact F1 | participants | kind | status | time |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (result, _) in results.items():
        figures = [*(result["found"][m] for m in ("P", "R", "F1")), result["exact"]["F1"]]
        figures += [result[m] for m in ("participants", "kind", "status", "time")]
        lines.append(f"| {name} | " + " | ".join(f"{100 * f:.1f}" for f in figures) + " |")
    lines += ["", "Share of the gold contacts that Depesche finds:", ""]
    for field in ("kind", "status"):
        lines += [f"| {field} | gold | found |", "| --- | ---: | ---: |"]
        wanted, hit = _by(field, gold, results["Depesche"][1], score)
        lines += [f"| {key} | {n} | {100 * hit[key] / n:.0f} % |" for key, n in wanted.most_common()]
        lines.append("")
    lines += ["By register:", "", "| register | articles | found P | R | F1 | exact F1 |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: |")
    for register, (number, result) in registers.items():
        figures = [*(result["found"][m] for m in ("P", "R", "F1")), result["exact"]["F1"]]
        lines.append(f"| {register} | {number} | " + " | ".join(f"{100 * f:.0f}" for f in figures) + " |")
    lines.append("")
    lines += [f"Speed on one core, articles of {WORDS} words:", "", "| | articles/s |", "| --- | ---: |"]
    lines += [f"| {name} | {rate:,.0f} |" for name, rate in speeds.items()]
    return "\n".join(lines) + "\n"


def _by_register(
    rows: list[Row], gold: dict[str, list[Row]], found: dict[str, list[Row]], score: Any
) -> dict[str, tuple[int, Any]]:
    """The scores of the articles of each register that tell of contacts, the most frequent register first."""
    docs: dict[str, list[str]] = {}
    for row in rows:
        if row["contacts"]:
            docs.setdefault(row["register"], []).append(row["doc"])
    order = sorted(docs, key=lambda register: (-len(docs[register]), register))
    return {
        name: (len(docs[name]), score.score({d: gold[d] for d in docs[name]}, {d: found[d] for d in docs[name]}))
        for name in order
    }


def _by(
    field: str, gold: dict[str, list[Row]], found: dict[str, list[Row]], score: Any
) -> tuple[Counter[str], Counter[str]]:
    wanted: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for doc, contacts in gold.items():
        pairs, _, _ = score.score_doc(contacts, found[doc])
        paired = {pair["index"] for pair in pairs}
        for number, contact in enumerate(contacts):
            if not contact.get("optional"):
                wanted[contact[field]] += 1
                hit[contact[field]] += number in paired
    return wanted, hit


if __name__ == "__main__":
    main()
