"""German grammar: verb and noun forms, clauses, phrases and the relations in which they stand."""
