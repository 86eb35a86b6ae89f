"""Sentences asked of a chronicle: supported, contradicted or not decidable.

:mod:`.sentences` reads one that says how often (its :mod:`.quantities` taken out), :mod:`.weighing` weighs its claim
against what is known, :mod:`.answers` puts both together and looks up what a sentence only reports.
"""

from depesche.asking.answers import Answer, check, check_reading

__all__ = ["Answer", "check", "check_reading"]
