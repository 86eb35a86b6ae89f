"""Status of a contact from tense, mood, modal verb, negation, the governing verb and the attributes before it.

The words are data (``words.py``); the rules are ordered tables (``clause.py`` for a verb, ``noun.py`` for a noun).
"""
