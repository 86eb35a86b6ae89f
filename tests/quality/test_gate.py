"""The fast path loses no contact that the reader finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import depesche
from depesche.reading import may_tell


@pytest.mark.shared
def test_no_article_with_a_contact_is_turned_away(shared: Path) -> None:
    folders = [shared / "seeds", shared / "gold" / "dev" / "texts"]
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    lines = (shared / "quotes-dev" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    texts += [json.loads(line)["text"] for line in lines]
    away = [text for text in texts if not may_tell(text)]
    assert len(away) >= 80
    assert [text[:80] for text in away if depesche.read(text).reports] == []
