"""What a noun phrase says of people: whom its name can mean, its office, its states."""

from __future__ import annotations

from depesche.knowledge.model import Gender
from depesche.lang.forms import Number
from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.people.before_noun import Determiner
from depesche.reading.people.vocabulary import OfficeWord, Pronoun


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase. ``people`` are those whom its name can mean, ``full`` says that it is more than a surname.

    ``office`` and ``places`` are what its title says; ``vacant`` that it names the office itself ("das Amt des
    Präsidenten"). ``head`` is the span of the name. Words are indices of the scan, half-open.
    """

    first: int
    end: int
    start_char: int
    end_char: int
    people: tuple[str, ...] = ()
    full: bool = False
    name: str | None = None
    head: Span | None = None
    office: OfficeWord | None = None
    places: tuple[str, ...] = ()
    prefix: str | None = None
    number: Number = "one"
    gender: Gender = ""
    determiner: Determiner = ""
    quantity: int | None = None
    subnational: bool = False
    several: bool = False
    demonym: bool = False
    vacant: bool = False
    loose: bool = False
    genitive: bool = False
    pronoun: Pronoun | None = None
