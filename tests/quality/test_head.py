"""The date of publication and the mask on the shared articles."""

import json
from pathlib import Path

import pytest

from depesche.lang.de import GERMAN
from depesche.reading.furniture import keep
from depesche.reading.head import head_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared corpora are not at {SHARED}"),
]


def test_the_published_date_is_what_the_page_carries():
    rows = [json.loads(line) for line in (SHARED / "gold/dev/contacts.jsonl").read_text("utf-8").splitlines()]
    right = 0
    for row in rows:
        found = head_of((SHARED / "gold/dev/texts" / row["doc"]).read_text("utf-8"), GERMAN).published
        right += (found.edtf() if found else None) == row["published"]
    # One article tells its day only by the weekday and the events of the crawler's month.
    assert right >= len(rows) - 1


def test_no_word_of_the_page_around_the_seeds_is_kept():
    gold = json.loads((SHARED / "gold/seeds.json").read_text("utf-8"))["documents"]
    for name, entry in gold.items():
        text = (SHARED / "seeds" / name).read_text("utf-8")
        left = "\n".join(text[start:end] for start, end in keep(text, GERMAN))
        assert [words for words in entry.get("not_article", ()) if words in left] == []
