"""Starts the server: on loopback unless told otherwise, with a first token where there is none yet."""

from __future__ import annotations

import datetime as dt
import getpass
import ipaddress
import socket
from collections.abc import Callable, Sequence

import uvicorn

from depesche.errors import DepescheError, UsageError
from depesche.fetching.polite import Polite
from depesche.fetching.web import Http
from depesche.room.app import build
from depesche.room.fetching import Fetcher, Public
from depesche.room.library import StoreLibrary
from depesche.store.tokens import Tokens


def serve(
    db: str,
    *,
    host: str,
    port: int,
    names: Sequence[str],
    say: Callable[[str], None],
    fetch: bool = False,
    contact: str | None = None,
) -> None:
    """Serve a store until it is interrupted; with ``fetch`` pages are fetched for who has a token, and servers are told
    the ``contact``.

    Raises :class:`UsageError` where the address cannot be taken.
    """
    library = StoreLibrary(db)
    library.shelf()
    tokens = Tokens(db)
    try:
        _first_token(tokens, say)
        fetcher = Fetcher(Polite(Public(Http(contact)))) if fetch else None
        app = build(library, tokens.holder, hosts=[host, *names], fetcher=fetcher)
        with _bound(host, port) as listener:
            say(f"the reading room is open at {_address(host, listener.getsockname()[1])} (Ctrl-C closes it)")
            if not _is_loopback(host):
                say("it can be reached from other machines; what is sent is not encrypted")
            config = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5
            )
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        tokens.close()
        library.close()


def _first_token(tokens: Tokens, say: Callable[[str], None]) -> None:
    """A token for who starts the first server; told this once."""
    if tokens.all():
        return
    try:
        name = getpass.getuser()
        secret = tokens.make(name, dt.datetime.now(dt.UTC))
    except (DepescheError, OSError, KeyError) as error:
        say(f"decisions cannot be noted: {error}")
        return
    say(f"a token for {name}, shown only now: {secret}")


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"{host} port {port} cannot be taken", where="--port", remedy="choose another with --port"
        ) from error
    return listener


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
