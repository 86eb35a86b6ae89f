"""A watch over a faulty server for very many polls: no article twice, none lost, and how polite it was.

The clock is made up: a sleep moves it, so that days of watching take seconds. ``tests`` run a short form,
``make soak-watch`` the long one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import wire_formats as w
from press_server import Press

from depesche.fetching.polite import Polite, host_of
from depesche.fetching.settings import Feed
from depesche.fetching.watching import Telling, Watch
from depesche.fetching.web import Answer, Http
from depesche.sources.pages.page import Page
from depesche.sources.pages.pool import tried
from depesche.store import Store

PAUSE = 2.0
BEGUN = dt.datetime(2031, 1, 21, 8, tzinfo=dt.UTC)
NAMES = ("Emmanuel Macron", "Narendra Modi", "Joe Biden", "Pedro Sánchez", "Justin Trudeau", "Fumio Kishida")
FAULTS = ("500", "500", "429", "429", "cut", "cut", "loop", "404", "never", "slow")
FEED_FAULTS = (*FAULTS, "garbage", "empty")


class Killed(BaseException):
    """The program is killed."""


@dataclass
class Clock:
    """A clock that sleeps move."""

    now: dt.datetime = BEGUN
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> dt.datetime:
        with self.lock:
            return self.now

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.now += dt.timedelta(seconds=seconds)


class Recorded:
    """HTTP with a note of every request; ``kill_at`` kills the program at the request of that number."""

    def __init__(self, web: Http, clock: Clock) -> None:
        self.web, self.clock = web, clock
        self.times: dict[str, list[tuple[dt.datetime, dt.datetime, str]]] = defaultdict(list)
        self.at_once: Counter[str] = Counter()
        self.most_at_once = 0
        self.kill_at: int | None = None
        self.lock = threading.Lock()

    def get(self, url, headers) -> Answer:
        host = host_of(url) or ""
        with self.lock:
            self.at_once[host] += 1
            self.most_at_once = max(self.most_at_once, self.at_once[host])
            count = sum(map(len, self.times.values()))
        begun = self.clock()
        try:
            return self.web.get(url, headers)
        finally:
            with self.lock:
                self.at_once[host] -= 1
                self.times[host].append((begun, self.clock(), url))
                killed = self.kill_at is not None and count >= self.kill_at
            if killed:
                raise Killed

    def shortest_pause(self) -> float:
        """Seconds between the end of a request and the next to the same host, the fewest."""
        gaps = [
            (after[0] - before[1]).total_seconds()
            for times in self.times.values()
            for before, after in pairwise(times)
        ]
        return min(gaps, default=PAUSE)


@dataclass
class Result:
    """What came of a run."""

    published: set[str]
    stored: list[str]
    texts: int
    requests: int
    unchanged: int
    shortest_pause: float
    most_at_once: int
    fetched_twice: int
    seconds: float


def story(number: int, host: int, day: dt.datetime) -> w.Story:
    one, other = NAMES[number % len(NAMES)], NAMES[(number // len(NAMES) + number + 1) % len(NAMES)]
    paragraph = (
        f"{one} und {other} haben am {day.day}. Januar {day.year} miteinander telefoniert. Das teilte ein Sprecher "
        f"in der Hauptstadt mit. Es war das Gespräch mit der laufenden Nummer {host}{number:05d}, wie es weiter hieß."
    )
    closing = "Beide Seiten wollten den Austausch fortsetzen, hieß es in der Mitteilung vom selben Tage."
    return w.Story(f"artikel-{host}-{number}", f"Telefonat {host}-{number}", (paragraph, closing), day)


def run(
    folder: Path, polls: int, *, hosts: int = 2, seed: int = 1, kills: int = 3, silence: float = 0.8
) -> Result:
    """Watch so many polls of so many newspapers, killed a few times on the way.

    A server that is silent for ``silence`` seconds has not answered.
    """
    chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
    clock, name, begun = Clock(), str(folder / "watched.sqlite"), time.monotonic()
    presses = [Press("User-agent: *\nDisallow: /intern/\n") for _ in range(hosts)]
    web = Recorded(Http(connect=5.0, silence=silence, whole=2 * silence), clock)
    published: set[str] = set()
    killed = set(chance.sample(range(1, polls), min(kills, polls - 1)))
    for press in presses:
        press.__enter__()
    try:
        for number, fault in enumerate(_faults(polls, chance)):
            for at, press in enumerate(presses):
                _publish(press, at, number, clock, published, chance)
                press.faults["/feed.rss"][:] = [chance.choice(FEED_FAULTS)] if fault else []
            web.kill_at = sum(map(len, web.times.values())) + chance.randrange(4) if number in killed else None
            _poll(name, presses, web, clock)
            clock.sleep(60)
        web.kill_at = None
        for press in presses:
            press.faults.clear()
        for _ in range(12):  # what failed is asked for again, later and later
            clock.sleep(3600)
            _poll(name, presses, web, clock)
        with Store(name, create=False) as store:
            stored = [reading.document.id for reading in store.readings()]
            texts = len({reading.document.text for reading in store.readings()})
    finally:
        for press in presses:
            press.__exit__()
        web.web.close()
    asked = Counter(path for press in presses for path in (f"{press.url}{path}" for path in press.requests))
    return Result(
        published,
        stored,
        texts,
        sum(map(len, web.times.values())),
        sum(press.unchanged for press in presses),
        web.shortest_pause(),
        web.most_at_once,
        sum(1 for url in published if asked[url] > 1),
        time.monotonic() - begun,
    )


def _faults(polls: int, chance: random.Random) -> Iterator[bool]:
    return (chance.random() < 0.2 for _ in range(polls))


def _publish(press: Press, at: int, number: int, clock: Clock, published: set[str], chance: random.Random) -> None:
    """A new story now and then, whose page may go wrong a few times."""
    if chance.random() < 0.5:
        made = story(number, at, clock())
        press.stories.append(made)
        published.add(press.page(made))
        if chance.random() < 0.4:
            tries = chance.randrange(1, 3)  # fewer than those after which a page is given up
            press.faults[f"/{made.id}.html"] += [chance.choice(FAULTS) for _ in range(tries)]


def _poll(name: str, presses: list[Press], web: Recorded, clock: Clock) -> None:
    """One start of the program, as cron makes it."""
    feeds = [Feed(press.feed, every=0.5) for press in presses]
    watch = Watch(
        name,
        feeds,
        lambda store: Polite(web, pause=PAUSE, known=store.host, clock=clock, sleep=clock.sleep),
        Telling(lambda _: None, lambda _: None, lambda _: None),
        clock=clock,
        take_apart=lambda items: (tried(item) if isinstance(item, Page) else item for item in items),
    )
    with suppress(Killed):
        watch.once()
        watch.close()
        return
    watch._store.close()  # killed: nothing else is noted


def main() -> None:
    """The long form."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--polls", type=int, default=500)
    options.add_argument("--hosts", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--silence", type=float, default=0.8)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(
            Path(folder),
            given.polls,
            hosts=given.hosts,
            seed=given.seed,
            kills=given.polls // 25,
            silence=given.silence,
        )
    lost, more = result.published - set(result.stored), set(result.stored) - result.published
    print(
        f"polls {given.polls}, newspapers {given.hosts}, articles {len(result.published)}, requests {result.requests}"
    )
    print(f"lost {len(lost)}, stored twice {len(result.stored) - result.texts}, not published {len(more)}")
    print(f"answered with 304: {result.unchanged}; pages asked for more than once: {result.fetched_twice}")
    print(
        f"shortest pause {result.shortest_pause:.1f} s (wanted {PAUSE}), most at once a host {result.most_at_once}"
    )
    print(f"{result.seconds:.0f} s")
    raise SystemExit(bool(lost or more or len(result.stored) != result.texts or result.shortest_pause < PAUSE))


if __name__ == "__main__":
    main()
