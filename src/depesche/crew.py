"""Worker processes: each a program of its own that answers one request after another.

No fork, and nothing of the caller's main module is imported, so that it works alike on Linux, macOS and Windows. A
worker loads what it needs once; it ends when the pipe to it closes, however its parent ends. One that dies over a
request is started anew, and the request is answered by a :class:`DiedError`.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from queue import SimpleQueue
from typing import Any, Final, Self

from depesche.startup import quickly

__all__ = ["Ask", "Crew", "DiedError", "LateError", "cores", "function_named"]

#: What a pipe to a process that has died raises.
_DIED: Final = (OSError, EOFError, ValueError, pickle.UnpicklingError)


#: Asks a worker. Raises :class:`DiedError` where it dies over the request.
Ask = Callable[[Any], Any]


class DiedError(Exception):
    """A worker process ended before it had answered."""


class LateError(DiedError):
    """A worker process was ended because it took too long."""


class Crew:
    """Worker processes, each with a thread that waits for it; use it as a context manager.

    ``function`` is what answers a request, as ``module:function``; request and answer can be pickled. A worker is
    renewed after so many requests where ``renewed_after`` is given; it is ended where it takes longer over one than
    ``limit`` seconds. With a limit a worker is asked ``None`` first, to load what it needs in its own time.
    """

    def __init__(
        self, jobs: int, function: str, *, renewed_after: int | None = None, limit: float | None = None
    ) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="depesche")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker(function, renewed_after, limit) for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def submit(self, request: Any, otherwise: Callable[[Ask, Any], Any] | None = None) -> Future[Any]:
        """The answer to a request, in time. ``otherwise`` is called where the worker died over it, with a function that
        asks the next worker; else the future raises :class:`DiedError`.
        """
        return self._threads.submit(self._answer, request, otherwise)

    def _answer(self, request: Any, otherwise: Callable[[Ask, Any], Any] | None) -> Any:
        worker = self._idle.get()
        try:
            return worker.ask(request)
        except DiedError:
            if otherwise is None:
                raise
            return otherwise(worker.ask, request)
        finally:
            self._idle.put(worker)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def function_named(name: str) -> Callable[[Any], Any]:
    """The function that ``module:function`` names."""
    module, _, function = name.partition(":")
    found: Callable[[Any], Any] = getattr(import_module(module), function)
    return found


class _Worker:
    """One worker process, started anew where it has died."""

    def __init__(self, function: str, renewed_after: int | None, limit: float | None) -> None:
        self._function = function
        self._renewed_after = renewed_after
        self._limit = limit
        self._stopped = False
        self._process = self._started()

    def ask(self, request: Any) -> Any:
        """The answer. Raises :class:`DiedError` where the process ends over it, :class:`LateError` where it takes too
        long; the next request finds a new one.
        """
        begun = time.monotonic()
        try:
            if self._limit is not None and not self._asked:
                self._answered(None)
                begun = time.monotonic()
            with self._in_time():
                return self._answered(request)
        except _DIED as error:
            self._again()
            late = self._limit is not None and time.monotonic() - begun >= self._limit
            raise (LateError if late else DiedError) from error
        finally:
            self._asked += 1
            if self._renewed_after is not None and self._asked >= self._renewed_after:
                self._again()

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """While a request is answered: the process is ended when its time is over."""
        if self._limit is None:
            yield
            return
        timer = threading.Timer(self._limit, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes to a process that has ended."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was on its way when it ended is lost
                if pipe is not None:
                    pipe.close()

    def _answered(self, request: Any) -> Any:
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None  # noqa: S101 - both are pipes
        assert pipe_out is not None  # noqa: S101
        pickle.dump(request, pipe_in, pickle.HIGHEST_PROTOCOL)
        pipe_in.flush()
        return pickle.load(pipe_out)  # noqa: S301 - our own worker wrote it

    def _again(self) -> None:
        if self._stopped:
            return
        self._process.kill()
        self._process.wait()
        self.close()
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        self._asked = 0
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; from depesche.crew import serve; serve({self._function!r})"
        )
        return subprocess.Popen(  # noqa: S603 - this Python and our own module
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )


def serve(function: str) -> None:
    """The life of a worker: requests in, answers out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not run into the answers
    quickly()
    answer = function_named(function)
    with suppress(EOFError, BrokenPipeError):
        while True:
            request = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
            pickle.dump(answer(request), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
