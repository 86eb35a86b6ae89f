"""Runs commands of the program one after another, each in a fork of a process that has loaded it already.

Reads cases as JSON Lines (``args``, ``stdin``, ``stdout``, ``limit`` in seconds) and answers each with its exit code,
what it printed and what it said. A process of its own, so that nothing of a test's is forked.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

import depesche
from depesche.cli import main

#: The exit code of a child in which something was raised that the program does not catch.
RAISED = 70
#: That of one that went on for longer than it may.
HUNG = 99


def child(case: dict[str, object], out: int, err: int) -> None:
    """Become the program, with the streams of the case."""
    os.setsid()
    stdin, stdout = case.get("stdin"), case.get("stdout")
    if stdin == "closed":
        os.close(0)
    else:
        os.dup2(os.open(str(stdin or os.devnull), os.O_RDONLY), 0)
    if stdout == "closed":
        os.close(1)
    else:
        os.dup2(os.open("/dev/full", os.O_WRONLY) if stdout == "full" else out, 1)
    os.dup2(err, 2)
    # as Python itself makes them at the start
    sys.stdin = None if stdin == "closed" else open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = None if stdout == "closed" else open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    sys.argv = ["depesche", *case["args"]]  # type: ignore[misc]
    code = RAISED
    try:
        main()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    except BaseException:  # noqa: BLE001 - this is what is looked for
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            traceback.print_exc()
    os._exit(code)


def run(case: dict[str, object]) -> dict[str, object]:
    """Run one case in a fork."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        number = os.fork()
        if number == 0:
            child(case, out.fileno(), err.fileno())
        begun, code = time.monotonic(), None
        while code is None:
            done, status = os.waitpid(number, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() - begun > float(case.get("limit", 60)):  # type: ignore[arg-type]
                os.killpg(number, signal.SIGKILL)
                os.waitpid(number, 0)
                code = HUNG
            else:
                time.sleep(0.002)
        out.seek(0)
        err.seek(0)
        shown, said = (stream.read().decode("utf-8", "backslashreplace") for stream in (out, err))
    return {"code": code, "out": shown[-4000:], "err": said[-4000:]}


def warm() -> None:
    """Have at hand what every case would load."""
    for name in ("depesche.cli.app", "depesche.store.keeping"):
        import_module(name)
    depesche.read("Angela Merkel hat am Montag mit Wladimir Putin telefoniert.", published="2017-05-02")


if __name__ == "__main__":
    os.chdir(Path(sys.argv[1]))
    warm()
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
