"""Bringing the knowledge base up to date from Wikidata: questions, answers, a proposal, and what a user takes of it.

``service`` asks (the only place that knows HTTP), ``answers`` understands what comes back, ``proposal`` compares it
with the knowledge base and never changes it, ``taken`` writes what was accepted as a user's overlay.
"""
