"""What all tests share: the corpora beside the checkout, where they are present."""

import os
import tempfile
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


# Set before anything is read, and for the programs that tests start too.
os.environ["DEPESCHE_CACHE"] = str(
    Path(tempfile.gettempdir()) / f"depesche-tests-{os.getuid() if hasattr(os, 'getuid') else 0}"
)


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
