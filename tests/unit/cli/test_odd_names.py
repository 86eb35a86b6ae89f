"""Names of files that are no text in any encoding are shown escaped, not answered with a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_a_file_name_in_latin_1_is_shown_escaped(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"\xe4.txt")  # noqa: PTH118 - bytes
    with open(name, "wb"):  # noqa: PTH123 - bytes
        pass
    done = subprocess.run([sys.executable, "-m", "depesche", "read", name], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"\\udce4.txt" in done.stderr
