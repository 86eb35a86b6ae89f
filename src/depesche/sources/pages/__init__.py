"""Pages of HTML to articles.

A page is parsed once (:mod:`.markup`). Its head says what it says of itself (:mod:`.meta`, :mod:`.linked_data`), from
which come titles (:mod:`.titles`), dates (:mod:`.dates`) and the mark of a paywall (:mod:`.paywall`). All that it shows
is laid out as blocks (:mod:`.blocks`); trafilatura and the body in its JSON-LD know some of them as the article's
(:mod:`.oracles`), rules leave out what they know wrongly (:mod:`.rules`), and what is kept proves of other blocks that
they belong to it (:mod:`.body`). :mod:`.making` puts all together, :mod:`.pool` does it in worker processes.
"""
