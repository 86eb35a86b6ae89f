"""What reading costs over everything, not only over chosen texts: the archives' way over all texts at hand as they are.

    python benchmarks/contacts/everything.py [--base COMMIT]

The base commit is installed as ``tools/differences.py`` does it and measured in the same run, in turn with this
checkout: every figure is the best of three processes of each side, in time of the processor, over texts that the
process has not read before. Prints rates and the share of the general texts that pass the fast path, for
``EVERYTHING.md``.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "benchmarks")]
from corpora import Article, articles  # noqa: E402
from differences import _git, _installed  # noqa: E402

from machine import processor  # noqa: E402

#: Articles about anything, and those whose contacts are read all the same.
_GENERAL: Final = ("quotes", "krauts")
_CONTACTS: Final = "dev"
#: What is read before anything is measured, so that words are known as they are in the middle of an archive: other
#: texts than those that are measured.
_WARMING: Final = ("dev2", "retold")
_ROUNDS: Final = 3
_MEASURES: Final = {
    "all": "all, archives' way (articles/s)",
    "general": "quotes-dev and krauts-dev, archives' way (articles/s)",
    "contacts": "gold/dev, thorough (articles/s)",
    "passing": "quotes-dev and krauts-dev that pass the fast path (%)",
}


def main() -> None:
    """Measure both, or one thing of what is on the path."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="9481b54", help="the commit to compare with")
    parser.add_argument("--one", choices=_MEASURES, help="measure this with what is on the path, and print it")
    options = parser.parse_args()
    if options.one:
        print(_measured(options.one))
        return
    base = _git("rev-parse", "--short", options.base)
    sides = {base: _installed(base), "now": ROOT / "src"}
    print(f"Measured on {time.strftime('%Y-%m-%d')}, {processor()}, Python {platform.python_version()}; load")
    print(f"{os.getloadavg()[0]:.0f}.\n\n| | {base} | now | ratio |\n| --- | ---: | ---: | ---: |")
    for measure, name in _MEASURES.items():
        found: dict[str, list[float]] = {side: [] for side in sides}
        for side, path in list(sides.items()) * _ROUNDS:
            found[side].append(_in_process(path, measure))
        old, new = max(found[base]), max(found["now"])
        print(f"| {name} | {old:,.1f} | {new:,.1f} | {new / old:.2f} |", flush=True)


def _in_process(path: Path, measure: str) -> float:
    command = [sys.executable, __file__, "--one", measure]
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return float(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def _measured(measure: str) -> float:
    from depesche.reading import may_tell  # noqa: PLC0415 - of the side that is measured

    general = [a for name in _GENERAL for a in articles(name)]
    if measure == "passing":
        return 100 * sum(may_tell(a.text) for a in general) / len(general)
    for thorough in (True, False):
        _rate([a for name in _WARMING for a in articles(name)], thorough=thorough)
    told = articles(_CONTACTS) if measure != "general" else []
    return _rate([*(general if measure != "contacts" else ()), *told], thorough=measure == "contacts")


def _rate(found: list[Article], *, thorough: bool) -> float:
    from depesche.days import DaySet  # noqa: PLC0415 - of the side that is measured
    from depesche.model import Document  # noqa: PLC0415
    from depesche.reading import read_document  # noqa: PLC0415

    documents = [
        Document(a.id, a.text, "", published=DaySet.parse(a.published) if a.published else None) for a in found
    ]
    begun = time.process_time()
    for document in documents:
        read_document(document, thorough=thorough)
    return len(documents) / (time.process_time() - begun)


if __name__ == "__main__":
    main()
