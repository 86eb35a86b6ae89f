"""The reading room: the chronicle of a store over HTTP, as pages for people and as an API for programs.

:mod:`.shelf` says what is asked of a chronicle, :mod:`.library` answers from a store; :mod:`.pages` and :mod:`.api`
show it; :mod:`.guard`, :mod:`.access` and :mod:`.limits` keep the door; :mod:`.voice` has the words. It needs the extra
``web``; only ``depesche serve`` imports it.
"""
