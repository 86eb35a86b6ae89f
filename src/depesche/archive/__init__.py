"""Archives of very many articles: captures and tables in, readings and a chronicle out, by the two pure functions.

A run is cut into units (:mod:`.units`), each done by one worker at a time (:mod:`.worker`) and marked when it is whole
(:mod:`.files`), on the cores of one machine or on a Ray cluster (:mod:`.run`).
"""
