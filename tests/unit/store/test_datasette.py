"""A store opens in Datasette as it is: every table and view answers, and says what its columns hold."""

from __future__ import annotations

import asyncio

import pytest
from stored_articles import filled

from depesche.store.codebook import VIEWS
from depesche.store.tables import Base


def test_datasette_shows_every_table_and_view(tmp_path):
    app = pytest.importorskip("datasette.app")
    path = tmp_path / "press.sqlite"
    with filled(path) as store:
        store.refresh()

    async def statuses():
        shown = app.Datasette([str(path)])
        await shown.invoke_startup()
        names = [*(table.name for table in Base.metadata.sorted_tables), *(view.name for view in VIEWS)]
        found = {name: await shown.client.get(f"/press/{name}") for name in names}
        home = await shown.client.get("/press")
        await asyncio.sleep(0)
        return home, found

    home, found = asyncio.run(statuses())
    assert home.status_code == 200
    assert {name: page.status_code for name, page in found.items() if page.status_code != 200} == {}
    assert "Merkel" in found["chronicle"].text
    # a view tells at its foot what its columns hold, the codebook what those of tables do
    assert "how many articles that are no copies" in found["chronicle"].text
    assert "What every table, view and column holds" in found["codebook"].text
