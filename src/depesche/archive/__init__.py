"""Archives of very many pages or articles: captures and tables in, readings and a chronicle out.

A run is cut into units (:mod:`.units`), each done by one worker at a time (:mod:`.worker`) and marked when it is whole
(:mod:`.files`), on the cores of one machine or on a Ray cluster (:mod:`.run`). In a unit a page passes from the cheap
to the dear: the light text of what may be its article (:mod:`.light`), the gate over it, the body, the reader.
"""
