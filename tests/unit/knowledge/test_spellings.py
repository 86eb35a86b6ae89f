"""Spellings by which German-language news call one and the same person."""

import pytest

from depesche import knowledge

KNOWN = knowledge.load()


@pytest.mark.parametrize(
    ("person", "forms"),
    [
        (
            "wolodymyr-selenskyj",
            "Selenskyj;Selenski;Selenskij;Selensky;Zelensky;Wladimir Selensky;Wolodymyr Selenskyi",
        ),
        ("wladimir-putin", "Putin;Vladimir Putin;Wladimir W. Putin"),
        ("boris-jelzin", "Jelzin;Boris Yeltsin"),
        ("michail-gorbatschow", "Gorbatschow;Michail Gorbatschew;Michail S. Gorbatschow"),
        ("michail-saakaschwili", "Saakaschwili;Saakaschvili;Micheil Saakaschwili"),
        ("alexander-lukaschenko", "Lukaschenko;Lukaschenka;Lukashenko"),
        ("xi-jinping", "Xi Jinping;Jinping;Xi"),
        ("recep-tayyip-erdogan", "Erdogan;Erdoğan;Recep T. Erdoğan;Tayyip Erdogan"),
        ("benjamin-netanjahu", "Netanjahu;Netanyahu;Binjamin Netanjahu"),
        ("kim-jong-un", "Kim Jong Un;Kim Jong-un;Kim Dschong Un"),
        ("muammar-al-gaddafi", "Gaddafi;Ghaddafi;Muammar el-Gaddafi"),
        ("slobodan-milosevic", "Milosevic;Milošević;Miloschewitsch"),
        ("ali-chamenei", "Chamenei;Khamenei;Ayatollah Chamenei"),
        ("mahmud-ahmadinedschad", "Ahmadinedschad;Ahmadinejad;Ahmadi-Nejad"),
        ("abdel-fattah-al-sisi", "al-Sisi;Sisi;as-Sisi;Abdelfatah al-Sisi"),
        ("kassym-schomart-tokajew", "Tokajew;Tokayev;Kassym-Jomart Tokayev"),
        ("luiz-inacio-lula-da-silva", "Lula;Lula da Silva;Luiz Inácio Lula da Silva"),
        ("leo-xiv", "Leo XIV.;Papst Leo;Papst Leo XIV."),
    ],
)
def test_spellings_of_one_person(person, forms):
    known = KNOWN.people[person]
    assert set(forms.split(";")) <= {known.name, known.surname, *known.forms}


def test_no_form_of_a_person_is_given_twice():
    twice = {p.id for p in KNOWN.people.values() if len({p.name, *p.forms}) <= len(p.forms)}
    assert twice == set()
