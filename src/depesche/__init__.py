"""Depesche: German news in, a sourced, dated, reconciled chronicle of contacts between world leaders out."""

__version__ = "0.1.0"
