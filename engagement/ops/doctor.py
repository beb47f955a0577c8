"""What would break the service or the promise, each in a sentence."""

import math
import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default as modern
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.config import MASK, ROOT, Settings, masked, no_secret
from engagement.database import file_of
from engagement.mail import queue
from engagement.mail.models import Mail
from engagement.migrations import SENTENCES, Standing, standing
from engagement.ops import founding, health
from engagement.pulses import fingerprint, schedule
from engagement.pulses.closing import releases
from engagement.pulses.programme import programme
from engagement.web import clockwork
from engagement.web.assets import BUILT, MANIFEST

WAITS_TOO_LONG = timedelta(hours=1)
CLOCKS_APART = timedelta(minutes=1)
FEWEST_CHARACTERS = 10
"""Of different ones in a secret; random ones practically always have more."""
GUESSABLE = ("secret", "password", "changeme", "diapason")
AT_HOME = {"127.0.0.1", "::1", "localhost"}
REWRITING = (
    "amazonaws", "amazonses", "brevo", "mailgun", "mailjet", "mandrill", "postmark",
    "sendgrid", "sendinblue", "sparkpost",
)  # fmt: skip
"""Bulk senders that replace the links of a mail by their own, to count clicks."""

LOGS = "writes statements and their moments, so those of answers, into its log"
FORGETS = "may forget an answer that it has confirmed"
POSTGRESQL = {
    "track_commit_timestamp": (["off"], "keeps the moment of every commit"),
    "log_statement": (["none"], LOGS),
    "log_min_duration_statement": (["-1"], LOGS),
    "log_min_duration_sample": (["-1"], LOGS),
    "log_transaction_sample_rate": (["0"], LOGS),
    "log_parameter_max_length_on_error": (["0"], "writes values into its log"),
    "fsync": (["on"], FORGETS),
}
"""Setting to what it may be, the best first, and what happens otherwise."""
RESTARTED = {"track_commit_timestamp"}


def findings(app: Flask, session: Session, now: datetime) -> list[str]:
    """Return what is wrong and what to do about it; empty: all is well."""
    settings: Settings = app.extensions["settings"]
    if founding.has_no_file(settings):
        return [founding.nowhere(settings)]
    of_machine = [
        *_secret(settings),
        *_settings_file(settings),
        *_files(),
        *_database(session),
    ]
    schema = standing(session.get_bind().engine)
    if schema is Standing.EMPTY:
        return [*of_machine, founding.nowhere(settings)]
    if schema is not Standing.CURRENT:  # nothing else can be read
        return [*of_machine, SENTENCES[schema]]
    return [
        *of_machine,
        *_postgresql(session, settings, now),
        *_pulse(session, settings, now),
        *_clockwork(session, settings, now),
        *_web(settings),
        *_mail(settings),
        *_undelivered(session, now),
        *_shared(session, settings, now),
        *_outbox(session, settings),
    ]


def _secret(settings: Settings) -> Iterator[str]:
    path, secret = settings.instance / "secret", settings.secret
    if not secret:
        yield no_secret(settings.file, settings.instance)
        return
    if path.exists() and _others_read(path):
        yield f"Others can read the secret; run: chmod 600 {path}"
    if _is_guessable(secret):
        yield (
            "The secret is easy to guess; between two pulses, replace it by what "
            "`openssl rand -hex 32` prints."
        )
    if secret in settings.database_url or secret in unquote(settings.database_url):
        yield (
            "The secret stands in DATABASE_URL, so whoever runs the database knows "
            "it; between two pulses, replace ENGAGEMENT_SECRET by one of its own."
        )


def _settings_file(settings: Settings) -> Iterator[str]:
    file = settings.file
    hides = any(
        origin == str(file) and MASK in value for _, value, origin in settings.shown()
    )
    if hides and _others_read(file):
        yield f"Others can read the passwords in the settings; run: chmod 600 {file}"


def _is_guessable(secret: str) -> bool:
    """Tell whether a secret has a known word, few different characters, or repeats."""
    repeats = secret in (secret + secret)[1:-1]
    is_known = any(word in secret.lower() for word in GUESSABLE)
    return repeats or is_known or len(set(secret)) < FEWEST_CHARACTERS


def _files() -> Iterator[str]:
    newest = max(path.stat().st_mtime for path in (ROOT / "static").iterdir())
    if (BUILT / MANIFEST).stat().st_mtime < newest:
        yield "The files for the browser are older than static/; run: engagement build"


def _others_read(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _database(session: Session) -> Iterator[str]:
    file = file_of(session.get_bind().engine.url)
    if file is None:
        return
    exposed = [one for one in file.parent.glob(f"{file.name}*") if _others_read(one)]
    if exposed:
        yield f"Others can read the database; run: chmod 600 {file}*"


def _postgresql(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    if session.get_bind().dialect.name != "postgresql":
        return
    rows = session.execute(text("SELECT name, setting FROM pg_settings"))
    set_to: dict[str, str] = {row.name: row.setting for row in rows}
    for name, (allowed, happens) in POSTGRESQL.items():
        if set_to[name] in allowed:
            continue
        best, again = allowed[0], "restart" if name in RESTARTED else "reload"
        if happens == LOGS and set_to["log_parameter_max_length"] != "0":
            best += " and log_parameter_max_length = 0"
        yield f"PostgreSQL {happens}; set {name} = {best}, and {again} it."
    yield from _clock(session, settings, now)


def _clock(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    theirs = session.execute(text("SELECT clock_timestamp()")).scalar_one()
    if abs(theirs - now) > CLOCKS_APART and not settings.demo:
        seconds = round(abs(theirs - now).total_seconds())
        yield (
            f"The database's clock and ours are {seconds} seconds apart; let both "
            "machines follow a time server, since pulses open and close by the clock."
        )


def _pulse(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    pulse = schedule.the_open_pulse(session)
    fault = schedule.fault(session, settings)
    if not fault and not fingerprint.is_kept(session, settings.secret):
        yield fingerprint.refusal(settings)
    if fault and fault.is_altered:
        yield (
            "Somebody changed the open pulse in the database: it takes no answers and "
            "will be voided when it should close; put back the rows of pulse, "
            "snapshot_team, snapshot_person and ticket, and look who may write there."
        )
    elif fault:
        yield (
            "The secret is not the one that seals the open pulse, which stays sealed "
            f"until {fault.destroyed_at:%Y-%m-%d}; set ENGAGEMENT_SECRET, or the file "
            f"{settings.instance / 'secret'}, back to what it was, or, where it is "
            f"lost, run: engagement void-pulse {weeks.iso_week(fault.week)}"
        )
    if pulse and pulse.opens_at > now + CLOCKS_APART:
        yield (
            f"The pulse of {weeks.iso_week(pulse.week)} opened at a moment that is "
            "still to come: this machine's clock was wrong then. It closes at "
            f"{pulse.closes_at:%Y-%m-%d}, and no other opens before; where that is too "
            "late, restore the backup of the day before."
        )
    if pulse and health.has_late_pulse(session, settings, now):
        yield (
            f"The pulse of {weeks.iso_week(pulse.week)} should be closed; is "
            "`engagement serve` or a cron line with `engagement tick` running?"
        )
    broken = releases.broken_release(session)
    if broken is not None:
        yield (
            f"The release of {weeks.iso_week(broken)} was altered after publication; "
            "restore it from a backup."
        )
    unsigned = releases.unsigned_release(session, settings.secret)
    if unsigned is not None and broken is None:
        yield (
            f"The release of {weeks.iso_week(unsigned)} is not signed by this secret; "
            "where you replaced the secret or restored a backup, run `engagement "
            "sign-releases`, else somebody wrote it who has no secret: restore it from "
            "a backup."
        )


def _clockwork(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    rhythm = programme.rhythm(session)
    since = rhythm.since if rhythm else None
    fault = None if settings.demo else clockwork.fault(session, now, since)
    if fault and fault.failed:
        yield f"At the last turn failed: {', '.join(fault.failed)}; the log says why."
    elif fault:
        yield (
            "Nothing is done by itself; start `engagement serve`, or let cron run "
            "`engagement tick` each minute."
        )
    for week in programme.news_of_skipped(session, settings.timezone, now):
        yield f"{weeks.iso_week(week.week)} went by without its pulse: {week.why}."


def _web(settings: Settings) -> Iterator[str]:
    arguments = os.environ.get("GUNICORN_CMD_ARGS", "").replace("=", " ").split()
    if "--access-logfile" in arguments:
        yield (
            "gunicorn's access log would tell when who answered; take "
            "--access-logfile out of GUNICORN_CMD_ARGS and delete the log."
        )
    host = urlsplit(settings.address).hostname
    if not settings.is_https and host not in AT_HOME:
        yield (
            "Tickets and answers travel in clear over the network; serve with TLS and "
            f"set ENGAGEMENT_ADDRESS=https://{host}."
        )


def _mail(settings: Settings) -> Iterator[str]:
    if not settings.mail_server and not settings.demo:
        yield (
            "No mail server is set, so links stay in the outbox folder; set "
            "ENGAGEMENT_MAIL_SERVER=host:port."
        )
    host = urlsplit(settings.address).hostname
    if settings.mail_server and host in AT_HOME:
        yield (
            f"Mails lead to {settings.address}, which nobody reaches from another "
            "machine; set ENGAGEMENT_ADDRESS to where people come."
        )
    if any(name in settings.mail_server.lower() for name in REWRITING):
        yield (
            "This mail server belongs to a sender that replaces links by its own and "
            "so sees tickets; turn click tracking off there, or better set "
            "ENGAGEMENT_MAIL_SERVER to a server of the company."
        )


def _undelivered(session: Session, now: datetime) -> Iterator[str]:
    pulse = schedule.the_open_pulse(session)
    if pulse is None:
        return
    if number := len(queue.bounced(session, pulse.id)):
        yield (
            f"The mail server refused the addresses of {number} people; the page "
            "“Pulses” names them, and HR can correct them before the next pulse."
        )
    waiting = select(func.count()).where(
        Mail.state.in_(queue.OPEN),
        Mail.due_at < now - WAITS_TOO_LONG,
        Mail.webhook_id.is_(None),
    )
    if number := session.scalars(waiting).one():
        yield (
            f"{number} mails have waited for more than an hour; see whether the mail "
            "server takes any: engagement mail --test ADDRESS"
        )


def _shared(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    if health.redis(session, settings, now):
        yield (
            "Redis cannot be reached, so tries are not limited; start it, or look at "
            f"REDIS_URL ({masked(settings, 'redis_url')})."
        )
    if settings.demo:
        yield (
            "This is a demo, in which anybody may be HR; for a company of your own, "
            "unset ENGAGEMENT_DEMO and set ENGAGEMENT_INSTANCE to another folder."
        )


def _outbox(session: Session, settings: Settings) -> Iterator[str]:
    pulse, outbox = schedule.the_open_pulse(session), settings.instance / "outbox"
    since = pulse.opens_at.timestamp() if pulse else math.inf
    mails = outbox.glob("*.eml")
    if any(one.stat().st_mtime < since and _has_ticket(one) for one in mails):
        yield (
            "The outbox still holds tickets of a pulse that has closed; run: "
            f"rm {outbox}/*.eml"
        )


def _has_ticket(mail: Path) -> bool:
    body = message_from_bytes(mail.read_bytes(), policy=modern).get_body(["plain"])
    return body is not None and "/p#" in body.get_content()
