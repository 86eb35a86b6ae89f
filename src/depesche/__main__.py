"""``python -m depesche`` is the program ``depesche``."""

from depesche.cli import main

main()
