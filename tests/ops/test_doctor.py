"""What the doctor finds."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from engagement.config import Missing, Settings, settings_from
from engagement.database import db
from engagement.mail import mailer, queue
from engagement.mail.models import Mail, MailKind, MailState
from engagement.ops import doctor
from engagement.people.models import Person
from engagement.pulses.models import Figure
from engagement.web import clockwork
from engagement.web.assets import MANIFEST
from tests import postgres
from tests.conftest import NOON, Clock
from tests.living import built
from tests.pulses import staff

ADDRESS = "https://diapason.example.org"
RANDOM = "9f1c7c1e52a04bd3ae0d8c77f6b0e3aa"


@pytest.fixture
def healthy(inside_app: Flask) -> Flask:
    return _with(inside_app, mail_server="localhost:25", secret=RANDOM, address=ADDRESS)


def _with(app: Flask, **changes: object) -> Flask:
    app.extensions["settings"] = replace(staff.inside(app), **changes)  # type: ignore[arg-type]
    return app


def _found(app: Flask, now: datetime = NOON) -> str:
    """Return the one thing that is found."""
    found = doctor.findings(app, db.session(), now)
    assert len(found) == 1, found
    assert found[0].count("\n") == 0
    return found[0]


def test_a_healthy_installation_has_nothing_to_say(healthy: Flask) -> None:
    assert doctor.findings(healthy, db.session(), NOON) == []


def test_a_pulse_past_its_closing_is_told(healthy: Flask) -> None:
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(staff.inside(healthy), NOON)

    found = _found(healthy, pulse.closes_at + timedelta(hours=1))

    assert "2026-W10 should be closed" in found


def test_a_pulse_that_opened_in_the_future_is_told(healthy: Flask) -> None:
    staff.a_team("top", people=5)
    staff.an_open_pulse(staff.inside(healthy), NOON + timedelta(days=30))

    found = _found(healthy, NOON)

    assert "2026-W14 opened at a moment that is still to come" in found


def test_a_clockwork_that_stopped_is_not_said_to_be_a_late_pulse(
    healthy: Flask,
) -> None:
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(staff.inside(healthy), NOON)
    clockwork.note(db.session(), NOON, [])
    db.session.commit()

    found = _found(healthy, pulse.closes_at - timedelta(hours=1))

    assert "Nothing is done by itself" in found


def test_a_secret_that_opens_nothing_is_told(healthy: Flask) -> None:
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(staff.inside(healthy), NOON)
    pulse.wrapped_private_key = b"sealed under another secret"

    assert "set ENGAGEMENT_SECRET" in _found(healthy)


def test_an_altered_release_is_told(healthy: Flask) -> None:
    settings = staff.inside(healthy)
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(settings, NOON)
    staff.everybody_answers(settings, pulse, NOON)
    staff.close(settings, pulse)
    figure = db.session.scalars(select(Figure)).first()
    assert figure
    figure.share = 0.0

    assert "2026-W10 was altered" in _found(healthy)


def test_files_older_than_their_sources_are_told(
    healthy: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / MANIFEST).touch()
    os.utime(tmp_path / MANIFEST, (0, 0))
    monkeypatch.setattr(doctor, "BUILT", tmp_path)

    assert "engagement build" in _found(healthy)


@pytest.mark.parametrize(
    "secret",
    ["a" * 40, "0123456701234567" * 2, "correct horse " * 3, "1212343456565656" * 2,
     "Password-9f1c7c1e52a04bd3ae0d8c77f6b0e3aa"],
)  # fmt: skip
def test_a_secret_that_can_be_guessed_is_told(healthy: Flask, secret: str) -> None:
    assert "easy to guess" in _found(_with(healthy, secret=secret))


def test_a_secret_made_at_the_first_start_is_never_suspected(
    healthy: Flask, tmp_path: Path
) -> None:
    for number in range(50):
        environ = {"ENGAGEMENT_INSTANCE": str(tmp_path / str(number))}
        _with(healthy, secret=settings_from(environ, Missing.MADE).secret)

        assert doctor.findings(healthy, db.session(), NOON) == []


@pytest.mark.parametrize(
    ("secret", "url"),
    [
        (RANDOM, f"postgresql://me:{RANDOM}@host/name"),
        ("p@ss:" + RANDOM, f"postgresql://me:p%40ss%3A{RANDOM}@host/name"),
    ],
)
def test_a_secret_that_the_database_knows_is_told(
    healthy: Flask, secret: str, url: str
) -> None:
    found = _found(_with(healthy, secret=secret, database_url=url))

    assert "The secret stands in DATABASE_URL" in found
    assert RANDOM not in found


def test_passwords_that_others_can_read_are_told(
    healthy: Flask, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("")
    told = {"ENGAGEMENT_SECRET": str(file)}
    _with(healthy, file=file, origins=told)
    file.chmod(0o644)

    assert f"chmod 600 {file}" in _found(healthy)
    file.chmod(0o600)
    assert doctor.findings(healthy, db.session(), NOON) == []
    _with(healthy, origins={"PORT": str(file)})
    file.chmod(0o644)
    assert doctor.findings(healthy, db.session(), NOON) == []


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_a_database_that_others_can_read_is_told(
    healthy: Flask, tmp_path: Path, suffix: str
) -> None:
    db.session.execute(text("SELECT 1"))
    (tmp_path / f"test.sqlite{suffix}").chmod(0o640)

    assert f"chmod 600 {tmp_path}/test.sqlite*" in _found(healthy)


@pytest.mark.parametrize(
    "arguments", ["--access-logfile -", "--workers 3 --access-logfile=/var/log/x"]
)
def test_an_access_log_is_told(
    healthy: Flask, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.setenv("GUNICORN_CMD_ARGS", arguments)

    assert "take --access-logfile out of GUNICORN_CMD_ARGS" in _found(healthy)


def test_other_arguments_of_gunicorn_are_fine(
    healthy: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--workers=3 --error-logfile -")

    assert doctor.findings(healthy, db.session(), NOON) == []


def test_an_address_without_tls_is_told(healthy: Flask) -> None:
    found = _found(_with(healthy, address="http://diapason.example.org:8080"))

    assert "ENGAGEMENT_ADDRESS=https://diapason.example.org." in found


def test_tls_is_fine(healthy: Flask) -> None:
    assert doctor.findings(_with(healthy, address=ADDRESS), db.session(), NOON) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:5000", "http://[::1]:5000"])
def test_mails_whose_links_lead_nowhere_are_told(healthy: Flask, address: str) -> None:
    assert f"Mails lead to {address}" in _found(_with(healthy, address=address))


def test_invitations_that_do_not_arrive_are_told(healthy: Flask) -> None:
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(staff.inside(healthy), NOON)
    people = [*db.session.scalars(select(Person.id))]
    queue.put(db.session(), MailKind.INVITATION, people, NOON, pulse.id)
    in_time = doctor.findings(healthy, db.session(), NOON + timedelta(minutes=30))

    late = _found(healthy, NOON + timedelta(hours=2))
    db.session.execute(update(Mail).values(state=MailState.BOUNCED))
    bounced = _found(healthy, NOON + timedelta(hours=2))

    assert in_time == []
    assert "5 mails have waited for more than an hour" in late
    assert "refused the addresses of 5 people" in bounced


def test_redis_that_is_away_is_told_without_its_password(healthy: Flask) -> None:
    found = _found(_with(healthy, redis_url="redis://:hidden@127.0.0.1:1"))

    assert "Redis cannot be reached" in found
    assert "hidden" not in found


def test_a_demo_is_told(healthy: Flask) -> None:
    assert "anybody may be HR" in _found(_with(healthy, demo=True))


@pytest.mark.parametrize(
    "server",
    ["smtp.sendgrid.net:587", "email-smtp.eu-west-1.amazonaws.com", "in.Mailjet.com"],
)
def test_a_sender_that_rewrites_links_is_told(healthy: Flask, server: str) -> None:
    assert "turn click tracking off" in _found(_with(healthy, mail_server=server))


def test_tickets_left_in_the_outbox_are_told_once_their_pulse_has_closed(
    healthy: Flask,
) -> None:
    settings = staff.inside(healthy)
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(settings, NOON)
    link = f"{settings.address}/p#{staff.ticket_of(settings, pulse, 'top-0')}"
    db.session.commit()
    _leave(settings, f"Bonjour Zoé…\n\n{link}", NOON + timedelta(minutes=1))
    while_open = doctor.findings(healthy, db.session(), NOON)

    staff.close(settings, pulse)
    once_closed = _found(healthy)
    next_week = NOON + timedelta(weeks=1)
    staff.an_open_pulse(settings, next_week)
    during_the_next = _found(healthy, next_week)

    assert while_open == []
    assert "tickets of a pulse that has closed; run: rm" in once_closed
    assert during_the_next == once_closed


def test_other_mails_may_stay_in_the_outbox(healthy: Flask) -> None:
    _leave(staff.inside(healthy), "http://localhost/sign-in#token", NOON)

    assert doctor.findings(healthy, db.session(), NOON) == []


def _leave(settings: Settings, body: str, at: datetime) -> None:
    with mailer.Post(replace(settings, mail_server="")) as post:
        post.send(mailer.message("a@example.org", "x", body))
    for file in (settings.instance / "outbox").iterdir():
        os.utime(file, (at.timestamp(), at.timestamp()))


@pytest.fixture
def on_postgresql(
    settings: Settings, postgres_url: str, clock: Clock
) -> Iterator[Flask]:
    yield from _on(postgres_url, settings, clock)


def _on(url: str, settings: Settings, clock: Clock) -> Iterator[Flask]:
    chosen = replace(
        settings,
        database_url=url,
        mail_server="localhost:25",
        secret=RANDOM,
        address=ADDRESS,
    )
    for app in built(chosen, clock):
        with app.app_context():
            yield app


def _now() -> datetime:
    return datetime.now(UTC)


def test_postgresql_as_it_comes_has_nothing_to_say(on_postgresql: Flask) -> None:
    assert doctor.findings(on_postgresql, db.session(), _now()) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("log_statement", "all", "statements and their moments"),
        ("log_statement", "mod", "set log_statement = none and"),
        ("log_min_duration_statement", "0", "set log_min_duration_statement = -1 and"),
        ("log_min_duration_sample", "100", "set log_min_duration_sample = -1 and"),
        ("log_transaction_sample_rate", "0.1", "log_transaction_sample_rate = 0 and"),
        ("log_parameter_max_length_on_error", "-1", "writes values into its log"),
    ],
)
def test_a_setting_of_postgresql_that_breaks_the_promise_is_told(
    on_postgresql: Flask, name: str, value: str, words: str
) -> None:
    _set(name, value)

    assert words in _found(on_postgresql, _now())


def _set(name: str, value: str) -> None:
    """Let new connections to this database have the setting."""
    database = db.engine.url.database
    with db.engine.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {database} SET {name} = '{value}'"))
    db.engine.dispose()


def test_values_kept_out_of_the_log_leave_the_moments(on_postgresql: Flask) -> None:
    _set("log_statement", "all")
    _set("log_parameter_max_length", "0")

    found = _found(on_postgresql, _now())

    assert found.endswith("; set log_statement = none, and reload it.")


@pytest.mark.parametrize("name", ["log_connections", "log_hostname"])
def test_connections_in_the_log_are_fine(name: str) -> None:
    assert name not in doctor.POSTGRESQL


def test_moments_kept_with_each_commit_are_told(
    settings: Settings, clock: Clock
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="diapason-")) / "postgres"
    folder.parent.chmod(0o755)
    lines = ["track_commit_timestamp = on", "fsync = off"]
    with postgres.server(folder, *lines) as url:
        for app in _on(url, settings, clock):
            found = doctor.findings(app, db.session(), _now())
    folder.parent.rmdir()

    assert [sentence.partition("; ")[2] for sentence in found] == [
        "set track_commit_timestamp = off, and restart it.",
        "set fsync = on, and reload it.",
    ]


@pytest.mark.parametrize("apart", [timedelta(minutes=2), timedelta(minutes=-2)])
def test_two_clocks_that_differ_are_told(
    on_postgresql: Flask, apart: timedelta
) -> None:
    assert "clock and ours are 120 seconds apart" in _found(
        on_postgresql, _now() + apart
    )


def test_a_demo_may_live_at_another_time(on_postgresql: Flask) -> None:
    _with(on_postgresql, demo=True)

    assert "anybody may be HR" in _found(on_postgresql)
