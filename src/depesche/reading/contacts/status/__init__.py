"""Status of a contact from tense, mood, modal verb, negation, the governing verb and the attributes before it.

The words are data (``words.py``); the rules are ordered tables (``clause.py`` for a verb, ``noun.py`` for a noun).
"""

from depesche.reading.contacts.status.clause import of_clause, of_verb
from depesche.reading.contacts.status.governing import dropped
from depesche.reading.contacts.status.noun import of_noun
from depesche.reading.contacts.status.verdict import Timing, Verdict

__all__ = ["Timing", "Verdict", "dropped", "of_clause", "of_noun", "of_verb"]
