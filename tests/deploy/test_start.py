"""The image's start script, in a clean folder with nothing of ours around it."""

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from engagement.config import ROOT
from tests.postgres import free_port

START = ROOT / "deploy" / "container" / "start.sh"
IN_IMAGE = re.findall(
    r"^COPY (\S+) \S+$", (ROOT / "deploy" / "Containerfile").read_text(), re.MULTILINE
)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """Lay out what the Containerfile copies, and nothing else of the repository."""
    app = tmp_path / "app"
    for name in ["app.py", *IN_IMAGE]:
        source, target = ROOT / name, app / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            hidden = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=hidden, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    shutil.copytree(ROOT / "build", app / "build")  # what `engagement build` makes
    _as_installed(app)
    (tmp_path / "data").mkdir(mode=0o700)
    return tmp_path


def _as_installed(app: Path) -> None:
    """Put the command there as an editable installation of the copy has it."""
    program = app / ".venv" / "bin" / "engagement"
    program.parent.mkdir(parents=True)
    python = ROOT / ".venv" / "bin" / "python"
    program.write_text(
        f"#!{python}\nimport sys\nsys.path.insert(0, '{app}')\n"
        "from engagement.cli.main import main\nmain()\n"
    )
    program.chmod(0o755)


def environment(image: Path, **more: str) -> dict[str, str]:
    """Return what the image sets, and nothing of ours."""
    return {
        "PATH": f"{image / 'app' / '.venv' / 'bin'}:/usr/bin:/bin",
        "PYTHONPATH": str(image / "app"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "ENGAGEMENT_INSTANCE": str(image / "data"),
        "OPENBLAS_NUM_THREADS": "1",
        "TMPDIR": str(image),
        **more,
    }


def started(image: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    script = image / "app" / "deploy" / "container" / "start.sh"
    return subprocess.Popen(  # noqa: S603 - our own words
        [script, *words],
        cwd=image / "app",
        env=environment(image, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ran(image: Path, *words: str, **more: str) -> tuple[int, str]:
    process = started(image, *words, **more)
    told, _ = process.communicate(timeout=120)
    return process.returncode, told


def _page(port: int, path: str) -> str:
    for _ in range(600):
        with suppress(URLError), urlopen(f"http://127.0.0.1:{port}{path}") as reply:
            return str(reply.read().decode())
        time.sleep(0.1)
    raise TimeoutError


def test_a_first_start_founds_a_company_and_serves_it(image: Path) -> None:
    port = free_port()
    process = started(image, PORT=str(port))
    try:
        ready, page = _page(port, "/readyz"), _page(port, "/sign-in")
    finally:
        process.send_signal(signal.SIGTERM)
        told, _ = process.communicate(timeout=60)

    assert (ready, process.returncode) == ("ok\n", 0)
    assert "<h1>" in page
    assert "Traceback" not in told
    data = [*(image / "data").iterdir()]
    assert {one.name for one in data} >= {"secret", "diapason.sqlite"}
    assert [one for one in data if one.stat().st_mode & 0o077] == []


def test_nothing_is_written_outside_the_data(image: Path) -> None:
    def files() -> set[Path]:
        return {path for path in (image / "app").rglob("*") if path.is_file()}

    before = files()

    assert ran(image, "init")[0] == 0
    assert "/sign-in#" in ran(image, "invite", "you@example.org", "--role", "hr")[1]
    assert files() == before


def test_another_command_runs_as_anywhere(image: Path) -> None:
    status, told = ran(image, "tick")

    assert status == 2
    assert "There is no company at" in told


def test_a_volume_that_is_missing_is_told_in_one_line(image: Path) -> None:
    status, told = ran(image, ENGAGEMENT_INSTANCE=str(image / "nowhere"))

    assert status == 2
    assert told.count("\n") == 1
    assert "mount a volume" in told


def test_a_missing_folder_for_temporary_files_is_told(image: Path) -> None:
    status, told = ran(image, TMPDIR=str(image / "nowhere"))

    assert status == 2
    assert "mount a tmpfs at /tmp" in told


def test_the_script_may_be_run() -> None:
    assert os.access(START, os.X_OK)
