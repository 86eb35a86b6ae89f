"""What all tests share: the corpora beside the checkout, where they are present."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

# Set before anything is read, and for the programs that tests start too.
if "PYTEST_XDIST_WORKER" not in os.environ:  # workers have that of the process that starts them
    os.environ["DEPESCHE_CACHE"] = tempfile.mkdtemp(prefix="depesche-tests-")
    atexit.register(shutil.rmtree, os.environ["DEPESCHE_CACHE"], ignore_errors=True)

# The suite is deterministic: the same examples at every run, however slow the machine is. For new ones:
# HYPOTHESIS_PROFILE=search make test
settings.register_profile("default", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"the shared corpora are not at {SHARED}")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared corpora; tests that use it carry ``@pytest.mark.shared``."""
    return SHARED
