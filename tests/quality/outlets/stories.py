"""Articles made of sentences of our own, the same for the same number; and what stands around them on pages."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

LEADERS = [
    ("Bundeskanzlerin Angela Merkel", "Merkel", "Deutschland"),
    ("der französische Präsident Emmanuel Macron", "Macron", "Frankreich"),
    ("der russische Präsident Wladimir Putin", "Putin", "Russland"),
    ("US-Präsident Donald Trump", "Trump", "die USA"),
    ("die britische Premierministerin Theresa May", "May", "Großbritannien"),
    ("der türkische Präsident Recep Tayyip Erdogan", "Erdogan", "die Türkei"),
    ("der japanische Ministerpräsident Shinzo Abe", "Abe", "Japan"),
    ("der kanadische Premierminister Justin Trudeau", "Trudeau", "Kanada"),
]
TOPICS = [
    "die Lage in Syrien",
    "den Handel",
    "den Streit um die Zölle",
    "das Klimaabkommen",
    "die Ukraine",
    "die Häfen",
]
PLACES = ["Paris", "Berlin", "Moskau", "London", "Ankara", "Tokio", "Ottawa"]
FILLING = [
    "Nach Angaben eines Sprechers dauerte die Unterredung länger als vorgesehen, weil mehrere Fragen offen geblieben waren.",
    "Die Opposition im Parlament verlangte noch am Abend eine Erklärung der Regierung, die bis zum Morgen ausblieb.",
    "In den Zeitungen des Landes war vom Beginn einer neuen Zeit die Rede, obwohl niemand sagen konnte, woran man sie erkennt.",
    "Fachleute wiesen darauf hin, dass ähnliche Vorhaben in den vergangenen Jahren zweimal an den Kosten gescheitert waren.",
    "Wer die Rechnung am Ende bezahlt, blieb offen; das Ministerium verwies auf den Haushalt, der im Herbst beraten wird.",
    "Am Rande der Sitzung hieß es, man wolle die Ergebnisse zunächst prüfen und danach in kleiner Runde bewerten.",
    "Die Wirtschaft reagierte zurückhaltend, an der Börse gab der Leitindex am Nachmittag leicht nach.",
    "Einwohner der Stadt hatten sich am Hafen versammelt, um gegen die Sperrung der alten Brücke zu demonstrieren.",
    "Der Verband der Reeder sprach von einem wichtigen Zeichen, auch wenn die Einzelheiten noch nicht bekannt seien.",
    "Kritiker bemängelten, dass die Fristen zu kurz bemessen seien und die Gemeinden kaum Zeit zur Vorbereitung hätten.",
]
SUBHEADS = [
    "Streit um die Kosten",
    "Kritik aus dem Parlament",
    "Wie es weitergeht",
    "Ein Blick zurück",
    "Was die Fachleute sagen",
]


@dataclass(frozen=True)
class Story:
    """One article and what a page knows of it. ``parts`` are its paragraphs and, with a leading "#", its subheads."""

    number: int
    title: str
    kicker: str
    lede: str
    parts: tuple[str, ...]
    author: str
    at: dt.datetime
    section: str
    caption: str
    teasers: tuple[tuple[str, str], ...]
    comments: tuple[str, ...]
    people: tuple[str, str] = field(default=("", ""))

    @property
    def slug(self) -> str:
        return f"gespraech-{self.number:04}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part.removeprefix("#") for part in self.parts)

    def body(self) -> str:
        """The text of the article, the lede first, without its title."""
        return "\n\n".join((self.lede, *self.paragraphs))


def story(number: int, paragraphs: int = 8) -> Story:
    """The article of a number."""
    chance = random.Random(number)  # noqa: S311 - no secret
    (one, short, _), (other, shorter, state) = chance.sample(LEADERS, 2)
    topic, place = chance.choice(TOPICS), chance.choice(PLACES)
    day = dt.datetime(2017, 9, 4, 12, tzinfo=dt.UTC) + dt.timedelta(days=number % 500, minutes=37 * number)
    lede = (
        f"{one[0].upper()}{one[1:]} hat am {_weekday(day)} mit {_dative(other)} telefoniert. "
        f"Im Mittelpunkt des Gesprächs stand {topic}."
    )
    first = (
        f"Das teilte ein Regierungssprecher in {place} mit. Beide Seiten hätten vereinbart, in engem Kontakt zu bleiben, "
        f"sagte er. Es war das erste Gespräch über {topic} in diesem Jahr."
    )
    parts = [first]
    filling = chance.sample(FILLING, len(FILLING))
    for index in range(paragraphs - 1):
        if index and index % 3 == 0:
            parts.append(f"#{SUBHEADS[(number + index) % len(SUBHEADS)]}")
        pair = (filling[(2 * index) % 10], filling[(2 * index + 1) % 10])
        parts.append(f"{pair[0]} {pair[1]} Es war Absatz {index + 2} von Artikel {number}.")
    return Story(
        number=number,
        title=f"{short} und {shorter} sprechen über {topic}: Anruf Nummer {number}",
        kicker=f"Diplomatie mit {state.removeprefix('die ')}",
        lede=lede,
        parts=tuple(parts),
        author=chance.choice(["Ada Muster", "Jonas Beispiel", "Petra von Halm"]),
        at=day,
        section="Politik",
        caption=f"{short} und {shorter} bei einem früheren Treffen in {place} (Archivbild)",
        teasers=tuple(_teaser(chance) for _ in range(6)),
        comments=(
            "Dass die beiden am Mittwoch telefoniert haben sollen, glaube ich erst, wenn Putin es selbst bestätigt hat.",
            "Schon wieder ein Gipfel ohne jedes Ergebnis, das kennen wir doch seit Jahren von diesen Leuten.",
        ),
        people=(short, shorter),
    )


def _teaser(chance: random.Random) -> tuple[str, str]:
    (_, short, _), (_, shorter, _) = chance.sample(LEADERS, 2)
    place = chance.choice(PLACES)
    text = (
        f"{short} hat am Dienstag {shorter} in {place} empfangen, beide sprachen zwei Stunden lang über das Abkommen von "
        f"Nummer {chance.randrange(1000)}."
    )
    return f"{short} empfängt {shorter} in {place}", text


def _weekday(day: dt.datetime) -> str:
    return ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"][day.weekday()]


def _dative(named: str) -> str:
    for nominative, dative in (
        ("der französische", "dem französischen"),
        ("der russische", "dem russischen"),
        ("die britische", "der britischen"),
        ("der türkische", "dem türkischen"),
        ("der japanische", "dem japanischen"),
        ("der kanadische", "dem kanadischen"),
        ("Präsident ", "Präsidenten "),
    ):
        named = named.replace(nominative, dative)
    return named.replace("US-Präsident ", "US-Präsidenten ")
