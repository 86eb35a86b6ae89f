"""What unpacks gzip: zlib, or ISA-L, which does the same in half the time, where it is installed (``isal``, of the
extra ``archive``).
"""

from __future__ import annotations

import zlib
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

_fast: Any = import_module("isal.isal_zlib") if find_spec("isal") else zlib
#: What is raised where packed bytes are damaged.
DAMAGED: Final[tuple[type[Exception], ...]] = (zlib.error, _fast.error)
#: Windows of gzip, with their heads.
_GZIP: Final = 31


def gunzip() -> Any:
    """An object that unpacks one member, as zlib's :func:`~zlib.decompressobj` makes it."""
    return _fast.decompressobj(_GZIP)
