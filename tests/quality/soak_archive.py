"""An archive under fire: workers and the run itself killed at random moments, a disk that fills up; the same result.

    python tests/quality/soak_archive.py [--rounds 20] [--pages 600] [--seed 1] [--ray]

Pages are those of ``benchmarks/archive``, some of them cut, empty or no pages at all, and some twice. Exits with 1
where the chronicle differs from that of a run that nothing disturbed, or where a unit has been left half.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "archive"))
from archive_run import drawn

from depesche.archive.files import Folder
from depesche.chronicle import Chronicle
from depesche.store import Store

#: Pages in one file.
FILE = 50


def damaged(data: bytes, draw: random.Random) -> bytes:
    """A page, or what a crawler leaves of one."""
    chance = draw.random()
    if chance < 0.02:
        return data[: draw.randrange(len(data))]
    if chance < 0.03:
        return draw.randbytes(2000)
    return b"" if chance < 0.04 else data


def written(folder: Path, pages: int, seed: int) -> None:
    """The pages in archives of files, every tenth twice."""
    draw = random.Random(seed)  # noqa: S311 - a sample
    found = [(f"{n}.html", damaged(page.data, draw)) for n, page in enumerate(drawn(pages, 0.2, seed))]
    found += found[::10]
    folder.mkdir()
    for number in range(0, len(found), FILE):
        with zipfile.ZipFile(
            folder / f"crawl{number // FILE:03}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as file:
            for name, data in found[number : number + FILE]:
                file.writestr(name, data)


def command(inputs: Path, out: Path, ray: bool) -> list[str]:
    """What runs an archive."""
    files = sorted(map(str, inputs.glob("*.zip")))
    how = ["--ray", "local"] if ray else ["--jobs", "2"]
    return [sys.executable, "-m", "depesche", "archive", *files, "--out", str(out), *how]


def result(out: Path) -> tuple[object, ...]:
    """Contacts and findings of a run, its rejects, and what it left half."""
    with Store(out, create=False) as store:
        whole = Chronicle(store.readings())
    rejects = sorted((row["where"], row["code"]) for row in Folder(out).rows("rejects"))
    return whole.contacts, whole.findings, rejects, [path.name for path in out.rglob("*.part")]


def disturbed(inputs: Path, out: Path, draw: random.Random, *, ray: bool) -> str:
    """Begin a run and end it, or one of its workers, after a while; what was done to it."""
    with subprocess.Popen(
        command(inputs, out, ray), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        time.sleep(draw.uniform(0.5, 8.0))
        victims = []
        with suppress(psutil.Error):
            victims = psutil.Process(process.pid).children(recursive=True)
        if victims and draw.random() < 0.6:
            with suppress(psutil.Error):
                draw.choice(victims).kill()
            process.wait()
            return "a worker killed"
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        for victim in victims:  # those of a cluster have sessions of their own
            with suppress(psutil.Error):
                victim.kill()
        return "all killed"


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path | None]:
    """A disk of so many megabytes; ``None`` where this user cannot have one."""
    with tempfile.TemporaryDirectory() as name:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", name], check=False, capture_output=True
        )
        if mounted.returncode:
            yield None
            return
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def filled(inputs: Path, expected: tuple[object, ...]) -> str:
    """A run on a disk that is too small, and then, moved to a larger one, to its end."""
    with small_disk(1) as disk, tempfile.TemporaryDirectory() as name:
        if disk is None:
            return "full disk: not tried (this user cannot mount one)"
        (disk / "ballast").write_bytes(b"0" * 930_000)
        out = disk / "out"
        done = subprocess.run(command(inputs, out, ray=False), check=False, capture_output=True, text=True)
        said = [line for line in done.stderr.splitlines() if "No space left" in line or "disk" in line]
        if done.returncode != 1 or "Traceback" in done.stderr or not said:
            return f"FAILED: full disk: exit {done.returncode}: {done.stderr[-300:]}"
        shutil.copytree(out, Path(name) / "out")
        subprocess.run(command(inputs, Path(name) / "out", ray=False), check=False, capture_output=True)
        return f"full disk: {said[-1]}" if result(Path(name) / "out") == expected else "FAILED: after a full disk"


def main() -> int:
    """Disturb runs and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ray", action="store_true")
    asked = parser.parse_args()
    draw = random.Random(asked.seed)  # noqa: S311 - moments of kills
    with tempfile.TemporaryDirectory() as name:
        inputs = Path(name) / "in"
        written(inputs, asked.pages, asked.seed)
        subprocess.run(command(inputs, Path(name) / "calm", ray=False), check=False, capture_output=True)
        expected = result(Path(name) / "calm")
        out = Path(name) / "out"
        kills = [disturbed(inputs, out, draw, ray=asked.ray) for _ in range(asked.rounds)]
        subprocess.run(command(inputs, out, asked.ray), check=False, capture_output=True)
        equal = result(out) == expected
        print(
            f"{asked.rounds} kills ({', '.join(f'{kills.count(k)} x {k}' for k in sorted(set(kills)))}):", end=" "
        )
        print("the same result" if equal else "FAILED: another result")
        disk = filled(inputs, expected)
        print(disk)
    return 0 if equal and "FAILED" not in disk else 1


if __name__ == "__main__":
    sys.exit(main())
