"""Renders reasons in words. The words are data: ``lang/<language>/reasons.toml``, one template per code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from depesche.errors import UsageError
from depesche.model import Reason


@cache
def catalogue(language: str) -> dict[str, str]:
    """All templates of a language, by reason code. Raises :class:`UsageError` for a language without one."""
    folder = resources.files("depesche") / "lang" / language
    out: dict[str, str] = {}
    try:
        files = sorted(f.name for f in folder.iterdir() if f.name.startswith("reasons"))
    except (FileNotFoundError, NotADirectoryError):
        files = []
    if not files:
        raise UsageError(f"there are no reasons in language {language!r}", remedy="use de or en")
    for name in files:
        out.update(tomllib.loads((folder / name).read_text(encoding="utf-8")))
    return out


def say(reason: Reason, language: str = "de") -> str:
    """The reason as one sentence."""
    template = catalogue(language)[reason.code]
    return template.format_map({key: "?" if value is None else value for key, value in reason.values.items()})
