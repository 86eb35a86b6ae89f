"""The public interface: complete, importable, documented, and free to import."""

import subprocess
import sys

import pytest

import depesche

TEXT = "Der Außenminister hat am Montag in Lissabon seinen portugiesischen Amtskollegen getroffen."


@pytest.mark.parametrize("name", depesche.__all__)
def test_every_public_name_is_there_and_documented(name):
    found = getattr(depesche, name)
    assert isinstance(found, str) or found.__doc__


def test_all_lists_every_public_name():
    lazily = set(depesche._HOMES) | {"read", "__version__"}
    assert set(depesche.__all__) == lazily
    assert dir(depesche) == sorted(depesche.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        depesche.guess  # noqa: B018


def test_importing_the_package_loads_none_of_its_dependencies():
    code = "import sys, depesche; print(sorted({'spacy', 'sqlalchemy', 'typer', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_who_somebody_is_needs_no_spacy():
    asked = "from depesche.reading.people.who import who; who('Papst', None)"
    code = f"import sys; {asked}; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_read_takes_the_date_that_it_is_given():
    reading = depesche.read(TEXT, published="2012-02-14", publisher="Kurier")
    assert reading.document.published == depesche.DaySet.parse("2012-02-14")
    assert (reading.document.published_from, reading.document.publisher) == ("given", "Kurier")
    assert reading.document.text == TEXT


@pytest.mark.parametrize(
    ("given", "expected", "source"),
    [(None, "2012-02-14", "page"), ("2012", "2012-02-14", "page"), ("2013-01-01", "2013-01-01", "given")],
)
def test_the_page_completes_the_given_date_and_never_contradicts_it(given, expected, source):
    reading = depesche.read(f"{TEXT} {TEXT}\n\n(dpa, 14.2.2012)", published=given)
    assert (reading.document.published, reading.document.published_from) == (
        depesche.DaySet.parse(expected),
        source,
    )


def test_an_impossible_date_is_refused():
    with pytest.raises(depesche.DepescheError):
        depesche.read(TEXT, published="2012-02-31")


def test_a_text_in_another_language_is_refused():
    with pytest.raises(depesche.InputError, match="not German"):
        depesche.read("The foreign minister met his Portuguese counterpart in Lisbon on Monday, officials said.")
