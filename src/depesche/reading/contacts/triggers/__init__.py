"""Triggers: the verbs and nouns that tell of a contact, each with the sides that its sentence gives it.

``found.drafts`` gives all of an article, in order; ``frames`` are the words and how sides stand around them.
"""
