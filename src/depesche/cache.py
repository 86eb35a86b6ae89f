"""What is built of the package's own data at every start, kept between starts in the user's cache folder.

The cache is never needed: a file that is missing, stale, damaged or not to be written is built anew, and the folder
may be deleted at any time. A file's name carries a digest of what it was built from (the version, Python's, and the
files of this package), so that nothing old is ever read. ``DEPESCHE_CACHE`` names another folder; empty, there is none.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from depesche.garbage import uncollected
from depesche.version import VERSION

T = TypeVar("T")

FOLDER: Final = "DEPESCHE_CACHE"
_PACKAGE: Final = Path(__file__).parent
_ENDINGS: Final = (".py", ".toml", ".csv")
#: Every file begins with the digest of the rest, of this many bytes.
_DIGEST: Final = 32


def kept(name: str, make: Callable[[], T], *, of: str = "") -> T:
    """What ``make`` makes, from the cache where it was made before of the same things; ``of`` is one more of them."""
    file = _file(name, of)
    if file is None:
        return make()
    found = _read(file)
    if found is not None:
        return found[0]  # type: ignore[return-value]  # only what ``make`` made is written under this name
    made = make()
    _write(file, name, made)
    return made


def found(name: str) -> Any:
    """What was last kept under a name, ``None`` where nothing is."""
    file = _file(name)
    whole = _read(file) if file is not None else None
    return whole[0] if whole is not None else None


def keep(name: str, made: object) -> None:
    """Keep something under a name, in place of what was."""
    file = _file(name)
    if file is not None:
        _write(file, name, made)


def _file(name: str, of: str = "") -> Path | None:
    """The file of a name, ``None`` where there is to be no cache."""
    here = folder()
    return here / f"{name}-{_fingerprint()[:16]}{of[:16]}.pickle" if here is not None else None


def folder() -> Path | None:
    """The folder of the cache, ``None`` where there is to be none."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_cache_path("depesche", appauthor=False)


@cache
def _fingerprint() -> str:
    """A digest of this version: code by size and time, data by content."""
    digest = hashlib.blake2b(f"{VERSION} {sys.version}".encode(), digest_size=_DIGEST)
    for folder, folders, names in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(_ENDINGS):
                continue
            file = Path(folder, name)
            state = file.stat()
            digest.update(f"{file} {state.st_size}".encode())
            digest.update(str(state.st_mtime_ns).encode() if name.endswith(".py") else file.read_bytes())
    return digest.hexdigest()


def _read(file: Path) -> tuple[object] | None:
    """What a file of the cache holds, in a tuple; ``None`` where there is none that is whole and our own."""
    try:
        with file.open("rb") as opened:
            if hasattr(os, "geteuid") and os.fstat(opened.fileno()).st_uid != os.geteuid():
                return None
            data = opened.read()
    except OSError:
        return None
    content = data[_DIGEST:]
    if hashlib.blake2b(content, digest_size=_DIGEST).digest() != data[:_DIGEST]:
        return None
    try:
        with uncollected():
            return (pickle.loads(content),)  # noqa: S301 - whole, this user's own, and made by this version
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it can be built anew
        return None


def _write(file: Path, name: str, made: object) -> None:
    """Keep what was made, whole or not at all; what was kept under the name before goes."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = _pickled(made)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            part.write(hashlib.blake2b(content, digest_size=_DIGEST).digest() + content)
        Path(part.name).replace(file)
        for old in file.parent.glob(f"{name}-*.pickle"):
            if old != file:
                old.unlink(missing_ok=True)


def _pickled(made: object) -> bytes:
    """What was made as bytes that are read back at once."""
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(made)
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """Pickles records by the arguments that make them: their own way, over the fields of the class for each of very
    many of them, took half of the time to read a file of the cache.
    """

    def reducer_override(self, obj: Any) -> Any:
        """The maker of a record and its arguments; everything else as ever."""
        names = _arguments(type(obj))  # type: ignore[arg-type]  # classes are hashable
        return NotImplemented if names is None else (type(obj), tuple([getattr(obj, name) for name in names]))


@cache
def _arguments(kind: Any) -> tuple[str, ...] | None:
    """The arguments of a class of records, in order; ``None`` where these do not make a record whole."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        return None
    found = fields(kind)
    return tuple(f.name for f in found) if all(f.init and not f.kw_only for f in found) else None
