"""Clauses, verb groups and what they say of time and modality."""

import pytest
from spacy.lang.de import German

from depesche.lang.de.grammar.clauses import clauses
from depesche.lang.de.grammar.word_classes import raw, words
from depesche.lang.tokens import tokens_of

NLP = German()
WORDS = words()


def analysed(text):
    doc = NLP(text)
    return doc, clauses(tokens_of(doc), 0, len(doc), WORDS)


@pytest.mark.parametrize("row", raw()["example"], ids=lambda row: row["text"][:30])
def test_examples_of_the_data_file_have_their_clauses(row):
    assert len(analysed(row["text"])[1]) == row["clauses"]


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal"),
    [
        ("Die Kanzlerin rief am Abend den Präsidenten an.", "anrufen", "past", None),
        ("Er hat den König getroffen.", "treffen", "perfect", None),
        ("Sie hatte den König getroffen.", "treffen", "pluperfect", None),
        ("Sie wird den König treffen.", "treffen", "future", None),
        ("Sie will den König treffen.", "treffen", "present", "want"),
        ("Sie soll den König getroffen haben.", "treffen", "perfect", "shall"),
        ("Telefoniert hatten die beiden schon im Mai.", "telefonieren", "pluperfect", None),
    ],
)
def test_the_verb_group_has_its_lemma_tense_and_modal(text, lemma, tense, modal):
    main = analysed(text)[1][0]
    assert lemma in main.lemmas
    assert (main.tense, main.modal) == (tense, modal)


def test_an_infinitive_with_um_is_none_of_the_finite_plurals():
    _, found = analysed("Sie flog nach Rom, um den König zu treffen.")
    assert [clause.kind for clause in found] == ["main", "infinitive"]


def test_an_infinitive_that_is_joined_to_one_under_a_modal_verb_is_under_it_too():
    _, found = analysed("Sie will am Montag den König treffen und am Dienstag mit dem Papst sprechen.")
    assert [(clause.tense, clause.modal, clause.shares_subject) for clause in found] == [
        ("present", "want", False),
        ("present", "want", True),
    ]


def test_a_colon_opens_a_clause_of_its_own():
    _, found = analysed("Nun ist es klar: Die Könige kommen am Freitag.")
    assert [clause.lemmas for clause in found][-1] == ("kommen",)


def test_a_preterite_of_werden_is_never_a_future():
    main = analysed("Das Treffen wurde dafür umgeplant.")[1][0]
    assert main.tense == "past"


def test_a_participle_that_no_list_has_makes_a_passive_and_no_future():
    main = analysed("In Rom wird am Montag ein Durchbruch erzielt.")[1][0]
    assert (main.tense, main.passive) == ("present", True)


def test_an_embedded_relative_clause_does_not_cut_its_matrix():
    doc, found = analysed("Der Minister, der im Mai Rom besucht hatte, war nicht dabei.")
    assert [c.kind for c in found] == ["relative", "main"]
    assert [doc[i].text for i in found[1].tokens][:3] == ["Der", "Minister", "war"]


def test_passive_and_negation_are_seen():
    main = analysed("Er wurde vom Papst nicht empfangen.")[1][0]
    assert main.passive
    assert main.negated


def test_a_coordinated_verb_group_shares_the_subject():
    assert [c.shares_subject for c in analysed("Er flog nach Rom und traf dort den Papst.")[1]] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Unterschrieben hatten das die Minister, die als Freunde gelten, vor Jahren in Rom.",
        "Am Abend telefonierte, wie es hieß, der König mit dem Papst.",
        "Der König (65) traf, bevor er nach Rom flog, den Papst.",
    ],
)
def test_what_follows_an_embedded_clause_is_of_its_matrix(text):
    doc, found = analysed(text)
    main = next(clause for clause in found if clause.kind == "main")
    assert [doc[i].text for i in main.tokens][-2] in ("Rom", "Papst")


def test_a_relative_clause_within_a_subordinate_one_leaves_it_its_verb():
    _, found = analysed("Er sagte, dass er sich beim Gipfel, der im Mai stattfindet, mit dem Papst treffen wird.")
    assert [(c.kind, c.lemmas) for c in found][1:] == [
        ("subordinate", ("treffen",)),
        ("relative", ("stattfinden",)),
    ]


def test_a_few_words_in_brackets_end_no_clause():
    _, found = analysed("Deshalb griff der Minister (ABC) am Montag zum Hörer und sprach mit dem Papst.")
    assert [c.lemmas[0] for c in found] == ["greifen", "sprechen"]


def test_an_article_with_a_capital_opens_no_relative_clause():
    _, found = analysed("Kein Lächeln, kein Foto: Die Begegnung mit dem Papst ist kühl verlaufen.")
    assert [c.kind for c in found] == ["main"]


def test_a_prefix_that_opens_the_clause_belongs_to_its_verb():
    assert analysed("Hinzu kam am Abend der Papst.")[1][0].lemmas[0] == "hinzukommen"


def test_the_particle_of_a_name_is_no_verb():
    assert analysed("Es kam der Kronprinz Mohammed bin Salman.")[1][0].lemmas == ("kommen",)


def test_what_closes_a_phrase_of_place_is_no_prefix():
    found = analysed("Das stellte der Papst klar, nachdem ihn der König eingeladen hatte, zuletzt von Rom aus.")[1]
    assert next(c.lemmas[0] for c in found if c.kind == "main") == "klarstellen"


def test_a_participle_that_is_joined_to_one_under_an_auxiliary_is_under_it_too():
    _, found = analysed("Sie hat am Montag den König besucht und am Dienstag mit dem Papst telefoniert.")
    assert [(clause.tense, clause.shares_subject) for clause in found] == [("perfect", False), ("perfect", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Der König sprach über erhöhte Preise.",
        "Der König sprach mit zwei verletzten Soldaten.",
        "Der König sprach mit den beiden seit Jahren umkämpften Städten.",
    ],
)
def test_an_inflected_participle_before_its_noun_is_no_verb_of_the_clause(text):
    assert [clause.lemmas for clause in analysed(text)[1]] == [("sprechen",)]


def test_a_clause_joined_to_a_subordinate_one_is_subordinate_whatever_article_opens_it():
    _, found = analysed("Da der König nach Rom flog und das Volk ihn sah, war es laut.")
    assert [clause.kind for clause in found] == ["subordinate", "subordinate", "main"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Es hieß, dass Anton Adler, der Kanzler, am Freitag Bill Baker, den Premier, begrüßt habe.",
            "begrüßt habe",
        ),
        (
            "Nachdem Anton Adler, der Kanzler, mit Bill Baker, dem Premier, telefoniert hatte, flog er ab.",
            "telefoniert",
        ),
        (
            "Ob Anton Adler, der Kanzler, mit Bill Baker, dem Premier, über Gas reden wird, ist offen.",
            "über Gas reden",
        ),
    ],
)
def test_appositions_do_not_part_a_subordinate_clause_from_its_verb(text, own):
    doc, found = analysed(text)
    clause = next(clause for clause in found if clause.kind == "subordinate")
    assert {"Adler", "Kanzler", "Premier", *own.split()} <= {doc[i].text for i in clause.tokens}


@pytest.mark.parametrize(
    "text",
    [
        "Der Kanzler plant, mit Bill Baker, dem Premier, zu sprechen.",
        "Der Kanzler plant, am Freitag mit Bill Baker, dem Premier, über Gas zu sprechen.",
        "Der Kanzler flog ab, um Bill Baker, den Premier, zu treffen.",
    ],
)
def test_the_phrases_before_an_infinitive_are_its_own(text):
    doc, found = analysed(text)
    main, infinitive = found
    assert (main.kind, infinitive.kind) == ("main", "infinitive")
    assert {"Baker", "Premier"} <= {doc[i].text for i in infinitive.tokens}


def test_the_particle_of_a_verb_closes_its_clause_behind_an_apposition():
    _, found = analysed("Der Kanzler kam mit Bill Baker, dem Premier, zusammen und flog ab.")
    assert [clause.lemmas[0] for clause in found] == ["zusammenkommen", "abfliegen"]
