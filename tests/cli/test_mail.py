"""The command that tries the mail server."""

import pytest
from click.testing import CliRunner

from engagement.cli.main import cli
from tests.mail.post_office import TAKEN, post_office


@pytest.fixture(autouse=True)
def instance(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))


def tried(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["mail", *words])
    return result.exit_code, result.output


def test_a_mail_that_is_taken_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as office:
        monkeypatch.setenv("ENGAGEMENT_MAIL_SERVER", office.url)
        status, told = tried("--test", "a@example.org")

    assert (status, office.came) == (0, ["a@example.org"])
    assert "took it" in told


@pytest.mark.parametrize(
    ("said", "told"), [("450 busy", "try again later"), ("550 no", "refuses")]
)
def test_one_that_is_not_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    with post_office(lambda _: said) as office:
        monkeypatch.setenv("ENGAGEMENT_MAIL_SERVER", office.url)
        status, words = tried("--test", "a@example.org")

    assert status == 2
    assert told in words
    assert TAKEN not in words


def test_without_a_server_it_says_where_mails_stay() -> None:
    status, told = tried("--test", "a@example.org")

    assert status == 2
    assert "outbox" in told


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGAGEMENT_MAIL_SERVER", "127.0.0.1:1")

    status, told = tried("--test", "a@example.org")

    assert status == 2
    assert "No mail can be sent" in told


def test_an_address_is_asked_for() -> None:
    assert tried()[0] == 2
