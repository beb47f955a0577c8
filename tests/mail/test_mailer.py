"""Mails go to the server, or, without one, to the outbox."""

import smtplib
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engagement.config import Settings
from engagement.mail import mailer
from engagement.people.files.person_file import EMAIL


def test_without_a_server_mails_lie_in_the_outbox(settings: Settings) -> None:
    mails = [mailer.message(f"{name}@example.org", "Été", "Où ?") for name in "ab"]

    mailer.send(settings, mails)

    outbox = settings.instance / "outbox"
    found = [message_from_bytes(path.read_bytes()) for path in outbox.iterdir()]
    assert {sent["To"] for sent in found} == {"a@example.org", "b@example.org"}
    assert {sent["From"] for sent in found} == {"diapason@example.org"}
    assert outbox.stat().st_mode & 0o777 == 0o700


@given(st.from_regex(EMAIL, fullmatch=True))
@example("§@ãė\U000d84c9\U0004d941\U00032f84.ãė\U000d84c9\U0004d941\U00032f84")
@example("anne@société.fr")
def test_a_mail_goes_to_any_address_that_the_directory_takes(address: str) -> None:
    one = mailer.message(address, "Été", "Où ?")

    written = message_from_bytes(bytes(one), policy=policy.default)

    assert written["To"] == address


def test_the_outbox_is_made_with_the_folder_it_lies_in(settings: Settings) -> None:
    settings = replace(settings, instance=settings.instance / "not" / "yet")

    mailer.send(settings, [mailer.message("a@example.org", "s", "b")])

    assert len(list((settings.instance / "outbox").iterdir())) == 1


@pytest.mark.parametrize(
    ("server", "host", "port"),
    [
        ("mail.example.org", "mail.example.org", 25),
        ("127.0.0.1:2525", "127.0.0.1", 2525),
    ],
)
def test_with_a_server_mails_go_there_in_one_connection(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    server: str,
    host: str,
    port: int,
) -> None:
    post = Post()
    monkeypatch.setattr(smtplib, "SMTP", post)
    mails = [mailer.message(f"{name}@example.org", "s", "b") for name in "ab"]

    mailer.send(replace(settings, mail_server=server), mails)

    assert post.opened == [(host, port)]
    assert [sent["To"] for sent in post.sent] == ["a@example.org", "b@example.org"]
    assert not (settings.instance / "outbox").exists()


def test_an_address_that_is_refused_keeps_nobody_else_from_their_mail(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    post = Post(refused="a@example.org")
    monkeypatch.setattr(smtplib, "SMTP", post)
    mails = [mailer.message(f"{name}@example.org", "s", "b") for name in "ab"]

    mailer.send(replace(settings, mail_server="mail.example.org"), mails)

    assert [sent["To"] for sent in post.sent] == ["b@example.org"]
    assert "refused an address" in caplog.text
    assert "a@example.org" not in caplog.text


def test_a_failing_server_is_an_error_that_callers_know(settings: Settings) -> None:
    unreachable = replace(settings, mail_server="127.0.0.1:1")

    with pytest.raises(OSError, match="refused"):
        mailer.send(unreachable, [mailer.message("a@example.org", "s", "b")])


def test_a_line_break_cannot_add_a_recipient() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        mailer.message("a@example.org\nBcc: b@example.org", "s", "b")


class Post:
    """Stands for the mail server, at the edge of the machine."""

    def __init__(self, refused: str = "") -> None:
        self.refused = refused
        self.opened: list[tuple[str, int]] = []
        self.sent: list[EmailMessage] = []

    def __call__(self, host: str, port: int, *, timeout: int) -> "Post":
        assert timeout > 0
        self.opened.append((host, port))
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def send_message(self, mail: EmailMessage) -> None:
        if mail["To"] == self.refused:
            raise smtplib.SMTPRecipientsRefused({})
        self.sent.append(mail)
