"""Openings of reports, read whole: each contact as one line of its values."""

from __future__ import annotations

import pytest

import depesche
from depesche.model import Report


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    day = report.time.edtf() if report.time is not None and report.time.bounded and report.time.size < 32 else "?"
    place = f" in {report.place.name}" if report.place else ""
    return f"{report.kind} {report.status} {people} {day}{place}"


LEADS = [
    (
        "2014-06-03",
        "Merkel und Putin haben heute telefoniert. Sie vereinbarten, das Gespräch am 6. Juni in Paris fortzusetzen.",
        ["call held Merkel – Putin 2014-06-03", "meeting planned Merkel – Putin 2014-06-06 in Paris"],
    ),
    (
        "2014-06-03",
        "Merkel und Putin haben am Montag telefoniert. Am Freitag wollen sie das Gespräch fortsetzen.",
        ["call held Merkel – Putin 2014-06-02", "talks planned Merkel – Putin 2014-06-06"],
    ),
    (
        "2015-02-03",
        "Zugleich begrüßte Merkel am Montag in einem Telefonat mit Putin das Treffen der Kontaktgruppe in Minsk.",
        ["call held Merkel – Putin 2015-02-02"],
    ),
    (
        "2018-05-11",
        "Merkel reist am kommenden Freitag zu Putin nach Sotschi. Es ist ihr erster Besuch in Russland seit 2017.",
        ["visit planned Merkel – Putin 2018-05-18 in Sotschi"],
    ),
    (
        "2025-05-14",
        "Am Donnerstag reist Selenskyj zu Gesprächen mit Erdogan nach Ankara. Anlass der Reise ist der Krieg.",
        ["visit planned Erdogan – Selenskyj 2025-05-15 in Ankara"],
    ),
    (
        "2025-10-21",
        "Es gibt keine Pläne für ein baldiges Treffen von Trump und Putin.",
        ["meeting denied Putin – Trump ?"],
    ),
    (
        "2018-07-25",
        "Trump hatte Putin bei ihrem Treffen in Helsinki für den Herbst nach Washington eingeladen.",
        ["visit considered Putin – Trump ? in Washington", "meeting held Putin – Trump ? in Helsinki"],
    ),
    (
        "2018-07-25",
        "Die Begegnung von Trump und Putin soll erst nach dem 1. Januar 2019 stattfinden.",
        ["meeting planned Putin – Trump ?"],
    ),
    (
        "2022-11-04",
        "Bei einem Treffen mit Xi am Freitag hat Scholz vor dem Konflikt in der Ukraine gewarnt.",
        ["meeting held Jinping – Scholz 2022-11-04"],
    ),
    (
        "2003-09-22",
        "Am Samstag hatten Schröder, Chirac und Blair bei einem Treffen in Berlin ihre Gemeinsamkeiten betont.",
        ["summit held Blair – Chirac – Schröder 2003-09-20 in Berlin"],
    ),
    (
        "2003-09-22",
        "Dreiergipfel in New York\n\nSchröder wird sich am Mittwoch in New York mit Chirac und Putin treffen.",
        ["summit planned Chirac – Putin – Schröder 2003-09-24 in New York"],
    ),
    (
        "2022-03-08",
        "Xi spricht mit Scholz und Macron\n\nIm Videogespräch mit Scholz und Macron warnte Xi am Dienstag.",
        ["video held Jinping – Macron – Scholz 2022-03-08"],
    ),
    (
        "2022-03-08",
        "In Telefonaten mit Scholz und Macron hat Putin am Montag seine Bedingungen genannt.",
        ["call held Putin – Scholz 2022-03-07", "call held Macron – Putin 2022-03-07"],
    ),
    (
        "2023-03-24",
        "Scholz rief Xi zu Gesprächen mit Selenskyj auf.",
        ["talks considered Jinping – Selenskyj ?"],
    ),
    (
        "2003-04-16",
        "Anfang Juni ist der Gipfel. Chirac hatte am Vortag mit Bush telefoniert.",
        ["call held Bush – Chirac 2003-04-15"],
    ),
    (
        "2003-04-16",
        "Zuletzt telefoniert hatten Bush und Schröder am 8. November 2002, als der Kanzler Bush gratulierte.",
        ["call held Bush – Schröder 2002-11-08"],
    ),
    (
        "2024-10-09",
        "Biden sprach am Telefon mit Netanjahu über den Raketenangriff des Iran letzte Woche.",
        ["call held Biden – Netanjahu 2024-10-08/2024-10-09"],
    ),
    (
        "2024-10-09",
        "Im ersten Telefonat in den letzten zwei Monaten hat Biden Netanjahu gewarnt.",
        ["call held Biden – Netanjahu ?"],
    ),
    (
        "2019-06-30",
        "Trump wird Kim Jong Un am Sonntag treffen. Ein zweiter Gipfel in Hanoi im Februar war gescheitert.",
        ["meeting planned Trump – Un 2019-06-30", "meeting held Trump – Un 2019-02-27/2019-02-28 in Hanoi"],
    ),
    (
        "2025-05-07",
        "Von Paris ging es nach Warschau zum Antrittsbesuch von Kanzler Merz bei Regierungschef Donald Tusk.",
        ["visit held Merz – Tusk 2025-05-06/2025-05-07 in Warschau"],
    ),
    (
        "2025-05-07",
        "Friedrich Merz ist neuer Kanzler. Emmanuel Macron hat er gestern in Rom getroffen.",
        ["meeting held Macron – Merz 2025-05-06 in Rom"],
    ),
    (
        "2019-06-20",
        "Zum dritten Mal hat Bundesrat Ignazio Cassis den russischen Außenminister Sergej Lawrow getroffen.",
        ["meeting held Cassis – Lawrow 2019-06-19/2019-06-20"],
    ),
    (
        "2022-06-20",
        "Bundesrat Ignazio Cassis und sein Kollege, Außenminister Sergej Lawrow, haben in Genf gesprochen.",
        ["visit held Cassis – Lawrow 2022-06-19/2022-06-20 in Genf"],
    ),
    (
        "2022-02-17",
        "Alexander Lukaschenko flog nach Moskau. Er soll sich mit Wladimir Putin treffen.",
        ["visit planned Lukaschenko – Putin ? in Moskau"],
    ),
    (
        "2021-06-11",
        "Biden reist am Dienstag zu Macron nach Paris. Am Ende trifft er sich in Genf mit Putin.",
        ["visit planned Biden – Macron 2021-06-15 in Paris", "meeting planned Biden – Putin ? in Genf"],
    ),
    (
        "2015-07-13",
        "Merkel, Hollande und Donald Tusk zogen sich am Montag mit Tsipras zu einem Gespräch zurück.",
        ["talks held Hollande – Merkel – Tsipras – Tusk 2015-07-13"],
    ),
    (
        "2015-01-02",
        "Steinmeier hat am Freitag mit seinen russischen und französischen Amtskollegen telefoniert.",
        ["call held Lawrow – Steinmeier 2015-01-02", "call held Fabius – Steinmeier 2015-01-02"],
    ),
    (
        "2016-12-08",
        "Vor dem Außenministertreffen in Hamburg hat Steinmeier mit Lawrow gesprochen.",
        ["visit held Lawrow – Steinmeier 2016-12-07/2016-12-08 in Hamburg"],
    ),
    (
        "2017-01-29",
        "Am Samstag hat Donald Trump lange telefoniert. Den Anfang machte Shinzo Abe, es folgten Merkel und Putin.",
        [
            "call held Abe – Trump 2017-01-28",
            "call held Merkel – Trump 2017-01-28",
            "call held Putin – Trump 2017-01-28",
        ],
    ),
    (
        "2017-01-29",
        "Trump und Putin telefonierten am Samstag. Das Gespräch mit Moskau dauerte eine Stunde.",
        ["call held Putin – Trump 2017-01-28"],
    ),
    ("2015-02-03", "Putin kritisierte Merkels Treffen mit der Opposition.", []),
    (
        "2018-03-21",
        "Das teilte der Kreml am Dienstag nach einem Telefongespräch mit, in dem Trump Putin gratulierte.",
        ["call held Putin – Trump 2018-03-20"],
    ),
    (
        "2022-06-10",
        "Scholz wollte am Mittwoch mit Macron nach Kiew fahren, um Selenskyj zu treffen. Daraus wird nichts.",
        ["visit cancelled Macron – Scholz – Selenskyj 2022-06-15 in Kiew"],
    ),
    (
        "2022-06-17",
        "Olaf Scholz flog am Mittwoch mit Emmanuel Macron in die ukrainische Hauptstadt und traf Selenskyj.",
        ["visit held Macron – Scholz – Selenskyj 2022-06-15 in Kiew"],
    ),
    (
        "2018-06-20",
        "Putin wollte im Juli Trump in Wien treffen, doch dazu kam es nicht.",
        ["meeting cancelled Putin – Trump 2018-07 in Wien"],
    ),
    (
        "2023-04-12",
        "Putin bot dem ukrainischen Präsidenten Selenskyj ein Treffen in Moskau an.",
        ["visit considered Putin – Selenskyj ? in Moskau"],
    ),
    (
        "2017-02-01",
        "Trump stellte der Kanzlerin einen Empfang in Washington in Aussicht.",
        ["visit considered Merkel – Trump ? in Washington"],
    ),
    (
        "2017-02-01",
        "Trump hat Merkels Einladung zum G20-Gipfel nach Hamburg angenommen.",
        ["summit planned Merkel – Trump 2017-07-07/2017-07-08 in Hamburg"],
    ),
    (
        "2022-05-06",
        "Selenskyj sagte den Besuch von Steinmeier in Kiew ab. Am Donnerstag lud Selenskyj Steinmeier nach Kiew ein.",
        ["visit cancelled Selenskyj – Steinmeier ? in Kiew", "visit considered Selenskyj – Steinmeier ? in Kiew"],
    ),
    (
        "2019-11-20",
        "Das Treffen von Trump mit Putin ist verschoben worden. Berichte über einen Ersatztermin im Mai seien falsch.",
        ["meeting postponed Putin – Trump ?", "meeting denied Putin – Trump 2020-05"],
    ),
    (
        "2019-11-20",
        "Trumps Treffen mit Putin ist verschoben worden. Ein Ersatztermin im Dezember ist geplant.",
        ["meeting postponed Putin – Trump 2019-12"],
    ),
    (
        "2021-06-02",
        "Biden und Putin kommen nach Genf. Parmelin wird beide Gäste begrüßen und mit ihnen je ein Gespräch führen.",
        [
            "visit planned Biden – Parmelin – Putin ? in Genf",
            "visit planned Biden – Parmelin ? in Genf",
            "visit planned Parmelin – Putin ? in Genf",
        ],
    ),
    (
        "2021-06-20",
        "Nun ist es amtlich: Joe Biden und Wladimir Putin kommen am Freitag in Wien zusammen.",
        ["meeting planned Biden – Putin 2021-06-25 in Wien"],
    ),
    (
        "2017-07-06",
        "Merkel empfing Xi am Mittwoch. Das wichtigste Treffen steht am Samstag an: Trump und Putin begegnen sich.",
        ["visit held Jinping – Merkel 2017-07-05 in Deutschland", "meeting planned Putin – Trump 2017-07-08"],
    ),
    (
        "2020-03-06",
        "Erdogan will die Lage mit Merkel und Macron besprechen. Putin kam nicht: Ein Vierertreffen in Sofia fiel aus.",
        ["talks planned Erdogan – Macron – Merkel ?"],
    ),
    (
        "2018-05-27",
        "Moon und Kim Jong Un berieten, ob der von Trump abgesagte Gipfel am 12. Juni in Singapur zustande kommt.",
        ["talks held In – Un 2018-05-26/2018-05-27", "meeting cancelled Trump – Un 2018-06-12 in Singapur"],
    ),
    (
        "2018-05-27",
        "Moon sprach mit Trump über den Gipfel am 12. Juni in Singapur.",
        ["talks held In – Trump 2018-05-26/2018-05-27", "meeting planned Trump – Un 2018-06-12 in Singapur"],
    ),
    (
        "2018-09-05",
        "Seit dem Gipfel in Helsinki schweigt Trump. Am Montag telefonierte er mit Macron.",
        ["meeting held Putin – Trump 2018-07-16 in Helsinki", "call held Macron – Trump 2018-09-03"],
    ),
    (
        "2019-12-09",
        (
            "Genf (dpa) - Bei einem Treffen am Montag haben sich Putin und Erdogan geeinigt. Die Fähren sollen bald "
            "wieder fahren, hieß es danach am Ufer."
        ),
        ["meeting held Erdogan – Putin 2019-12-09 in Genf"],
    ),
    (
        "2019-12-10",
        "Macron, Merkel, Putin und Selenskyj trafen sich am Montag in Paris. Abends sprachen Putin und Merkel allein.",
        [
            "summit held Macron – Merkel – Putin – Selenskyj 2019-12-09 in Paris",
            "meeting held Merkel – Putin 2019-12-09 in Paris",
        ],
    ),
    (
        "2025-10-21",
        "Budapest-Gipfel vom Tisch\n\nEin baldiges Treffen von Donald Trump mit Wladimir Putin wird es nicht geben.",
        ["meeting cancelled Putin – Trump ? in Budapest"],
    ),
    (
        "2024-09-20",
        "Steinmeier empfängt Italiens Präsidenten Mattarella vom 26. bis 28. September in Berlin.",
        ["visit planned Mattarella – Steinmeier 2024-09-26/2024-09-28 in Berlin"],
    ),
    (
        "2018-08-15",
        "Merkel und Erdogan telefonierten. Thema war Erdogans geplanter Besuch in Bonn, der im Mai stattfinden soll.",
        ["call held Erdogan – Merkel 2018-08-14/2018-08-15", "visit planned Erdogan – Merkel 2019-05 in Bonn"],
    ),
    (
        "2023-06-05",
        "Olaf Scholz empfängt am Dienstag in Potsdam einen Gast. Emmanuel Macron kommt zum Abendessen vorbei.",
        ["visit planned Macron – Scholz 2023-06-06 in Potsdam"],
    ),
    (
        "2013-06-25",
        "Kerry und Lawrow wollen sich im Juli treffen. Das hieß es nach einem Treffen von Diplomaten beider Länder.",
        ["meeting planned Kerry – Lawrow 2013-07"],
    ),
    (
        "2020-05-12",
        "Zwischen Merkel und Putin gab es am Montag ein Telefonat.",
        ["call held Merkel – Putin 2020-05-11"],
    ),
    (
        "2022-02-12",
        "Am Montag wird Scholz von Biden empfangen. Nach ihrem Gespräch geben beide eine Pressekonferenz.",
        ["visit planned Biden – Scholz 2022-02-14 in USA"],
    ),
    (
        "2024-06-25",
        "Scholz empfängt Macron am Mittwoch im Kanzleramt. Eine Pressebegegnung ist nicht geplant.",
        ["visit planned Macron – Scholz 2024-06-26 in Kanzleramt"],
    ),
    (
        "2024-11-08",
        "Putin hat Donald Trump, wenn auch etwas verspätet, zur Wahl gratuliert.",
        ["message held Putin – Trump 2024-11-05/2024-11-08"],
    ),
    (
        "2019-08-21",
        "Mette Frederiksen sei überrascht. Trump wollte Dänemark im September besuchen. Nun verschob er den Besuch.",
        ["visit postponed Frederiksen – Trump 2019-09 in Dänemark"],
    ),
    (
        "2026-02-25",
        "Merz ist in China. Er wird von Li Qiang empfangen und später Präsident Xi zu Gespräch und Abendessen treffen.",
        ["visit planned Merz – Qiang ? in China", "visit planned Jinping – Merz ?"],
    ),
    (
        "2017-07-05",
        "Xi traf am Mittwoch Merkel. Der Besuch dient der Vorbereitung des G20-Gipfels in Hamburg.",
        ["visit held Jinping – Merkel 2017-07-05"],
    ),
    (
        "2019-12-09",
        "Putin und Selenskyj trafen sich am Montag in Paris. Das Treffen wurde zweimal umgeplant.",
        ["meeting held Putin – Selenskyj 2019-12-09 in Paris"],
    ),
    (
        "2024-03-12",
        "Scholz hat Selenskyj im Kanzleramt empfangen. Der Besuch werde beide Länder enger verbinden, sagte er.",
        ["visit held Scholz – Selenskyj 2024-03-11/2024-03-12 in Kanzleramt"],
    ),
    (
        "2025-12-10",
        "Trump sagte, dass er mit Kanzler Merz (CDU), Präsident Macron und Premier Starmer telefonisch beraten habe.",
        ["call held Macron – Merz – Starmer – Trump 2025-12-09/2025-12-10"],
    ),
    (
        "2019-12-10",
        "Zum Gipfel in Paris reisten Merkel, Macron, Putin und Selenskyj. Macron empfing die drei am Montag im Élysée.",
        ["visit held Macron – Merkel – Putin – Selenskyj 2019-12-09 in Paris"],
    ),
    (
        "2004-02-27",
        "Seit einem Treffen zwischen Präsident Bush und Kanzler Schröder im September in Rom ist es besser.",
        ["meeting held Bush – Schröder 2003-09 in Rom"],
    ),
    (
        "2004-02-28",
        "Schröder wurde am Freitag zum ersten Mal seit zwei Jahren von US-Präsident Bush im Weißen Haus empfangen.",
        ["visit held Bush – Schröder 2004-02-27 in Weißes Haus"],
    ),
    (
        "2020-12-08",
        "Von der Leyen und Johnson haben ihr Telefonat am Montag unterbrochen.",
        ["call held Johnson – Leyen 2020-12-07"],
    ),
    (
        "2023-09-04",
        "Putin und Erdogan treffen sich heute in Sotschi. Bei dem Treffen geht es um Gas, wie der Kreml mitteilte.",
        ["visit planned Erdogan – Putin 2023-09-04 in Sotschi"],
    ),
    (
        "2023-10-16",
        "Netanjahu soll Biden während eines Telefonats am Wochenende nach Israel eingeladen haben.",
        ["visit considered Biden – Netanjahu ? in Israel", "call held Biden – Netanjahu 2023-10-14/2023-10-15"],
    ),
    (
        "2025-08-20",
        "Putin sprach mit Erdogan über das Gipfeltreffen mit Trump in Alaska vergangene Woche.",
        [
            "talks held Erdogan – Putin 2025-08-19/2025-08-20",
            "visit held Putin – Trump 2025-08-11/2025-08-17 in Alaska",
        ],
    ),
    (
        "2016-06-28",
        "Putin und Erdogan wollen heute telefonieren. Das Telefongespräch finde auf russische Initiative hin statt.",
        ["call planned Erdogan – Putin 2016-06-28"],
    ),
    (
        "2017-03-27",
        "Trump hat Merkel zum Wahlsieg gratuliert. Er rief sie am Montag an. Er habe Merkel dabei gratuliert.",
        ["call held Merkel – Trump 2017-03-27"],
    ),
    (
        "2024-10-14",
        "Biden holt seinen abgesagten Deutschland-Besuch am Freitag nach. Geplant ist ein Gespräch mit Scholz.",
        ["visit planned Biden – Scholz 2024-10-18 in Deutschland"],
    ),
]


@pytest.mark.parametrize(("published", "text", "lines"), LEADS, ids=lambda value: str(value)[:48])
def test_the_contacts_of_an_opening(published: str, text: str, lines: list[str]) -> None:
    assert [line(report) for report in depesche.read(text, published=published).reports] == lines
