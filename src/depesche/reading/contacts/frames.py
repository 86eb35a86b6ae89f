"""The frames of the package's own language, for rooms that are not handed one yet."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.reading.contacts.triggers.frames import Frames, NounFrame, VerbFrame, frames
from depesche.reading.setting import default_setting

__all__ = ["NounFrame", "VerbFrame", "gathering", "noun_frame", "noun_headed", "verb_frames"]


def _frames() -> Frames:
    return default_setting().made(frames)


def verb_frames() -> Mapping[str, tuple[VerbFrame, ...]]:
    """The verb frames by infinitive."""
    return _frames().verbs


def noun_frame(word: str) -> NounFrame | None:
    """The frame of a noun or of the head of a compound."""
    return _frames().noun(word)


def noun_headed(word: str) -> NounFrame | None:
    """The frame of the head of a compound whatever stands before it."""
    return _frames().headed_by(word)


def gathering(word: str) -> bool:
    """Whether a compound names a gathering that many attend."""
    return _frames().is_gathering(word)
