"""The JSON of the contract: what is written reads back whole."""

import json

from depesche import codec
from depesche.days import ANY_DAY, DaySet
from depesche.model import (
    Agreed,
    Claim,
    Document,
    Participant,
    Place,
    Reading,
    Report,
    Source,
    Statement,
    Topic,
)

TEXT = "Macron rief Merkel an."

READING = Reading(
    document=Document(
        id="a1",
        text=TEXT,
        sha256="0" * 64,
        path="a1.txt",
        publisher="Neue Morgenzeitung",
        agency="dpa",
        title="Anruf",
        published=DaySet.parse("2018-01").on(5),
        published_from="inferred",
    ),
    reports=(
        Report(
            id="r1",
            kind="call",
            status="held",
            participants=(
                Participant("Emmanuel Macron", "emmanuel-macron", "head_of_state", "Frankreich", ((0, 6),)),
                Participant(None, None, "head_of_government", "Deutschland", ((12, 18),)),
            ),
            trigger=(7, 11),
            spans=((0, 22),),
            initiator="Emmanuel Macron",
            time=ANY_DAY.on(5),
            time_spans=((0, 1),),
            duration="PT45M",
            place=Place("Paris", "paris"),
            topics=(Topic("Europa", (0, 6), ("Frankreich",), "eu"),),
            reported_by=(Source("Élysée", "Frankreich", "confirms", (0, 6)),),
            agreed=(Agreed("weiteres Gespräch", (0, 6)),),
            background=True,
        ),
    ),
    statements=(Statement("Emmanuel Macron", "Frankreich", "direct", ((0, 3), (5, 8)), cue=(7, 11), via="AFP"),),
    claims=(
        Claim(
            "ordinal",
            3,
            "call",
            ("Emmanuel Macron", "Angela Merkel"),
            (0, 22),
            DaySet.parse("2018-01-01/.."),
            None,
        ),
    ),
    keep=((0, 22),),
)


def test_a_reading_survives_json() -> None:
    line = codec.dumps(codec.reading_json(READING))
    assert codec.reading_of(json.loads(line), TEXT) == READING


def test_a_reading_has_the_fields_of_the_contract() -> None:
    data = codec.reading_json(READING)
    assert set(data) >= {"schema", "document", "reports", "statements", "claims"}
    assert set(data["reports"][0]) >= {
        "id", "kind", "status", "participants", "initiator", "time", "days", "time_spans", "duration", "place",
        "occasion", "topics", "reported_by", "agreed", "background", "trigger", "spans",
    }  # fmt: skip
    assert data["reports"][0]["time"] is None
    assert data["reports"][0]["days"] == {"from": None, "to": None, "weekday": "saturday"}


def test_an_interrupted_quotation_is_written_as_hull_and_pieces() -> None:
    statement = codec.reading_json(READING)["statements"][0]
    assert statement["quote"] == [0, 8]
    assert statement["pieces"] == [[0, 3], [5, 8]]
