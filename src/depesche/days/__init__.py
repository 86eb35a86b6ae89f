"""Sets of days: what is known of when something happened.

A :class:`DaySet` is any set of calendar days: one day, an interval with open ends, "a Saturday after
2017-01-20", "one of these two Mondays". It is the one value type for time in Depesche; it is read and
written as EDTF (ISO 8601-2, levels 0 to 2 as far as days go) and is never narrowed without evidence.

Inside it is a tuple of :class:`Run`, each an interval of proleptic Gregorian ordinals
(``datetime.date.toordinal``) with a mask of weekdays. EDTF has no weekdays: where a run with a weekday is too
long to be listed day by day, EDTF shows its interval and :meth:`DaySet.weekday` keeps the rest.
"""

from depesche.days.dayset import ANY_DAY, NO_DAY, DaySet, from_contract
from depesche.days.runs import ALL_WEEKDAYS, FAR_FUTURE, FAR_PAST, LISTED_SPAN, WEEKDAYS, Run

__all__ = [
    "ALL_WEEKDAYS",
    "ANY_DAY",
    "FAR_FUTURE",
    "FAR_PAST",
    "LISTED_SPAN",
    "NO_DAY",
    "WEEKDAYS",
    "DaySet",
    "Run",
    "from_contract",
]
