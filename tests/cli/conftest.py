"""A company that was founded by `engagement init`, once for all commands."""

from pathlib import Path

import pytest

from engagement.cli import main


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a company that is empty, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGAGEMENT_INSTANCE", str(folder))
        patch.setenv("ENGAGEMENT_DEMO", "0")  # so that it is put back afterwards
        for name in ("DATABASE_URL", "ENGAGEMENT_SECRET"):
            patch.delenv(name, raising=False)
        with pytest.raises(SystemExit) as end:
            main.main(["init"])
    assert not end.value.code
    return folder
