"""Wires of news agencies: ninjs 1 to 3, digitalwires, NewsML-G2 and IPTC 7901, each in a module of its own.

Every reader turns an item into an :class:`~depesche.sources.article.Article` with a
:class:`~depesche.sources.revisions.Revision`. Notes that are not for publication (contacts, telephone numbers) are
never read into an article, so that they cannot be stored.
"""
