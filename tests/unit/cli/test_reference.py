"""The reference of the commands is what the commands say."""

from pathlib import Path

from depesche.cli.reference import reference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cli.md"


def test_the_reference_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference(), "run make docs"
