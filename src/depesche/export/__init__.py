"""The chronicle given away: one small module for each format, all over the same :class:`~.extract.Extract`.

:mod:`.formats` is the table of them; :mod:`.tables` has the tables with their codebook, :mod:`.codes` the codes of
event data sets, :mod:`.quoting` what may be given out of an article, :mod:`.cells` what a spreadsheet must not run,
:mod:`.target` where an export may be written.
"""
