"""Tasks of a Ray cluster: units, whose folder all its machines must see, and portions of a chronicle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Final

from depesche.crew import function_named
from depesche.errors import UsageError

#: A task is begun anew so often where its worker or machine is lost.
_RETRIES: Final = 30


@contextmanager
def tasks(address: str, function: str) -> Iterator[Callable[[Any], Future[Any]]]:
    """What begins a task of a function (``module:function``) on the cluster of an address (``auto``, ``local``,
    ``ray://host:port``).

    Raises :class:`UsageError` where Ray is not installed or the cluster cannot be reached.
    """
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("--ray needs Ray", remedy="pip install 'depesche[ray]'") from error
    try:
        ray.init(address, log_to_driver=False, include_dashboard=False) if address == "local" else ray.init(
            address
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UsageError(f"the cluster cannot be reached ({error})", where=f"--ray {address}") from error
    # A machine that is lost is no fault of the unit: its task is begun again elsewhere.
    task = ray.remote(max_retries=_RETRIES)(function_named(function))
    try:
        yield lambda order: task.remote(order).future()
    finally:
        ray.shutdown()
