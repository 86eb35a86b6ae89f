"""Statements of small articles: whose words, for which side, passed on by whom; who stands for a report."""

from __future__ import annotations

import hashlib

import pytest

from depesche.days import DaySet
from depesche.lang.language import language
from depesche.model import Document, Reading
from depesche.reading import read_document
from depesche.reading.speakers.naming import naming


def read(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return read_document(Document("test", text, digest, published=DaySet.parse("2021-07-10")))


def said(text: str) -> list[tuple[str | tuple[str, ...] | None, str | None, str | None, str]]:
    return [
        (s.speaker or s.speakers or None, s.side, s.via, " … ".join(text[a:b] for a, b in s.quote))
        for s in read(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kremlsprecher Dmitri Peskow sagte am Montag: „Der Präsident reist nicht.“",
            ("Dmitri Peskow", "RU", None, "„Der Präsident reist nicht.“"),
        ),
        (
            "Das Weiße Haus teilte mit, beide hätten eine Stunde gesprochen.",
            ("Weißes Haus", "US", None, "beide hätten eine Stunde gesprochen"),
        ),
        (
            "Joe Biden und Wladimir Putin haben telefoniert. Das teilte der Kreml mit.",
            ("Kreml", "RU", None, "Joe Biden und Wladimir Putin haben telefoniert"),
        ),
        (
            "Der Kreml bestätigte das Telefonat. „Es war offen und lang“, hieß es in der Mitteilung.",
            ("Kreml", "RU", None, "„Es war offen und lang“"),
        ),
        (
            "Das Gespräch sei nützlich gewesen, berichtete die Agentur Interfax unter Berufung auf den Kreml.",
            ("Kreml", "RU", "Interfax", "Das Gespräch sei nützlich gewesen"),
        ),
        (
            "Putin habe zugesagt, dass er kommen werde, hieß es aus dem Weißen Haus.",
            ("Wladimir Putin", "RU", "Weißes Haus", "dass er kommen werde"),
        ),
        (
            "Präsident Putin empfing den Gast. Der Kremlchef sagte, er sei zufrieden.",
            ("Wladimir Putin", "RU", None, "er sei zufrieden"),
        ),
        (
            "Merkel verhandelte mit Putin. Sie sagte, die Lage sei ernst.",
            ("Angela Merkel", "DE", None, "die Lage sei ernst"),
        ),
        (
            "„Wir reden bald“, sagte Trump in einem am Montag gesendeten Interview des Senders Fox News.",
            ("Donald Trump", "US", "Fox News", "„Wir reden bald“"),
        ),
        (
            "Putin und Biden haben telefoniert. Das verlautete aus dem Kreml.",
            ("Kreml", "RU", None, "Putin und Biden haben telefoniert"),
        ),
        (
            "Ein Kremlsprecher sagte, man prüfe das. Die Tür sei offen, so der Sprecher weiter.",
            ("Dmitri Peskow", "RU", None, "Die Tür sei offen"),
        ),
        (
            "Der Kreml-Pressedienst erklärte, die Tür stehe offen.",
            ("Kreml-Pressedienst", "RU", None, "die Tür stehe offen"),
        ),
        (
            "Das sagte auch das Weiße Haus, das die Reise „sehr nützlich“ nannte.",
            ("Weißes Haus", "US", None, "„sehr nützlich“"),
        ),
        (
            "Merkel forderte nach eigenen Angaben die Freilassung des Häftlings.",
            ("Angela Merkel", "DE", None, "Merkel forderte … die Freilassung des Häftlings"),
        ),
        (
            "Paris (AFP) - Macron hat mit Merkel telefoniert. Das Präsidialamt sagte, man sei einig.",
            ("Präsidialamt", "FR", None, "man sei einig"),
        ),
        (
            "Außenminister Lawrow traf seinen Kollegen Wang in Peking. Das Außenministerium teilte mit, man sei einig.",
            ("Außenministerium", "CN", None, "man sei einig"),
        ),
        (
            "Merkel und Putin haben telefoniert. Eine Regierungssprecherin sagte, man sei einig.",
            ("Regierungssprecherin", "DE", None, "man sei einig"),
        ),
        (
            "Merkel und Putin haben telefoniert. Eine Regierungssprecherin in Kiew sagte, man sei besorgt.",
            ("Regierungssprecherin", "UA", None, "man sei besorgt"),
        ),
        (
            "Kanzlerin Merkel hat mit Präsident Putin telefoniert, wie ihr Sprecher mitteilte.",
            ("Sprecher", "DE", None, "Kanzlerin Merkel hat mit Präsident Putin telefoniert"),
        ),
        (
            "Merkel und Putin haben telefoniert. In London hieß es, man sei besorgt.",
            ("London", "GB", None, "man sei besorgt"),
        ),
        (
            "Die „Washington Post“ berichtete, Trump habe mit Putin telefoniert.",
            ("Washington Post", None, None, "Trump habe mit Putin telefoniert"),
        ),
        (
            "Putin habe Trump zur Zurückhaltung aufgefordert, meldete die Agentur Tass unter Berufung auf den Kreml.",
            ("Wladimir Putin", "RU", "Tass", "Putin habe Trump zur Zurückhaltung aufgefordert"),
        ),
        (
            "Das Gespräch fand auf Wunsch Berlins statt, wurde im Kreml mitgeteilt.",
            ("Kreml", "RU", None, "Das Gespräch fand auf Wunsch Berlins statt"),
        ),
        (
            "Joe Biden und Wladimir Putin reisen nach Genf. Das kündigte Bidens Sprecherin Jen Psaki an.",
            ("Jen Psaki", "US", None, "Joe Biden und Wladimir Putin reisen nach Genf"),
        ),
        (
            "Aus dem Kreml kam am Abend die Bestätigung: Die Reise finde statt, sagte Dmitri Peskow.",
            ("Dmitri Peskow", "RU", None, "Die Reise finde statt"),
        ),
        (
            "Aus dem Kreml kam am Abend die Bestätigung: Die Reise finde statt.",
            ("Kreml", "RU", None, "Die Reise finde statt"),
        ),
        (
            "Wladimir Putin habe zugesagt, geht aus einer Mitteilung des Kremls hervor.",
            ("Kreml", "RU", None, "Wladimir Putin habe zugesagt"),
        ),
        (
            "Man habe, so ließ der Kreml danach wissen, lange geredet.",
            ("Kreml", "RU", None, "Man habe … lange geredet"),
        ),
        (
            "Präsident Moon Jae-in hat mit Xi Jinping telefoniert. Ein Sprecher des Präsidialamts sagte, man sei froh.",
            ("Sprecher des Präsidialamts", "KR", None, "man sei froh"),
        ),
        (
            "Merkel traf Putin. Das Außenministerium in Moskau lobte das. Das Ministerium teilte mit, man sei froh.",
            ("Außenministerium in Moskau", "RU", None, "man sei froh"),
        ),
        (
            "Macron rief den Präsidenten Selenskyj an. Dieser habe viel erklärt, hieß es in Paris.",
            ("Paris", "FR", None, "Dieser habe viel erklärt"),
        ),
        (
            "Merkel bleibt zu Hause. Sie sieht das Spiel nach Angaben ihres Sprechers im Fernsehen.",
            ("Sprecher", "DE", None, "Sie sieht das Spiel … im Fernsehen"),
        ),
        (
            "Ein Treffen sei möglich, sagte Nikolai Lehmann der Agentur Tass.",
            ("Nikolai Lehmann", None, "Tass", "Ein Treffen sei möglich"),
        ),
        (
            "In dem zwei Seiten umfassenden Brief drückte Putin seine Sorge aus, dass die Lage ernst sei.",
            ("Wladimir Putin", "RU", None, "dass die Lage ernst sei"),
        ),
        (
            "Merkel habe Putin angerufen und an die Lage in Europa erinnert, teilte der Kreml mit.",
            ("Angela Merkel", "DE", "Kreml", "an die Lage in Europa erinnert"),
        ),
        (
            "Beide Seiten bekräftigten, dass die Tür offen sei.",
            ("Beide Seiten", None, None, "dass die Tür offen sei"),
        ),
        (
            "Das sagte der Sprecher des russischen Präsidenten, Dmitri Peskow: Die Tür sei offen.",
            ("Dmitri Peskow", "RU", None, "Die Tür sei offen"),
        ),
        (
            "Das Treffen finde statt, verlautete aus Kremlkreisen.",
            ("Kremlkreisen", "RU", None, "Das Treffen finde statt"),
        ),
        (
            "Das Treffen finde statt, hieß es in Berliner Regierungskreisen.",
            ("Berliner Regierungskreisen", "DE", None, "Das Treffen finde statt"),
        ),
        (
            "Paris (AFP) - Kanzlerin Merkel kommt. Ein Sprecher der Bundesregierung sagte, man sei froh.",
            ("Sprecher der Bundesregierung", "DE", None, "man sei froh"),
        ),
        (
            "Präsident Putin bleibt. Ein Sprecher Putins erklärte, der Präsident werde nach Wien kommen.",
            ("Sprecher Putins", "RU", None, "der Präsident werde nach Wien kommen"),
        ),
        (
            "Die Bundeskanzlei machte den Besuch von Präsident Guy Parmelin publik.",
            (
                "Bundeskanzlei",
                "CH",
                None,
                "Die Bundeskanzlei machte den Besuch von Präsident Guy Parmelin publik.",
            ),
        ),
    ],
)
def test_a_statement_has_speaker_side_and_medium(text: str, expected: tuple[str | None, ...]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Aus dem Kreml kam am Abend die Bestätigung: Die Reise finde statt, sagte Dmitri Peskow.", "Bestätigung"),
        ("Zuerst hatte die „Post“ berichtet, Trump habe abgesagt.", "Zuerst"),
        ("Genau das wies Berlin zurück: Es gebe keinen Plan, sagte Merkel.", "Genau"),
        (
            "In einem fast langen Telefonat haben Macron und Putin vereinbart, „den Frieden“ zu suchen.",
            "Telefonat",
        ),
        ("Eine Rede von Putin ist für Montag angekündigt.", "Rede"),
        ("Der Text, dessen Echtheit das Weiße Haus bestätigte, ist lang.", "Echtheit"),
        ("Das wurde nicht erzielt, doch vereinbarte man Besuche: Putin werde reisen.", "erzielt"),
        ("„Gut“ nannte der Kremlchef die Unterredung mit Joe Biden.", "Gut"),
    ],
)
def test_what_names_nobody_speaks_not(text: str, wrong: str) -> None:
    assert not [speaker for speaker, *_ in said(text) if speaker and wrong in speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nach chinesischer Darstellung dauerte das Gespräch eine Stunde.", ("China", "CN")),
        ("Nach Darstellung des Kremls dauerte das Gespräch eine Stunde.", ("Kreml", "RU")),
        ("Einzelheiten seien noch offen, hieß es. Einzelheiten sagten, man sei froh.", (None, None)),
    ],
)
def test_an_account_is_nobody_and_its_side_speaks(text: str, speaker: tuple[str | None, str | None]) -> None:
    assert said(text)[-1][:2] == speaker


def test_what_somebody_does_not_say_is_no_statement() -> None:
    assert said("Was mit Putin besprochen wurde, sagte Kanzlerin Merkel nicht.") == []


def test_several_speakers_speak_for_no_single_side() -> None:
    text = "Joe Biden und Wladimir Putin telefonierten. Beide Präsidenten betonten, man bleibe im Gespräch."
    assert (("Joe Biden", "Wladimir Putin"), None, None, "man bleibe im Gespräch") in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nach Angaben des Kremls hat Wladimir Putin mit Joe Biden telefoniert.",
            ("Kreml", "RU", "reports"),
        ),
        (
            "Joe Biden und Wladimir Putin haben telefoniert. Das Weiße Haus bestätigte das Gespräch.",
            ("Weißes Haus", "US", "confirms"),
        ),
        (
            "Joe Biden und Wladimir Putin wollen sich treffen. Das Weiße Haus bestätigte dies zunächst nicht.",
            ("Weißes Haus", "US", "does_not_confirm"),
        ),
        (
            "Joe Biden und Wladimir Putin wollen sich treffen. Der Kreml dementierte das.",
            ("Kreml", "RU", "denies"),
        ),
        (
            "Joe Biden und Wladimir Putin haben telefoniert. Das Gespräch dauerte nach Angaben des Kremls eine Stunde.",
            ("Kreml", "RU", "reports"),
        ),
        (
            "Joe Biden und Wladimir Putin haben telefoniert. Das bestätigten der Kreml und das Weiße Haus.",
            ("Weißes Haus", "US", "confirms"),
        ),
        (
            "Joe Biden und Wladimir Putin haben nach Angaben aus Washington und Moskau telefoniert.",
            ("Washington", "US", "reports"),
        ),
        (
            "Joe Biden und Wladimir Putin haben telefoniert. Man arbeite gut zusammen, schrieb Biden danach.",
            ("Joe Biden", "US", "reports"),
        ),
        (
            "Joe Biden und Wladimir Putin haben nach Angaben beider Seiten telefoniert.",
            ("Russland", "RU", "reports"),
        ),
        (
            "Biden und Putin trafen sich. Der Kreml bestätigte das. Merkel war nicht dabei, sagte sie.",
            ("Kreml", "RU", "confirms"),
        ),
        (
            "Wien (APA) - Putin trifft Kanzler Nehammer. Vertreter der Regierung bestätigten einen Bericht.",
            ("Vertreter der Regierung", "AT", "confirms"),
        ),
        (
            "Der Kreml hat ein Telefonat Putins mit Biden dementiert, wie es die „Washington Post“ gemeldet hatte.",
            ("Washington Post", None, "reports"),
        ),
    ],
)
def test_a_report_names_who_stands_for_it(text: str, expected: tuple[str, str, str]) -> None:
    sources = {(s.holder, s.side, s.stance) for report in read(text).reports for s in report.reported_by}
    assert expected in sources


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("In einem Brief gratulierte Joe Biden dem Präsidenten Wladimir Putin zum Feiertag.", "Joe Biden"),
        ("Putin und Biden haben telefoniert. Merkel sei ins Bild gesetzt, schrieb der Kreml.", "Bild"),
    ],
)
def test_who_only_takes_part_stands_for_nothing(text: str, wrong: str) -> None:
    assert wrong not in {s.holder for report in read(text).reports for s in report.reported_by}


@pytest.mark.parametrize("row", language().rows("cues")["stance"], ids=lambda row: row["example"])
def test_a_side_takes_a_stance_without_words_of_its_own(row: dict[str, str]) -> None:
    text = f"Joe Biden und Wladimir Putin wollen sich in Genf treffen. {row['example']}"
    stances = {s.stance for report in read(text).reports for s in report.reported_by}
    assert row["stance"] in stances


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("die russische Nachrichtenagentur TASS", "TASS"),
        ("dem Trump-Team", "Trump-Team"),
        ("russischen Agenturen", "russischen Agenturen"),
    ],
)
def test_a_medium_is_called_by_its_name(words: str, name: str) -> None:
    known = language().made(naming)
    assert known.medium(words) == name
    assert known.bare(words)
