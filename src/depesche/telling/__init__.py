"""What people see: ids, codes and values of the records put into words, in one place for tables, pages and exports.

:mod:`.words` has labels, dates and lengths, :mod:`.names` people, states and organisations, :mod:`.reasons` whole
sentences of why, :mod:`.excerpts` the words of an article. All words are data (``lang/<language>/``).
"""
