"""Who is meant: names, titles, descriptions, groups and pronouns in sentences of many kinds of press."""

import pytest

from depesche.telling.reasons import say

MERKEL, MACRON, PUTIN, TRUMP = "angela-merkel", "emmanuel-macron", "wladimir-putin", "donald-trump"
SELENSKYJ, SCHOLZ, ERDOGAN, XI = "wolodymyr-selenskyj", "olaf-scholz", "recep-tayyip-erdogan", "xi-jinping"


@pytest.mark.parametrize(
    ("text", "on", "people"),
    [
        # names with titles, genitives, compounds, capitals
        (
            "TRUMP LÄSST PUTIN SITZEN! US-PRÄSIDENT sagt Treffen mit KREMLCHEF ab.",
            "2018-11-30",
            [TRUMP, PUTIN, TRUMP, PUTIN],
        ),
        ("Brexit-Premier Johnson sprach mit CDU-Kanzlerin Merkel.", "2020-01-30", ["boris-johnson", MERKEL]),
        ("Der Trump-Putin-Gipfel und ein Merkel-Besuch.", "2018-07-16", [TRUMP, PUTIN, MERKEL]),
        ("Putin-Sprecher Dmitri Peskow schwieg.", "2018-07-16", []),
        ("Putins Vertrauter traf Merkels Berater.", "2018-07-16", [PUTIN, MERKEL]),
        (
            "Präsidentin von der Leyen und Ratspräsident Michel.",
            "2023-02-27",
            ["ursula-von-der-leyen", "charles-michel"],
        ),
        ("Donald J. Trump und Recep T. Erdogan.", "2019-02-27", [TRUMP, ERDOGAN]),
        ("Papst Franziskus empfing die Kanzlerin.", "2017-06-17", ["franziskus", MERKEL]),
        ("Bundesrätin Calmy-Rey traf Lawrow.", "2009-09-09", ["micheline-calmy-rey", "sergej-lawrow"]),
        # two people of one surname
        ("Bush und Gorbatschow sprachen in Helsinki.", "1990-09-09", ["george-h-w-bush", "michail-gorbatschow"]),
        ("Bush und Putin sprachen in Crawford.", "2001-11-14", ["george-w-bush", PUTIN]),
        (
            "Lech Kaczynski flog nach Kiew. Kaczynski lobte Juschtschenko.",
            "2008-01-14",
            ["lech-kaczynski", "lech-kaczynski", "viktor-juschtschenko"],
        ),
        (
            "Guido Westerwelle sprach mit Hillary Clinton. Clinton dankte.",
            "2010-11-01",
            ["guido-westerwelle", "hillary-clinton", "hillary-clinton"],
        ),
        ("Melania Trump, Ivanka Trump und Donald Trump jr. reisten an.", "2018-11-01", [TRUMP]),
        # names that are words
        (
            "Kanzler Kurz empfing Orban. Kurz vor Mittag gab es Tee. Kurz dankte.",
            "2018-01-30",
            ["sebastian-kurz", "viktor-orban", "sebastian-kurz"],
        ),
        ("Moskau - Kurz vor dem Ende ihrer Amtszeit reiste Merkel an.", "2021-08-20", [MERKEL]),
        ("Kurz nach Mittag begann das Treffen. Im März soll es weitergehen.", "2018-01-30", []),
        ("Ein neuer Roman über das Klima an der Havel und den Frieden.", "2024-01-30", []),
        ("Die Premierministerin May kam im May-Trench.", "2017-01-30", ["theresa-may"]),
        # groups: none of them is named in the clause itself
        (
            "Biden und Putin waren in Genf. Parmelin sprach mit beiden Präsidenten.",
            "2021-06-20",
            ["joe-biden", PUTIN, "guy-parmelin", ("joe-biden", PUTIN)],
        ),
        (
            "Biden und Putin waren in Genf. Parmelin empfing beide Gäste.",
            "2021-06-20",
            ["joe-biden", PUTIN, "guy-parmelin", ("joe-biden", PUTIN)],
        ),
        (
            "Biden und Putin waren in Genf. Parmelin sprach am Abend mit ihnen.",
            "2021-06-20",
            ["joe-biden", PUTIN, "guy-parmelin", ("joe-biden", PUTIN)],
        ),
        # offices and states
        (
            "Großbritanniens neuer Premier will am Montag den Kremlchef anrufen.",
            "2024-07-08",
            ["keir-starmer", PUTIN],
        ),
        (
            "Der Präsident der Russischen Föderation und der Präsident der Republik Belarus.",
            "2023-05-01",
            [PUTIN, "alexander-lukaschenko"],
        ),
        ("Der Präsident der Handelskammer und der Präsident des Verbandes.", "2023-05-01", []),
        ("Er will das Amt des US-Präsidenten. Zum Kanzler wurde ein anderer gewählt.", "2023-05-01", []),
        (
            "Der bayerische Ministerpräsident Markus Söder und Brandenburgs Ministerpräsident Woidke.",
            "2020-01-29",
            [],
        ),
        ("Italiens Innenminister, ein Sprecher und die US-Vizepräsidentin.", "2022-01-29", []),
        ("Ex-Kanzler Gerhard Schröder, der frühere US-Präsident Barack Obama.", "2022-01-29", []),
        (
            "Der deutsche und der französische Außenminister flogen nach Kiew.",
            "2014-02-20",
            ["frank-walter-steinmeier", "laurent-fabius"],
        ),
        # apposition is one mention
        ("Emmanuel Macron, Frankreichs Präsident, reiste ab.", "2022-07-01", [MACRON]),
        ("Der Präsident Frankreichs, Emmanuel Macron, reiste ab.", "2022-07-01", [MACRON]),
        ("Merkel, der französische Präsident und Putin berieten.", "2018-07-01", [MERKEL, MACRON, PUTIN]),
        # counterparts
        (
            "Lawrow sprach mit seinem deutschen und seinem französischen Amtskollegen.",
            "2021-01-10",
            ["sergej-lawrow", "heiko-maas", "jean-yves-le-drian"],
        ),
        ("Außenminister Lawrow rief seinen US-Kollegen an.", "2022-01-10", ["sergej-lawrow", "antony-blinken"]),
        ("Macron und sein polnischer Amtskollege speisten.", "2023-02-10", [MACRON, "andrzej-duda"]),
        ("Scholz traf seinen britischen Amtskollegen.", "2023-02-10", [SCHOLZ, "rishi-sunak"]),
        ("US-Präsident Trump und seine britische Amtskollegin.", "2017-02-10", [TRUMP, "theresa-may"]),
        ("Lawrow und die türkischen Kollegen seiner Experten.", "2020-02-10", ["sergej-lawrow"]),
        # misspelt and unknown
        ("Der ukrainische Präsident Wolodimir Zelenskij sprach.", "2022-04-10", [SELENSKYJ]),
        ("Der sambische Außenminister Mulambo Haimbe sprach.", "2024-04-10", ["Mulambo Haimbe"]),
        ("BDI-Präsident Kempf und FIFA-Präsident Infantino sprachen.", "2018-04-10", []),
        # groups
        ("Die Präsidenten Russlands und der Türkei berieten.", "2018-04-04", [(PUTIN, ERDOGAN)]),
        (
            "Die Außenminister Deutschlands, Frankreichs und Polens berieten.",
            "2020-08-28",
            [("heiko-maas", "jean-yves-le-drian", "zbigniew-rau")],
        ),
        (
            "Putin traf Erdogan. Die beiden Präsidenten aßen zu Mittag.",
            "2018-04-04",
            [PUTIN, ERDOGAN, (PUTIN, ERDOGAN)],
        ),
        ("Putin traf Erdogan. Beide Seiten schwiegen.", "2018-04-04", [PUTIN, ERDOGAN]),
        (
            "Putin, Erdogan und Ruhani reisten an. Die drei Staatschefs lachten.",
            "2018-04-04",
            [PUTIN, ERDOGAN, "hassan-rohani", (PUTIN, ERDOGAN, "hassan-rohani")],
        ),
        (
            "Merkel und Macron flogen ab. Sie wollen Putin anrufen.",
            "2018-04-04",
            [MERKEL, MACRON, (MERKEL, MACRON), PUTIN],
        ),
        ("Die Staats- und Regierungschefs der EU sprachen mit Scholz und Macron.", "2022-04-04", [SCHOLZ, MACRON]),
        # pronouns
        ("Merkel rief Putin an. Sie bat ihn um Hilfe.", "2018-04-04", [MERKEL, PUTIN, MERKEL, PUTIN]),
        ("Scholz rief Selenskyj an. Er sagte ihm Hilfe zu.", "2022-04-04", [SCHOLZ, SELENSKYJ, SCHOLZ, SELENSKYJ]),
        ("Xi sagte: „Er ist ein Freund.“", "2022-04-04", [XI]),
        ("Putin und Xi landeten. Er lachte.", "2022-04-04", [PUTIN, XI]),
        # demonyms
        (
            "Scholz sprach mit Macron. Der Franzose lobte den Deutschen.",
            "2022-07-01",
            [SCHOLZ, MACRON, MACRON, SCHOLZ],
        ),
        ("Macron rief an. Die Franzosen sind müde, 72 Prozent der Briten auch.", "2022-07-01", [MACRON]),
    ],
)
def test_whom_a_sentence_names(who_counts, text, on, people):
    assert who_counts(text, on) == people


@pytest.mark.parametrize(
    ("text", "on", "kind", "state"),
    [
        ("Moskau bestätigte das Gespräch.", "2020-01-01", "side", "RU"),
        ("In Moskau regnete es.", "2020-01-01", "place", "RU"),
        ("Moskau (dpa) - Es regnete.", "2020-01-01", "place", "RU"),
        ("Gespräche mit Peking", "2020-01-01", "side", "CN"),
        ("Das Weiße Haus schwieg.", "2020-01-01", "side", "US"),
        ("Mitteilung des Weißen Hauses", "2020-01-01", "side", "US"),
        ("die russische Seite", "2020-01-01", "side", "RU"),
        ("das ukrainische Präsidialamt", "2020-01-01", "side", "UA"),
        ("das Präsidialamt in Kiew", "2020-01-01", "side", "UA"),
        ("Der Bundesrat in Bern", "2020-01-01", "side", "CH"),
        ("Der Kreml teilte mit", "1990-06-01", "side", "SU"),
    ],
)
def test_sides_and_places(mentions, text, on, kind, state):
    first = mentions(text, on)[0]
    assert (first.kind, first.state) == (kind, state)


@pytest.mark.parametrize(
    ("text", "on", "office", "modifier", "counts"),
    [
        ("Der künftige US-Präsident Donald Trump", "2016-12-01", "head_of_state", "elect", True),
        ("Ex-US-Präsident Barack Obama", "2018-12-01", "head_of_state", "former", False),
        ("Barack Obama", "2018-12-01", "head_of_state", None, False),
        ("der damalige US-Präsident Barack Obama", "2018-12-01", "head_of_state", None, True),
        ("Vize-Außenminister Sergej Rjabkow", "2018-12-01", "deputy", None, False),
        ("US-Finanzminister Scott Bessent", "2025-02-14", "finance_minister", None, False),
        ("Verteidigungsministerin Ursula von der Leyen", "2018-12-01", "defence_minister", None, False),
        ("Kremlsprecher Dmitri Peskow", "2018-12-01", "spokesperson", None, False),
    ],
)
def test_what_a_title_says_of_a_person(mentions, text, on, office, modifier, counts):
    found = mentions(text, on)[0]
    assert (found.office, found.modifier, found.counts) == (office, modifier, counts)


def test_an_apposition_is_one_mention_with_the_name_as_its_head(mentions):
    text = "Bundeskanzlerin Angela Merkel sprach."
    [found] = mentions(text, "2018-01-01")
    assert text[found.start : found.end] == "Bundeskanzlerin Angela Merkel"
    assert text[slice(*found.head)] == "Angela Merkel"


def test_without_a_date_the_names_of_the_article_decide(mentions):
    text = "Der US-Präsident rief in Berlin an. Bundeskanzlerin Angela Merkel dankte Donald Trump."
    assert mentions(text)[0].person == "donald-trump"


def test_without_a_date_and_names_the_candidates_stay(mentions):
    [found] = mentions("Der US-Präsident reist.")
    assert found.person is None
    assert {"barack-obama", "donald-trump"} <= {c.person for c in found.candidates}


def test_every_mention_says_why(mentions):
    for mention in mentions("Merkel traf den Kremlchef. Er lachte, beide schwiegen.", "2018-01-01"):
        assert all(say(reason, language) for reason in mention.reasons for language in ("de", "en"))


def test_former_and_present_holders_of_one_name(mentions):
    text = "Der frühere Präsident George Bush und sein Sohn, US-Präsident George W. Bush."
    assert [m.person for m in mentions(text, "2002-05-24")] == ["george-h-w-bush", "george-w-bush"]


@pytest.mark.parametrize(
    ("text", "on", "person"),
    [
        ("Trump traf Kim. Der Diktator lachte.", "2018-06-12", "kim-jong-un"),
        ("Bundespräsident Van der Bellen kam aus Wien. Der Kanzler fehlte.", "2025-06-17", "christian-stocker"),
        ("Merkel traf Putin, Putin lächelte. Der Präsident schwieg.", "2018-06-12", "wladimir-putin"),
        ("Putin sprach mit Trump. Der künftige Präsident dankte.", "2024-11-12", "donald-trump"),
        ("Kurz sprach mit Merkel. Der Österreicher blieb kurz.", "2018-06-12", "sebastian-kurz"),
    ],
)
def test_a_description_points_back(mentions, text, on, person):
    assert mentions(text, on)[-1].person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("„Ich habe Putin angerufen“, sagte Macron am Freitag.", MACRON),
        ("Macron sagte: „Ich habe Putin angerufen.“", MACRON),
        ("„Ich habe gut geschlafen“, sagte ein Passant. Macron ging.", None),
        ("Macron im Gespräch\n\nWie geht es?\nIch bin müde.\n\nUnd Putin?\nIch rief an.", MACRON),
    ],
)
def test_who_says_ich(mentions, text, person):
    said = [m.person for m in mentions(text, "2022-02-08") if text[m.start : m.end] == "Ich"]
    assert set(said) == ({person} if person else set())


def test_somebody_unknown_is_known_again_by_surname_and_office(mentions):
    text = (
        "Haimbe in Berlin. Der sambische Außenminister Mulambo Haimbe traf Baerbock. Haimbes Sprecher schwieg. "
        "Der sambische Außenminister reiste ab. Außenminister Haimbe dankte."
    )
    found = [(m.name, m.state) for m in mentions(text, "2024-04-10") if m.counts]
    haimbe = ("Mulambo Haimbe", "ZM")
    assert found == [haimbe, haimbe, ("Annalena Baerbock", "DE"), haimbe, haimbe, haimbe]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Außenminister Heiko Maas sprach mit seinem namibischen Amtskollegen Peter Muster.", "foreign_minister"),
        ("Präsident Putin empfing seinen namibischen Kollegen Peter Muster.", "head_of_state"),
        ("Der Berater Anton Maier traf seinen namibischen Kollegen Paul Muster.", None),
        (
            "Merkel kam an. Regierungssprecher Seibert traf seinen namibischen Kollegen Paul Muster.",
            "spokesperson",
        ),
    ],
)
def test_a_colleague_by_an_unknown_name_holds_the_same_office(mentions, text, office):
    assert [m.office for m in mentions(text, "2018-10-11") if m.name and m.name.endswith("Muster")] == [office]
