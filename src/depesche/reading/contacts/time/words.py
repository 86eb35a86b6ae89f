"""The words that tell which contact a time expression dates (``contact_times.toml``)."""

from __future__ import annotations

from depesche.lang.language import Language
from depesche.light import dataclass


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lists of the data file; each is explained there."""

    no_longer: frozenset[str]
    joining: frozenset[str]
    spanning: frozenset[str]
    contracted: frozenset[str]
    since: frozenset[str]
    within: frozenset[str]
    as_of: frozenset[str]
    according: frozenset[str]
    coordinating: frozenset[str]
    past_stems: tuple[str, ...]
    course: frozenset[str]
    course_article: frozenset[str]
    earlier_stems: tuple[str, ...]
    just_before: frozenset[str]
    day: frozenset[str]
    on_the: frozenset[str]

    @property
    def links(self) -> frozenset[str]:
        """What may stand between the expressions of a list or span of days."""
        return self.joining | self.spanning | {"/", ","}


def time_words(language: Language) -> TimeWords:
    """The words of a language."""
    data = language.rows("contact_times")["words"]
    return TimeWords(
        no_longer=frozenset(data["no_longer"]),
        joining=frozenset(data["joining"]),
        spanning=frozenset(data["spanning"]),
        contracted=frozenset(data["contracted"]),
        since=frozenset(data["since"]),
        within=frozenset(data["within"]),
        as_of=frozenset(data["as_of"]),
        according=frozenset(data["according"]),
        coordinating=frozenset(data["coordinating"]),
        past_stems=tuple(data["past_stems"]),
        course=frozenset(data["course"]),
        course_article=frozenset(data["course_article"]),
        earlier_stems=tuple(data["earlier_stems"]),
        just_before=frozenset(data["just_before"]),
        day=frozenset(data["day"]),
        on_the=frozenset(data["on_the"]),
    )
