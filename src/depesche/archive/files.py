"""The folder that a run writes: a file is there whole or not at all, and a unit is done when its marker is there.

``plan.json`` is what the run is of; ``units/N.json`` the marker of a unit with what it took;
``readings/MONTH/N.parquet`` what was read, by the month of publication; ``rejects/N.jsonl`` what could not be read;
``audit/N.jsonl`` what the gate refused and was read all the same; ``versions/N.jsonl`` which readings are versions of
items, and which items were taken back; ``summary.json`` what the whole run took and gave. A run that was killed is
begun again with the same command.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.errors import InputError, UsageError

_PLAN: Final = "plan.json"
_KINDS: Final = ("units", "readings", "rejects", "audit", "versions")


@dataclass(frozen=True, slots=True)
class At:
    """Where a unit that is not done is: at which record (0: at none that is read), for the how manieth time, how many
    bytes behind its beginning; in which process, and since when (seconds of the machine's monotonic clock, which no
    change of the time of day moves).
    """

    record: int
    tries: int
    behind: int
    process: int = 0
    when: float = 0.0


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a run."""

    root: Path

    def begin(self, plan: Mapping[str, Any]) -> None:
        """Make it, or go on in it. Raises :class:`UsageError` where it is of another run or is no such folder."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            known = self.plan()
            if known is None:
                if any(self.root.iterdir()):
                    raise UsageError(
                        "the folder has other files", where=str(self.root), remedy="name an empty one"
                    )
                for kind in _KINDS:
                    (self.root / kind).mkdir()
                self.write(_PLAN, json.dumps(plan, ensure_ascii=False, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise UsageError(f"cannot be written ({error.strerror})", where=str(self.root)) from error
        if known is not None and known != json.loads(json.dumps(plan)):
            changed = ", ".join(sorted(key for key in {*known, *plan} if known.get(key) != plan.get(key)))
            raise UsageError(
                f"the folder is of another run (its {changed} differs)",
                where=str(self.root),
                remedy="name another one, or remove it",
            )

    def plan(self) -> dict[str, Any] | None:
        """What the run is of; ``None`` where none was begun. Raises :class:`InputError` where it cannot be read."""
        path = self.root / _PLAN
        try:
            return dict(json.loads(path.read_bytes())) if path.exists() else None
        except (OSError, ValueError) as error:
            raise InputError(f"cannot be read ({error})", where=str(path)) from error

    # -- units ------------------------------------------------------------------------------------
    def done(self) -> set[str]:
        """The names of the units that are done."""
        return {path.stem for path in (self.root / "units").glob("*.json")}

    def marker(self, unit: str) -> dict[str, Any]:
        """What a unit that is done took and gave."""
        return dict(json.loads((self.root / "units" / f"{unit}.json").read_bytes()))

    def mark(self, unit: str, summary: Mapping[str, Any]) -> None:
        """Mark a unit as done: the last thing that is written of it."""
        self.write(f"units/{unit}.json", json.dumps(summary, sort_keys=True).encode())
        with suppress(OSError):
            self._at(unit).unlink(missing_ok=True)

    def clear(self, unit: str) -> None:
        """Remove what a unit left that was not marked."""
        for path in (self.root / "readings").glob(f"*/{unit}.parquet"):
            path.unlink()
        for path in self.root.glob(f"*/**/.{unit}.*.part"):
            path.unlink()
        for kind in ("rejects", "audit", "versions"):
            (self.root / kind / f"{unit}.jsonl").unlink(missing_ok=True)

    # -- how far a unit is ----------------------------------------------------------------------------
    def _at(self, unit: str) -> Path:
        return self.root / "units" / f"{unit}.at"

    def note(self, unit: str, at: At) -> None:
        """Note where a unit is."""
        # Not renamed into place: it is written for every page that is read, and a torn one counts as none.
        said = f"{at.record} {at.tries} {at.behind} {os.getpid()} {time.monotonic():.1f} ."
        self._at(unit).write_text(said, encoding="ascii")

    def noted(self, unit: str) -> At | None:
        """What :meth:`note` noted last of a unit that is not done."""
        try:
            record, tries, behind, process, when, end = self._at(unit).read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return None
        return At(int(record), int(tries), int(behind), int(process), float(when)) if end == "." else None

    # -- files ------------------------------------------------------------------------------------
    def write(self, name: str, data: bytes) -> None:
        """A file that appears whole, and stays when the machine stops."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def lines(self, kind: str, unit: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of a unit as JSON Lines; no file where there are none."""
        text = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
        if text:
            self.write(f"{kind}/{unit}.jsonl", text.encode("utf-8", errors="surrogatepass"))

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """All rows of a kind, in the order of the units; those of units that are not done are left out, and rejects
        that were tried again.
        """
        yield from (row for _, row in self.named_rows(kind))

    def named_rows(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows as :meth:`rows` gives them, with the names of their units."""
        done = self.done()
        for path in sorted((self.root / kind).glob("*.jsonl")):
            if path.stem in done and not (kind == "rejects" and f"{path.stem}r" in done):
                for line in path.read_text(encoding="utf-8", errors="surrogatepass").splitlines():
                    yield path.stem, json.loads(line)

    def free(self) -> int:
        """The bytes that are free on its disk."""
        return shutil.disk_usage(self.root).free
