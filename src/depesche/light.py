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
from collections.abc import Callable, Sequence
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

        def made(kind: type) -> type:
            found = dataclasses.dataclass(kind, eq=options.get("order", False), repr=False, **options)
            _compared(found, eq=eq, hashed=frozen and eq)
            return found

        return made

    def _compared(kind: type, *, eq: bool, hashed: bool) -> None:
        """Give a class of records the methods that are alike for all. Those of the standard library are written and
        compiled for each class; with some hundreds of them that takes a tenth of the time in which a program starts.
        """
        own = kind.__dict__
        if "__repr__" not in own:
            kind.__repr__ = _shown
        if not eq:
            return
        compared = [field.name for field in dataclasses.fields(kind) if field.compare]
        values = _values(compared)
        if "__eq__" not in own:
            kind.__eq__ = lambda self, other: (
                values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
            )
        if hashed:
            kind.__hash__ = lambda self: hash(values(self))
        elif "__hash__" not in own:
            kind.__hash__ = None

    def _shown(self: Any) -> str:
        fields = (field.name for field in dataclasses.fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"

    def replace(record: Any, /, **changes: Any) -> Any:
        """``dataclasses.replace`` for records all of whose fields are arguments."""
        kind = type(record)
        places, values = _fields(kind)
        given = [*values(record)]
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{kind.__name__} has no field {name!r}")
            given[places[name]] = value
        return kind(*given)

    @cache
    def _fields(kind: type) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
        """The places of the fields of a class of records, and what takes all of their values."""
        names = [field.name for field in dataclasses.fields(kind)]
        return {name: place for place, name in enumerate(names)}, _values(names)

    def _values(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
        """What takes the values of these fields from a record."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda record: tuple(getattr(record, name) for name in names)
