"""The whole chronicle made anew: by one process or several, all of it or nothing."""

from __future__ import annotations

import pytest
from stored_articles import dump, filled

from depesche.errors import StoreError
from depesche.store import Store, portions, rebuilding


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_rows_are_the_same_whatever_the_number_of_processes_and_portions(anywhere, monkeypatch, jobs):
    with filled(anywhere) as store:
        store.refresh()
        rows = dump(store)
        monkeypatch.setattr(rebuilding, "PORTION", 1)
        store.rebuild(by=portions.processes(jobs))
        assert dump(store) == rows
        assert store.is_fresh()


def test_a_rebuild_that_is_broken_off_leaves_what_was_there(tmp_path, monkeypatch):
    with filled(tmp_path / "a.sqlite") as store:
        store.refresh()
        rows = dump(store)

        def broken(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(portions, "made_of", broken)
        with pytest.raises(KeyboardInterrupt):
            store.rebuild()
        monkeypatch.undo()
        assert dump(store) == rows
        assert store.is_fresh()


def test_a_worker_that_dies_is_told_in_one_line(tmp_path, monkeypatch):
    with filled(tmp_path / "a.sqlite") as store:
        store.refresh()
        rows = dump(store)
        monkeypatch.setattr(portions, "DO", "os:_exit")
        monkeypatch.setattr(rebuilding, "PORTION", 1)
        with pytest.raises(StoreError, match="a process that made the chronicle"):
            store.rebuild(by=portions.processes(2))
        assert dump(store) == rows


def test_many_articles_are_stored_together_as_one_by_one(tmp_path):
    with filled(tmp_path / "a.sqlite") as one, Store(tmp_path / "b.sqlite") as other:
        readings = one.readings()
        batch = [(reading, reading.document) for reading in readings]
        assert other.add_all(batch) == ["added"] * len(batch)
        assert other.add_all(batch) == ["same"] * len(batch)
        one.refresh()
        other.refresh()
        assert dump(other) == dump(one)
