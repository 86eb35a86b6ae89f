"""A reading room in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
CHROMIUM: Final = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    skip = pytest.mark.skip(reason="there is no Chromium: apt-get install chromium, or name one in $CHROMIUM")
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(skip)


class Served:
    """A reading room in a process of its own, over a store that may be written to."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.token = self._run("tokens", "add", "Rita", "--db", str(store)).strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "depesche", "serve", "--db", str(store), "--port", str(port)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        self.said = [next(self.process.stderr or iter(()))]
        self.base = f"http://127.0.0.1:{port}"

    def _run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "depesche", *arguments]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        if self.process.stderr:
            self.process.stderr.close()


def stored(folder: Path, *sources: Path) -> Path:
    file = folder / "room.sqlite"
    command = [sys.executable, "-m", "depesche", "add", *map(str, sources), "--db", str(file), "--jobs", "1"]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return file


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Served]]:
    """Serves what files hold."""
    rooms: list[Served] = []

    def serve(source: Path) -> Served:
        rooms.append(Served(stored(tmp_path_factory.mktemp("served"), source)))
        return rooms[-1]

    yield serve
    for room in rooms:
        room.close()


@pytest.fixture(scope="session")
def served(serving: Callable[[Path], Served]) -> Served:
    """A room over the examples."""
    return serving(ROOT / "examples")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        yield chromium
        chromium.close()


class Watched:
    """What a page did that it must not: dialogs, console errors, requests elsewhere."""

    def __init__(self, page: Any) -> None:
        self.wrong: list[str] = []
        page.on("dialog", lambda d: (self.wrong.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("console", lambda m: self.wrong.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: self.wrong.append(f"error: {e}"))
        page.on("request", lambda r: self._request(r.url))

    def _request(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "about:")):
            self.wrong.append(f"request: {url}")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A German browser's page that is watched: nothing may go wrong in it."""
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.set_default_timeout(15_000)
    watched = Watched(made)
    made.watched = watched
    yield made
    context.close()
    assert watched.wrong == []


@pytest.fixture
def quiet(browser: Any) -> Iterator[Any]:
    """A page without JavaScript."""
    context = browser.new_context(locale="de-DE", java_script_enabled=False)
    made = context.new_page()
    made.set_default_timeout(15_000)
    yield made
    context.close()
