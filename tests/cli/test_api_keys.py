"""Commands for keys and for a watched folder."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement.ops import watcher
from engagement.ops.server import STOPS
from engagement.people.keys import PREFIX
from tests.cli.test_main import Shell, run

__all__ = ["run"]


@pytest.fixture(autouse=True)
def _instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in STOPS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def listed(run: Shell) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("api-key", "list", "--json"))[
        "keys"
    ]
    return found


def test_a_key_is_printed_once(run: Shell) -> None:
    scopes = ["--scope", "scores:write", "--scope", "scores:read"]

    token = run("api-key", "create", "nightly export", *scopes).strip()

    assert token.startswith(PREFIX)
    (key,) = listed(run)
    assert (key["name"], key["scopes"]) == (
        "nightly export", "scores:read, scores:write",
    )  # fmt: skip
    assert token not in run("api-key", "list")


def test_a_key_is_revoked_by_its_number(run: Shell) -> None:
    run("api-key", "create", "till", "--scope", "scores:write")

    assert run("api-key", "revoke", "1") == "“till” is revoked.\n"
    assert listed(run)[0]["revoked"]
    assert "There is no key 2" in run("api-key", "revoke", "2", status=2)


@pytest.mark.parametrize("scopes", [[], ["--scope", "everything"]])
def test_a_key_is_for_something(run: Shell, scopes: list[str]) -> None:
    run("api-key", "create", "till", *scopes, status=2)


def test_a_folder_that_is_not_there_is_told(run: Shell, tmp_path: Path) -> None:
    assert "cannot be used" in run("watch", tmp_path / "nowhere", status=2)


def test_a_folder_is_watched(
    run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(watcher, "watch", lambda *given: seen.append(given[0]))

    run("watch", tmp_path)

    assert seen == [tmp_path]
