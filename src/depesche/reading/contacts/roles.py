"""Where roles were, for rooms that import them from here."""

from depesche.reading.contacts.sides.roles import own_subject, partners, sides, subjects, unique

__all__ = ["own_subject", "partners", "sides", "subjects", "unique"]
