"""Reading short texts."""

import pytest

from depesche.days import DaySet
from depesche.reading.people import People
from depesche.reading.sentences import boundaries
from depesche.reading.setting import default_setting


@pytest.fixture(scope="session")
def people_reader():
    return People(default_setting())


@pytest.fixture(scope="session")
def mentions(people_reader):
    """The mentions of a text on a day ("" for no day)."""

    def read(text, on=""):
        starts = [0, *boundaries(text)]
        return people_reader.mentions(text, ((0, len(text)),), DaySet.parse(on) if on else None, starts)

    return read


@pytest.fixture(scope="session")
def who_counts(mentions):
    """The people whom a text names as possible participants, in order, groups as tuples."""

    def read(text, on=""):
        return [m.members or m.person or m.name or f"{m.office}@{m.state}" for m in mentions(text, on) if m.counts]

    return read
