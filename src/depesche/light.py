"""Records and properties of the standard library without what reading an article does not need of them.

An article is read into some hundreds of small records. ``from depesche.light import dataclass`` in place of the one of
:mod:`dataclasses` (so with ``replace`` and with ``cached_property`` of :mod:`functools`): type checkers see those, and
hold every use of ``frozen=True`` to it. At run time such a record is set field by field as any other object, for the
guard of a frozen class costs more than all else in making one; nothing is looked up field by field to copy it; and no
lock is taken to work out a property. For what stays inside: the records of the contract and of the layers are
guarded.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["cached_property", "dataclass", "replace"]

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - takes the place of another
        """``functools.cached_property`` as it is from Python 3.12 on: without a lock."""

        def __init__(self, work_out: Callable[[Any], Any]) -> None:
            self.work_out = work_out
            self.__doc__ = work_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self.name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            found = instance.__dict__[self.name] = self.work_out(instance)
            return found


if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """``dataclasses.dataclass``; what is frozen is compared and hashed by its fields, and not guarded."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)

    def replace(record: Any, /, **changes: Any) -> Any:
        """``dataclasses.replace`` for records all of whose fields are arguments."""
        kind = type(record)
        names, values = _fields(kind)
        return kind(**(dict(zip(names, values(record), strict=True)) | changes))

    @cache
    def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
        """The fields of a class of records and what takes all of their values."""
        names = tuple(field.name for field in dataclasses.fields(kind))
        return names, attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, *names),)
