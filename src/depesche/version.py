"""The version of the software, apart from the package so that its rooms need not import the whole."""

from typing import Final

VERSION: Final = "0.1.0"
