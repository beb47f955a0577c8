"""Mails go to the server, or, without one, to the outbox."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engagement.config import Settings
from engagement.mail import mailer
from engagement.mail.mailer import Outcome, Post
from engagement.people.files.person_file import EMAIL
from tests.mail.post_office import TAKEN, post_office


def test_without_a_server_mails_lie_in_the_outbox(settings: Settings) -> None:
    outcomes(settings, "", "a@example.org", "b@example.org")

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

    outcomes(settings, "", "a@example.org")

    assert len(list((settings.instance / "outbox").iterdir())) == 1


def outcomes(settings: Settings, url: str, *to: str) -> list[Outcome]:
    with Post(replace(settings, mail_server=url)) as post:
        return [post.send(mailer.message(one, "Été", "Où ?\n")) for one in to]


def test_with_a_server_mails_go_there_in_one_connection(settings: Settings) -> None:
    with post_office() as office:
        found = outcomes(settings, office.url, "a@example.org", "b@example.org")

    assert found == [Outcome.SENT, Outcome.SENT]
    assert office.came == ["a@example.org", "b@example.org"]
    assert office.texts == ["Où ?\n", "Où ?\n"]
    assert office.calls == 1
    assert not (settings.instance / "outbox").exists()


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("450 4.2.1 mailbox busy", Outcome.LATER),
        ("452 4.3.1 no room", Outcome.LATER),
        ("550 5.1.1 nobody here", Outcome.NEVER),
        ("554 5.7.1 looks like spam", Outcome.NEVER),
    ],
)
def test_what_a_server_says_to_one_mail_keeps_nobody_else_from_theirs(
    settings: Settings, said: str, outcome: Outcome
) -> None:
    with post_office(lambda to: said if to.startswith("a") else TAKEN) as office:
        found = outcomes(settings, office.url, "a@example.org", "b@example.org")

    assert found == [outcome, Outcome.SENT]
    assert office.came == ["b@example.org"]


def test_an_address_that_a_server_cannot_take_never_raises(settings: Settings) -> None:
    with post_office() as office:
        found = outcomes(settings, office.url, "né@société.fr", "b@example.org")

    assert found[1] is Outcome.SENT
    assert found[0] in {Outcome.SENT, Outcome.NEVER}


def test_a_server_that_hangs_up_between_two_mails_is_called_again(
    settings: Settings,
) -> None:
    turns = iter([TAKEN, "", TAKEN, TAKEN])
    with post_office(lambda _: next(turns)) as office:
        found = outcomes(settings, office.url, *(f"{n}@example.org" for n in range(3)))

    assert found == [Outcome.SENT] * 3
    assert office.came == [f"{n}@example.org" for n in range(3)]
    assert office.calls == 2


def test_a_server_that_hangs_up_at_one_mail_is_called_for_the_next(
    settings: Settings,
) -> None:
    with post_office(lambda to: "" if to[0] in "ac" else TAKEN) as office:
        found = outcomes(settings, office.url, *(f"{n}@example.org" for n in "abcd"))

    assert found == [Outcome.LATER, Outcome.SENT, Outcome.LATER, Outcome.SENT]


def test_a_server_that_hangs_up_at_two_in_a_row_is_an_error_that_callers_know(
    settings: Settings,
) -> None:
    with post_office(lambda _: "") as office, pytest.raises(OSError, match=r"."):
        outcomes(settings, office.url, "a@example.org", "b@example.org")


def test_a_server_that_is_not_there_is_an_error_that_callers_know(
    settings: Settings,
) -> None:
    with pytest.raises(OSError, match="refused"):
        outcomes(settings, "smtp://127.0.0.1:1", "a@example.org")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "localhost", "mail.example.org", "192.0.2.7"]
)
def test_only_a_server_on_this_machine_may_go_without_tls(host: str) -> None:
    assert mailer.is_here(host) is (host in {"127.0.0.1", "::1", "localhost"})


def test_a_server_elsewhere_without_tls_gets_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailer, "is_here", lambda _: False)
    with post_office() as office, pytest.raises(OSError, match="STARTTLS"):
        outcomes(settings, office.url, "a@example.org")

    assert office.came == []


def test_a_line_break_cannot_add_a_recipient() -> None:
    with pytest.raises(mailer.BadAddress, match="linefeed"):
        mailer.message("a@example.org\nBcc: b@example.org", "s", "b")
