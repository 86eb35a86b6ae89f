"""A newspaper on the loopback interface that answers well, slowly, wrongly or never, as it is told.

Every request is noted, and how many of them were under way at the same time.
"""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

import wire_formats as w


class Press:
    """A server with a feed (``/feed.rss``) and a page for each story; use it as a context manager.

    ``faults`` maps a path to how the next requests for it go wrong, the first of the list first; a path without any is
    answered well. Faults are ``500``, ``404``, ``429``, ``never``, ``slow``, ``cut``, ``loop``, ``garbage``, ``empty``.
    """

    def __init__(self, robots: str = "") -> None:
        self.stories: list[w.Story] = []
        #: What pages other than those of stories hold, by their paths.
        self.pages: dict[str, bytes] = {}
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.robots = robots
        self.requests: list[str] = []
        self.most_at_once = 0
        self.unchanged = 0
        self.write: Callable[..., bytes] = w.rss
        self._under_way = 0
        self._lock = threading.Lock()
        self._closing = threading.Event()
        press = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with press._lock:
                    press.requests.append(self.path)
                    press._under_way += 1
                    press.most_at_once = max(press.most_at_once, press._under_way)
                try:
                    press._answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client has given up, as it should
                finally:
                    with press._lock:
                        press._under_way -= 1

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def feed(self) -> str:
        return f"{self.url}/feed.rss"

    def page(self, story: w.Story) -> str:
        return f"{self.url}/{story.id}.html"

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        with self._lock:
            fault = self.faults[path].pop(0) if self.faults[path] else None
        if fault is not None:
            self._fail(handler, fault)
        elif path == "/robots.txt":
            _send(handler, 200 if self.robots else 404, self.robots.encode())
        elif path == "/feed.rss":
            self._feed(handler)
        elif path.startswith("/moved/"):
            _send(handler, 301, b"", Location=f"/{path.removeprefix('/moved/')}")
        else:
            with self._lock:
                stories = (w.page(s) for s in self.stories if f"/{s.id}.html" == path)
                page = self.pages.get(path) or next(stories, None)
            if page is None:
                _send(handler, 404, b"")
            else:
                _send(handler, 200, page, **{"Content-Type": "text/html; charset=utf-8"})

    def _feed(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            body = self.write(self.stories[-60:], host=self.url)
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if handler.headers.get("If-None-Match") == etag:
            self.unchanged += 1
            _send(handler, 304, b"", ETag=etag)
        else:
            _send(handler, 200, body, ETag=etag, **{"Content-Type": "application/rss+xml"})

    def _fail(self, handler: BaseHTTPRequestHandler, fault: str) -> None:
        if fault in ("500", "404", "403"):
            _send(handler, int(fault), b"broken")
        elif fault == "429":
            _send(handler, 429, b"", **{"Retry-After": "90"})
        elif fault == "loop":
            _send(handler, 302, b"", Location=handler.path)
        elif fault == "never":
            self._closing.wait(5)
            handler.close_connection = True
        elif fault == "slow":
            handler.send_response(200)
            handler.send_header("Content-Length", "1000000")
            handler.end_headers()
            while not self._closing.wait(0.05):
                handler.wfile.write(b" ")
        elif fault == "cut":
            handler.send_response(200)
            handler.send_header("Content-Length", "100000")
            handler.end_headers()
            handler.wfile.write(b"<html><body><p>Der Anfang")
            handler.close_connection = True
        elif fault == "garbage":
            _send(handler, 200, b"\x00\x01\x02" * 300)
        elif fault == "empty":
            _send(handler, 200, b"")


def _send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if status != 304:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
