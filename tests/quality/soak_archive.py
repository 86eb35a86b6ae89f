"""An archive under fire: workers and the run itself killed at random moments, a disk that fills up or may not be
written, a clock that jumps; the same result. And very many documents that somebody has scrambled.

    python tests/quality/soak_archive.py [--rounds 20] [--pages 600] [--seed 1] [--ray] [--fuzzed 100000]

Pages are those of ``benchmarks/archive``, some of them cut, empty or no pages at all, some twice, some once more with
other words. Exits with 1
where the chronicle differs from that of a run that nothing disturbed, or where a unit has been left half.
"""

from __future__ import annotations

import argparse
import json
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
from compose import cells

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
    """The pages in archives of files, every tenth twice, every fifteenth once more with other words."""
    draw = random.Random(seed)  # noqa: S311 - a sample
    found = [(f"{n}.html", damaged(page.data, draw)) for n, page in enumerate(drawn(pages, 0.2, seed))]
    found += found[::10]
    # a page that was captured again and says otherwise
    found += [(name, data.replace(b"am ", b"nicht am ").replace(b"Paris", b"Rom")) for name, data in found[::15]]
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
    """Contacts and findings of a run, as its workers made them and as one process does, its rejects, and what it left
    half.
    """
    with Store(out, create=False) as store:
        whole = Chronicle(store.readings())
        with store.asking() as stored:
            made = stored.every(), stored.findings()
    if made != (whole.contacts, whole.findings):
        return "workers made another chronicle than one process", made
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


def read_only(inputs: Path) -> str:
    """A run into a folder of a disk that nobody may write."""
    with small_disk(1) as disk:
        if disk is None:
            return "read-only disk: not tried (this user cannot mount one)"
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        done = subprocess.run(
            command(inputs, disk / "out", ray=False), check=False, capture_output=True, text=True
        )
        said = done.stderr.strip().splitlines()
        good = done.returncode == 1 and "Traceback" not in done.stderr and "Read-only" in said[-1]
        return f"{'' if good else 'FAILED: '}read-only disk: {said[-1] if said else done.returncode}"


#: Programs that start with this see a clock that jumps by a day, to and fro.
JUMPING = """
import random, time
_real = time.time
time.time = lambda: _real() + random.choice((-86400.0, 0.0, 86400.0))
"""


def jumped(inputs: Path, expected: tuple[object, ...]) -> str:
    """A run whose clock jumps."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "sitecustomize.py").write_text(JUMPING, encoding="ascii")
        paths = os.pathsep.join([name, *filter(None, [os.environ.get("PYTHONPATH")])])
        subprocess.run(
            command(inputs, Path(name) / "out", ray=False),
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        same = result(Path(name) / "out") == expected
    return "clock that jumps: the same result" if same else "FAILED: after jumps of the clock"


def scrambled(data: bytes, draw: random.Random) -> bytes:
    """A document with pieces lost, doubled, moved, or overwritten."""
    out = bytearray(data)
    for _ in range(draw.randrange(1, 8)):
        at, size = draw.randrange(len(out) + 1), draw.randrange(1, 200)
        piece = bytes(out[at : at + size])
        match draw.randrange(4):
            case 0:
                del out[at : at + size]
            case 1:
                out[at:at] = piece
            case 2:
                out[at : at + len(piece)] = draw.randbytes(len(piece))
            case _:
                del out[at : at + size]
                place = draw.randrange(len(out) + 1)
                out[place:place] = piece
    return bytes(out)


def fuzzed(count: int, seed: int) -> str:
    """Scrambled texts of contacts and scrambled pages, all the way to a chronicle."""
    draw = random.Random(seed)  # noqa: S311 - a sample
    texts = [cell.text.encode() for cell in cells(200, seed)]
    pages = [page.data for page in drawn(20, 1.0, seed)]
    with tempfile.TemporaryDirectory() as name:
        inputs, out = Path(name) / "in", Path(name) / "out"
        inputs.mkdir()
        for first in range(0, count, 2000):
            with (inputs / f"texts{first:07}.jsonl").open("w", encoding="utf-8") as file:
                for number in range(first, min(first + 2000, count)):
                    text = scrambled(draw.choice(texts), draw).decode("utf-8", errors="replace")
                    file.write(f"{json.dumps({'id': str(number), 'text': text})}\n")
        for first in range(0, count // 50, 100):
            with zipfile.ZipFile(
                inputs / f"pages{first:07}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1
            ) as file:
                for number in range(first, min(first + 100, count // 50)):
                    file.writestr(f"{number}.html", scrambled(draw.choice(pages), draw))
        files = [*map(str, sorted(inputs.glob("*")))]
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "depesche", "archive", *files, "--out", str(out), "--jobs", "2"],
            check=False,
            capture_output=True,
            text=True,
        )
        taken = time.monotonic() - begun
        found = [Folder(out).marker(unit) for unit in sorted(Folder(out).done())]
        records = sum(each["counts"].get("records", 0) for each in found)
        faults = sorted({row["code"] for row in Folder(out).rows("rejects")} - _EXPECTED)
        memory = [each["memory"] / 1e6 for each in found]
        whole = done.returncode in (0, 1) and "Traceback" not in done.stderr and len(found) == len(files)
        with Store(out, create=False) as store:
            contacts = len(Chronicle(store.readings()).contacts)
    said = (
        f"{records} scrambled documents in {taken:.0f} s: {contacts} contacts, faults of the program: "
        f"{faults or 'none'}, {memory[0] if memory else 0:.0f} to {max(memory, default=0):.0f} MB a worker"
    )
    return said if whole and not faults else f"FAILED: {said} {done.stderr[-300:]}"


#: What may be wrong with a document that was scrambled.
_EXPECTED = {"InputError", "FormatError", "LanguageError", "UsageError"}


def main() -> int:
    """Disturb runs and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--fuzzed", type=int, default=100_000)
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
        said = [
            filled(inputs, expected),
            read_only(inputs),
            jumped(inputs, expected),
            fuzzed(asked.fuzzed, asked.seed),
        ]
        print(*said, sep="\n")
    return 0 if equal and not any("FAILED" in line for line in said) else 1


if __name__ == "__main__":
    sys.exit(main())
