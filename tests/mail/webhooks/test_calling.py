"""Calling a webhook, while its host does what it should not."""

import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement.mail.mailer import Outcome
from engagement.mail.webhooks import calling
from engagement.mail.webhooks.addresses import HookAddress
from engagement.mail.webhooks.calling import Caller
from engagement.mail.webhooks.messages import HookMessage
from tests.mail.webhooks.chat import (
    PUBLIC,
    Behave,
    Chat,
    answering,
    chat_at,
    endless,
    silent,
)

HOST = "hooks.slack.com"
TARGET = "/services/T0/B0/secret?a=b%20c"
MESSAGE = HookMessage(HookAddress(HOST, TARGET), {"text": "Ouvert à tous"})
BEGUN = b"HTTP/1.1 200 OK\r\n"
BRIEF = 0.5
"""Seconds of a call that is cut off."""


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with chat_at(HOST, tmp_path) as found:
        yield found


def sent(chat: Chat, *addresses: str, longest: float = 10) -> Outcome:
    caller = Caller(
        resolve=lambda _host: addresses or (PUBLIC,),
        dial=chat.dial,
        trust=chat.trust,
        longest=longest,
    )
    with caller:
        return caller.send(MESSAGE)


def test_a_notice_goes_to_the_host_as_json(chat: Chat) -> None:
    assert sent(chat) is Outcome.SENT

    (request,) = chat.requests
    lines = request.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    assert lines[0] == f"POST {TARGET} HTTP/1.1"
    assert f"Host: {HOST}" in lines
    assert not [one for one in lines if one.lower().startswith(("cookie", "auth"))]
    assert chat.bodies == [{"text": "Ouvert à tous"}]
    assert chat.dialled == [PUBLIC]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.SENT),
        (202, Outcome.SENT),
        (204, Outcome.SENT),
        (400, Outcome.NEVER),
        (404, Outcome.NEVER),
        (410, Outcome.NEVER),
        (408, Outcome.LATER),
        (429, Outcome.LATER),
        (500, Outcome.LATER),
        (503, Outcome.LATER),
    ],
)
def test_what_a_host_answers_counts(chat: Chat, status: int, outcome: Outcome) -> None:
    chat.behave = answering(status)

    assert sent(chat) is outcome


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("to", ["http://127.0.0.1:1/", "https://hooks.slack.com/x"])
def test_no_redirect_is_followed(chat: Chat, status: int, to: str) -> None:
    chat.behave = answering(status, f"Location: {to}")

    assert sent(chat) is Outcome.NEVER
    assert len(chat.requests) == 1
    assert chat.dialled == [PUBLIC]


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        ("::1",),
        ("10.0.0.8",),
        ("169.254.169.254",),
        ("::ffff:192.168.0.1",),
        ("64:ff9b::7f00:1",),
        ("100.64.0.1",),
        (PUBLIC, "127.0.0.1"),
        ("fe80::1%eth0", PUBLIC),
    ],
)
def test_a_host_that_leads_into_a_house_is_not_called(
    chat: Chat, addresses: tuple[str, ...]
) -> None:
    assert sent(chat, *addresses) is Outcome.LATER
    assert chat.dialled == []


def test_a_host_without_an_address_is_tried_later(chat: Chat) -> None:
    caller = Caller(resolve=lambda _: (), dial=chat.dial, trust=chat.trust)

    assert caller.send(MESSAGE) is Outcome.LATER
    assert chat.dialled == []


def test_the_address_that_was_looked_at_is_the_one_that_is_called(chat: Chat) -> None:
    """A name server that answers otherwise the second time is not asked again."""
    answers = iter([(PUBLIC,), ("127.0.0.1",)])
    caller = Caller(
        resolve=lambda _host: next(answers), dial=chat.dial, trust=chat.trust
    )

    assert caller.send(MESSAGE) is Outcome.SENT
    assert chat.dialled == [PUBLIC]
    assert next(answers) == ("127.0.0.1",)


def test_of_several_ways_one_that_is_open_is_taken(chat: Chat) -> None:
    def dial(address: str) -> socket.socket:
        if ":" in address:
            raise OSError
        return chat.dial(address)

    caller = Caller(
        resolve=lambda _: ("2606:4700::1111", PUBLIC), dial=dial, trust=chat.trust
    )

    assert caller.send(MESSAGE) is Outcome.SENT
    assert chat.dialled == [PUBLIC]


def test_whoever_cannot_show_that_it_is_the_host_is_told_nothing(
    tmp_path: Path,
) -> None:
    with chat_at("hooks.slack.com.evil.example", tmp_path) as other:
        assert sent(other) is Outcome.LATER
        assert other.requests in ([], [b""])


def test_the_certificates_of_the_machine_count(chat: Chat) -> None:
    caller = Caller(resolve=lambda _: (PUBLIC,), dial=chat.dial)

    assert caller.send(MESSAGE) is Outcome.LATER
    assert chat.requests in ([], [b""])


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (endless(BEGUN + b"\r\n", b"x" * 65_536), Outcome.SENT),
        (endless(BEGUN + b"Content-Length: 9999999\r\n\r\n", b"x", 0.01), Outcome.SENT),
        (endless(BEGUN, b"X: y\r\n", 0.01), Outcome.SENT),
        (endless(b"H", b"x", 0.01), Outcome.SENT),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01), Outcome.SENT),
        (silent, Outcome.SENT),
    ],
)
def test_an_answer_that_does_not_end_is_cut_off_and_nobody_is_told_twice(
    chat: Chat, behave: Behave, outcome: Outcome
) -> None:
    chat.behave = behave
    begun = time.monotonic()

    assert sent(chat, longest=BRIEF) is outcome
    assert time.monotonic() - begun < calling.TIMEOUT


def test_a_host_that_never_says_hello_is_cut_off(chat: Chat) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        caller = Caller(
            resolve=lambda _: (PUBLIC,),
            dial=lambda _: socket.create_connection(mute.getsockname()),
            longest=BRIEF,
        )

        assert caller.send(MESSAGE) is Outcome.LATER


def test_odd_headers_tell_the_log_nothing_of_the_address(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.behave = answering(500, "odd header", ": none", "X: \x00")
    with caplog.at_level(logging.DEBUG):
        sent(chat)
        sent(chat, "127.0.0.1")

    assert "NotPublic" in caplog.text
    assert "secret" not in caplog.text
    assert "services" not in caplog.text


def test_no_proxy_of_the_environment_is_asked(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert sent(chat) is Outcome.SENT


def test_a_host_is_looked_up_once_for_each_of_its_addresses() -> None:
    assert set(calling.addresses_of("localhost")) <= {"127.0.0.1", "::1"}
