"""The files around a machine: units that systemd takes, images that hold all."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from engagement.cli.main import COMMANDS
from engagement.config import ROOT
from engagement.settings_file import VARIABLES, key_of

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
COMPOSED = sorted(DEPLOY.glob("compose*.yaml"))
CONTAINERFILE = (DEPLOY / "Containerfile").read_text()
SANDBOX = ("NoNewPrivileges=yes", "ProtectSystem=strict", "LimitCORE=0", "UMask=0077")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_a_unit(unit: Path, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    program = tmp_path / "engagement"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for one in UNITS:  # a timer asks for its service
        text = one.read_text().replace(
            "/srv/diapason/.venv/bin/engagement", str(program)
        )
        (tmp_path / one.name).write_text(text)

    told = subprocess.run(  # noqa: S603 - our own words
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit.name],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize(
    "unit", [one for one in UNITS if one.suffix == ".service"], ids=lambda one: one.name
)
def test_a_service_runs_without_rights_and_a_command_that_exists(unit: Path) -> None:
    lines = unit.read_text().splitlines()
    commands = re.findall(r"bin/engagement ([a-z-]+)", unit.read_text())

    assert "User=diapason" in lines
    assert {*SANDBOX} <= {*lines}
    assert commands
    assert {*commands} <= COMMANDS.keys()


@pytest.mark.parametrize("file", COMPOSED, ids=lambda file: file.name)
def test_each_node_runs_without_rights_on_a_root_that_cannot_be_written(
    file: Path,
) -> None:
    services = yaml.safe_load(file.read_text())["services"].values()
    nodes = [one for one in services if one["image"] == "diapason"]

    assert nodes
    for node in nodes:
        assert node["read_only"] is True
        assert node["user"] == "10001:10001"
        assert node["cap_drop"] == ["ALL"]
        assert (file.parent / node["build"]["context"]).resolve() == ROOT
        assert (ROOT / node["build"]["dockerfile"]).exists()


@pytest.mark.parametrize("file", COMPOSED, ids=lambda file: file.name)
def test_every_file_and_command_of_a_compose_file_exists(file: Path) -> None:
    text = file.read_text()
    head = text.partition("\nname:")[0]
    run = re.findall(r"\bengagement ([a-z-]+)|web-1 ([a-z-]+)$", head, re.MULTILINE)
    named = re.findall(r"^ +- \./([\w/.-]+):", text, re.MULTILINE)
    made = re.findall(r"^#   (?:cp \S+|printf .* >) +([\w.-]+)", head, re.MULTILINE)
    copied = re.findall(r"^#   cp (\S+)", head, re.MULTILINE)

    assert named
    assert all((DEPLOY / one).exists() for one in {*named, *copied} - {*made})
    assert {one or other for one, other in run} <= COMMANDS.keys()


@pytest.mark.parametrize(
    "file", sorted(DEPLOY.glob("*.toml")), ids=lambda file: file.name
)
def test_examples_of_settings_name_what_exists(file: Path) -> None:
    assert tomllib.loads(file.read_text()).keys() <= {*map(key_of, VARIABLES)}


def test_an_image_is_made_of_what_exists() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.MULTILINE)
    named = [name for line in copied for name in line.split()]

    assert {"engagement", "templates", "static", "app.py"} <= {*named}
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_an_image_starts_as_somebody_without_rights() -> None:
    lines = CONTAINERFILE.splitlines()

    assert lines.index("USER diapason") > lines.index("WORKDIR /app")
    assert 'ENTRYPOINT ["/app/deploy/container/start.sh"]' in lines
