"""A canary in every ballot: where do its feathers lie, before closing and after?

Twenty-four people in three teams of eight, below a company that is too young to be
shown: figures are released, and every comment is destroyed.
"""

import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from sqlalchemy import select, text

from engagement import create_app, present
from engagement.config import Settings
from engagement.database import db
from engagement.pulses import closing, opening, schedule, urn
from engagement.pulses.bank import POINTS
from engagement.pulses.models import Comment, Envelope, Pulse, Ticket
from tests.pulses import staff
from tests.trust import databases, listening
from tests.trust.mutants import unwiped
from tests.trust.needles import files_in, found

TEAMS, TEAM_SIZE = 3, 8
PEOPLE = TEAMS * TEAM_SIZE
ENVELOPE_BYTES = 64
"""How much of an envelope is looked for."""

WRAPPED, ENVELOPE, HASH = "wrapped key", "envelope", "ticket hash"
LOG = "write-ahead log"

Close = Callable[[Settings, Pulse], None]
Needles = dict[bytes, str]


def close_and_wipe(settings: Settings, pulse: Pulse) -> None:
    staff.close(settings, pulse)
    closing.wipe(db.session())


@dataclass(frozen=True)
class Variant:
    """The product, or a mutant: another application, or another closing."""

    name: str
    application: str = listening.PRODUCT
    close: Close = close_and_wipe


PRODUCT = Variant("product")
TALKATIVE = Variant("answers logged", "tests.trust.mutants.talkative:app")
UNWIPED = Variant("not wiped", close=unwiped.close)
MUTANTS = (TALKATIVE, UNWIPED)


@dataclass
class Feathers:
    """What was found, as "place: what"; those of several runs can be added up."""

    while_open: Counter[str] = field(default_factory=Counter)
    after_closing: Counter[str] = field(default_factory=Counter)
    in_log: Counter[str] = field(default_factory=Counter)
    """Sealed and wrapped things that PostgreSQL's write-ahead log still holds."""
    comments: int = 0
    """Comments released: none is publishable here."""

    def __add__(self, other: "Feathers") -> "Feathers":
        return Feathers(
            self.while_open + other.while_open,
            self.after_closing + other.after_closing,
            self.in_log + other.in_log,
            self.comments + other.comments,
        )


def hunted(settings: Settings, seed: int, variant: Variant = PRODUCT) -> Feathers:
    """Run a pulse from opening to closing and hunt in every file, before and after."""
    feathers = Feathers()
    with TemporaryDirectory() as name, create_app(settings).app_context():
        folder = Path(name)
        pulse = _opened(settings)
        plain, ballots = _canaries(settings, pulse, Random(seed))
        with listening.server(settings, folder, variant.application) as port:
            for ballot in ballots:
                reply = listening.ask(port, "/p", ballot)
                assert "your answers count" in reply.page, reply
            places = _places(settings, folder)
            feathers.while_open = _everywhere(places(), plain)
            sealed = _sealed(pulse)
            variant.close(settings, pulse)
            feathers.after_closing = _everywhere(places(), plain | sealed)
            feathers.comments = len(db.session.scalars(select(Comment)).all())
        db.session.remove()
        db.engine.dispose()
    for what in (WRAPPED, ENVELOPE, HASH):
        name = f"{LOG}: {what}"
        feathers.in_log[what] = feathers.after_closing.pop(name, 0)
    return feathers


def _opened(settings: Settings) -> Pulse:
    """Open a pulse of a company founded today, and send its mails to the outbox."""
    db.create_all()
    top = staff.a_team("top")
    top.created_on = present().date()
    for number in range(TEAMS):
        staff.a_team(f"t{number}", top, people=TEAM_SIZE)
    pulse = staff.an_open_pulse(settings, present())
    done = schedule.tick(db.session(), settings, present(), Random(0))
    assert done.mails == PEOPLE
    return pulse


def _canaries(
    settings: Settings, pulse: Pulse, chance: Random
) -> tuple[Needles, list[dict[str, object]]]:
    """Return what must be nowhere in clear, and the ballots that hold it."""
    feather = secrets.token_hex(12)
    keys = [f"t{team}-{one}" for team in range(TEAMS) for one in range(TEAM_SIZE)]
    needles: Needles = {feather.encode(): "comment"}
    ballots = []
    for number, ticket in enumerate(staff.tickets_of(settings, pulse, keys)):
        ratings = {question: chance.choice(POINTS) for question in pulse.questions}
        needles |= dict.fromkeys(_written(ratings), "answers")
        needles[ticket.encode()] = "ticket"
        comment = f"{feather} of {number}"
        ballots.append({"ticket": ticket, "comment": comment, **ratings})
    for purpose, wrapped in _wrapped(pulse).items():
        key = urn.unwrapped(settings.secret, pulse.id, purpose, wrapped)
        needles[key] = f"{purpose} key"
    db.session.rollback()
    return needles, ballots


def _written(ratings: dict[str, int]) -> list[bytes]:
    """Return one person's answers as programs write them."""
    texts = [
        json.dumps(ratings),
        json.dumps(ratings, separators=(",", ":")),
        repr(ratings),
        urlencode(ratings),
    ]
    return [one.encode() for one in texts]


def _wrapped(pulse: Pulse) -> dict[str, bytes]:
    assert pulse.wrapped_private_key
    assert pulse.wrapped_ticket_key
    return {
        opening.PRIVATE: pulse.wrapped_private_key,
        opening.TICKETS: pulse.wrapped_ticket_key,
    }


def _sealed(pulse: Pulse) -> Needles:
    """Return what the database holds until closing, and never afterwards."""
    needles = dict.fromkeys(_wrapped(pulse).values(), "wrapped key")
    for envelope in db.session.scalars(select(Envelope)):
        needles[envelope.id] = ENVELOPE
        needles[envelope.sealed[:ENVELOPE_BYTES]] = ENVELOPE
    for stored in db.session.scalars(select(Ticket.hash)):
        needles[stored] = HASH
    db.session.rollback()
    return needles


def _places(settings: Settings, folder: Path) -> Callable[[], dict[str, list[Path]]]:
    """Return a function that lists the files of today by place."""
    own = settings.instance / "outbox"

    def files() -> dict[str, list[Path]]:
        places = {"outbox": files_in(own), "gunicorn": files_in(folder)}
        places |= _of_postgresql()
        taken = {file for listed in places.values() for file in listed}
        rest = [file for file in files_in(settings.instance) if file not in taken]
        return places | {"instance": rest}

    return files


def _of_postgresql() -> dict[str, list[Path]]:
    """List the files of the database server, after a checkpoint has written them."""
    if db.engine.dialect.name != "postgresql":
        return {}
    with db.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("CHECKPOINT"))
        data = Path(str(connection.scalar(text("SHOW data_directory"))))
        own = connection.scalar(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
    log, base = data / "pg_wal", data / "base"
    elsewhere = {log, *base.iterdir()} - {base / str(own), base / "pgsql_tmp"}
    return {
        "tables": [f for f in files_in(data) if not elsewhere & set(f.parents)],
        LOG: files_in(log),
        "database's log": [data.parent / "log"],
    }


def _everywhere(places: Mapping[str, list[Path]], needles: Needles) -> Counter[str]:
    """Hunt; tickets may stand in the outbox, which is there to hold them."""
    feathers: Counter[str] = Counter()
    for place, files in places.items():
        allowed = {"ticket"} if place == "outbox" else set()
        wanted = {n: name for n, name in needles.items() if name not in allowed}
        for name, number in found(files, wanted).items():
            feathers[f"{place}: {name}"] += number
    return feathers


def full(*, runs: int = 5) -> list[str]:
    """Hunt on both databases, for the product and for its mutants."""
    lines = []
    for variant in (PRODUCT, *MUTANTS):
        totals: defaultdict[str, Feathers] = defaultdict(Feathers)
        for seed in range(runs):
            for kind, settings in databases.each():
                totals[kind] += hunted(settings, seed, variant)
        for kind, total in totals.items():
            lines.append(f"canary, {kind}, {variant.name}, {runs * PEOPLE} ballots")
            lines.append(f"  while open: {told(total.while_open)}")
            lines.append(f"  after closing: {told(total.after_closing)}")
            if total.in_log.total():
                lines.append(f"  sealed, in the log: {told(total.in_log)}")
    return lines


def told(feathers: Counter[str]) -> str:
    return ", ".join(f"{n} x {what}" for what, n in feathers.items()) or "nothing"
