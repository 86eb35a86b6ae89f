"""What reading costs over everything, not only over chosen texts: the archives' way over all texts at hand as they are.

    python benchmarks/contacts/everything.py [--base COMMIT]

The base commit is installed as ``tools/differences.py`` does it and measured in the same run, in turn with this
checkout. Prints rates and the share of the general texts that pass the fast path, for ``EVERYTHING.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from corpora import Article, articles  # noqa: E402
from differences import _git, _installed  # noqa: E402

_GENERAL: Final = ("quotes", "krauts")
_ROUNDS: Final = 2


def main() -> None:
    """Measure both, or the one that is on the path."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="bc8cf2a", help="the commit to compare with")
    parser.add_argument("--one", action="store_true", help="measure what is on the path and print it as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measured()))
        return
    base = _git("rev-parse", "--short", options.base)
    sides = {base: _installed(base), "now": ROOT / "src"}
    best: dict[str, dict[str, float]] = {name: {} for name in sides}
    for _ in range(_ROUNDS):
        for name, path in sides.items():
            for key, value in _in_process(path).items():
                best[name][key] = max(value, best[name].get(key, 0.0))
    print(f"| | {base} | now | ratio |\n| --- | ---: | ---: | ---: |")
    for key, old in best[base].items():
        new = best["now"][key]
        print(f"| {key} | {old:,.1f} | {new:,.1f} | {new / old:.2f} |")


def _in_process(path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--one"]
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measured() -> dict[str, float]:
    from depesche.reading import may_tell  # noqa: PLC0415 - of the side that is measured

    general, dev = [a for name in _GENERAL for a in articles(name)], articles("dev")
    _rate(dev[:3], thorough=True)
    return {
        "all, archives' way (articles/s)": _rate([*general, *dev], thorough=False),
        "quotes-dev and krauts-dev, archives' way (articles/s)": _rate(general, thorough=False),
        "gold/dev, thorough (articles/s)": _rate(dev, thorough=True),
        "quotes-dev and krauts-dev that pass (%)": 100 * sum(may_tell(a.text) for a in general) / len(general),
    }


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
