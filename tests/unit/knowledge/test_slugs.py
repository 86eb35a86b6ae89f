import pytest

from depesche.knowledge.slugs import slug

CASES = [
    ("Wladimir Putin", "wladimir-putin"),
    ("Gerhard Schröder", "gerhard-schroeder"),
    ("Lech Wałęsa", "lech-walesa"),
    ("Lars Løkke Rasmussen", "lars-lokke-rasmussen"),
    ("Massimo D'Alema", "massimo-dalema"),
    ("George H. W. Bush", "george-h-w-bush"),
    ("Elizabeth II.", "elizabeth-ii"),
    ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
    ("Frank-Walter Steinmeier", "frank-walter-steinmeier"),
]


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_a_name_becomes_one_ascii_id(name: str, expected: str) -> None:
    assert slug(name) == expected
