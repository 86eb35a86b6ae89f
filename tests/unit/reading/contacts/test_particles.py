"""Names that begin with a particle keep it: it is no preposition inside a sentence."""

import pytest

import depesche

LEAD = "Brüssel, 13. Oktober 2021\n\nKommissionspräsidentin Ursula von der Leyen warb für Tempo. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Am Dienstag telefonierte Präsident Duda mit von der Leyen.",
        "Am Dienstag hatte von der Leyen mit Präsident Duda telefoniert.",
        "Präsident Duda rief am Dienstag von der Leyen an.",
        "Am Dienstag wurde Präsident Duda von von der Leyen angerufen.",
    ],
)
def test_a_name_with_a_particle_takes_part(sentence):
    (report,) = depesche.read(LEAD + sentence).reports
    assert report.kind == "call"
    assert {p.person for p in report.participants} == {"ursula-von-der-leyen", "andrzej-duda"}
