"""A full run at debug level with injected faults: what do the logs say of people?

Everybody answers from an address of their own, behind a web server that names another
one, with a browser and a cookie of their own.
"""

import re
import secrets
import socket
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, func, select, text

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.pulses import schedule
from engagement.pulses.models import Comment, Pulse, ResultsLink
from tests.mail.post_office import TAKEN, post_office
from tests.trust import ballots, databases, listening
from tests.trust.ballots import KEYS, PEOPLE, TEAM_SIZE, Form, Needles
from tests.trust.debugging import loud
from tests.trust.listening import Reply, ask
from tests.trust.needles import files_in, found, told

DEBUGGING = "tests.trust.debugging:app"
LOUDEST = ("--log-level", "debug", "--capture-output")
FAULTS = {
    "postgresql": (
        "ALTER TABLE envelope ADD CONSTRAINT fault CHECK (pulse_id < 0) NOT VALID",
        "ALTER TABLE envelope DROP CONSTRAINT fault",
    ),
    "sqlite": (
        """CREATE TRIGGER fault BEFORE INSERT ON envelope
        BEGIN SELECT RAISE(ABORT, 'the disk is full'); END""",
        "DROP TRIGGER fault",
    ),
}
"""What makes an envelope impossible to store, and what mends it."""
AWAY = "ALTER TABLE results_link RENAME TO away"
BACK = "ALTER TABLE away RENAME TO results_link"
"""What lets the page of results fail, and mends it."""
CODE = "results code"
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
UNAVAILABLE = 503
NOWHERE = "smtp://127.0.0.1:1"
"""A mail server that nobody reaches."""
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Variant:
    """The product, or a mutant: another application, or more words of gunicorn's."""

    name: str
    application: str = DEBUGGING
    options: tuple[str, ...] = LOUDEST


PRODUCT = Variant("product")
TALKATIVE = Variant("answers logged, a cookie", "tests.trust.mutants.talkative:app")
ACCESS_LOG = Variant("access log", options=(*LOUDEST, "--access-logfile", "-"))
MUTANTS = (TALKATIVE, ACCESS_LOG)


@dataclass
class Overheard:
    """What was heard; that of several runs can be added up."""

    ours: Counter[str] = field(default_factory=Counter)
    """In gunicorn's log and the scheduler's: names of needles."""
    database: Counter[str] = field(default_factory=Counter)
    """In PostgreSQL's own log, with `log_statement=all`."""
    cookies: list[str] = field(default_factory=list)
    """Headers of the answer page that have to do with cookies."""
    statuses: Counter[int] = field(default_factory=Counter)
    lines: int = 0
    """Lines in our logs: there was something to listen to."""

    def __add__(self, other: "Overheard") -> "Overheard":
        mine, others = vars(self), vars(other)
        return Overheard(**{name: mine[name] + others[name] for name in mine})


class Crowd:
    """People who answer, each from an address and with a browser of their own."""

    def __init__(self, port: int, heard: Overheard) -> None:
        self.port, self.heard = port, heard
        self.mark = secrets.token_hex(8)
        self.wrong = [secrets.token_hex(12).upper() for _ in KEYS]

    def needles(self) -> Needles:
        people = range(PEOPLE)
        return (
            {self.mark.encode(): "browser or cookie"}
            | {address(one).encode(): "address" for one in people}
            | {named(one).encode(): "address" for one in people}
            | {one.encode(): "wrong ticket" for one in self.wrong}
            | {f"{key}@example.org".encode(): "e-mail" for key in KEYS}
        )

    def visit(self, number: int, path: str, form: Form | None = None) -> Reply:
        headers = {
            "User-Agent": f"browser {self.mark}",
            "Cookie": f"diapason={self.mark}; other={self.mark}",
            "X-Forwarded-For": named(number),
            "Forwarded": f"for={named(number)}",
        }
        reply = ask(self.port, path, form, headers, source=address(number))
        self.heard.statuses[reply.status] += 1
        if path.startswith(("/p?", "/r/")) or path == "/p":
            cookies = reply.headers.get_all("Set-Cookie", [])
            varied = [v for v in reply.headers.get_all("Vary", []) if "ookie" in v]
            self.heard.cookies += [*cookies, *varied]
        return reply

    def stumble(self, number: int, form: Form) -> None:
        """Send what a person, or somebody with ill will, sends by mistake."""
        ticket = self.wrong[number]
        self.visit(number, f"/p?ticket={ticket}")
        self.visit(number, "/p", form | {"ticket": ticket})
        self.visit(number, "/p", {"ticket": form["ticket"], "energy": 9})
        self.visit(number, "/p", {"comment": form["comment"], "energy": 3})
        self.visit(number, "/p", form | {"ticket": f"{ticket}\0\x7f"})
        self.visit(number, "/nothing", form)
        self.visit(number, "/promise", form)
        self.visit(number, f"/nothing?{ticket}")

    def read(self, number: int, codes: list[str]) -> None:
        """Look at the results of one's group, and at none."""
        for code in codes:
            self.visit(number, f"/r/{code}?language=fr")
        self.visit(number, f"/r/{self.wrong[number]}")

    def break_off(self, number: int) -> None:
        """Begin a request and leave; then send one that is none."""
        head = f"POST /p HTTP/1.1\r\nX-Forwarded-For: {named(number)}\r\n"
        for words in (
            f"{head}Content-Length: 900\r\n\r\nticket=",
            f"{head}oh no\r\n\r\n",
        ):
            with socket.create_connection(
                ("127.0.0.1", self.port), source_address=(address(number), 0)
            ) as connection:
                connection.sendall(words.encode())

    def ask_link(self, number: int) -> None:
        """Ask for a link to sign in, while no mail can be sent."""
        page = ask(self.port, "/sign-in")
        token = TOKEN.search(page.page)
        assert token
        cookie = {"Cookie": page.headers["Set-Cookie"].partition(";")[0]}
        form = {"csrf_token": token[1], "email": f"{KEYS[number]}@example.org"}
        self.heard.statuses[ask(self.port, "/sign-in/link", form, cookie).status] += 1


def address(number: int) -> str:
    return f"127.77.{100 + number}.1"


def named(number: int) -> str:
    """Return the address that the web server in front names."""
    return f"203.0.113.{100 + number}"


def overheard(settings: Settings, seed: int, variant: Variant = PRODUCT) -> Overheard:
    """Run a pulse with faults from opening to closing, and read the logs."""
    heard = Overheard()
    _log_statements(settings)
    with (
        TemporaryDirectory() as name,
        loud(Path(name) / "scheduler"),
        create_app(settings).app_context(),
    ):
        with post_office(_refuse_one) as office:
            pulse = ballots.opened(replace(settings, mail_server=office.url), 1)
        plain, forms = ballots.canaries(settings, pulse, Random(seed))
        sealed = ballots.sealed_in(pulse)
        mute = replace(settings, mail_server=NOWHERE)
        with listening.server(
            mute, Path(name), variant.application, *variant.options
        ) as port:
            crowd = Crowd(port, heard)
            _answer(crowd, forms)
            sealed |= ballots.sealed_in(pulse)
        _end(settings, pulse)
        needles = (
            plain | sealed | crowd.needles() | dict.fromkeys(_written_codes(), CODE)
        )
        files = files_in(Path(name))
        heard.ours = found(files, needles)
        heard.lines = sum(len(one.read_bytes().splitlines()) for one in files)
        heard.database = found(_database_log(), needles)
        db.session.remove()
        db.engine.dispose()
    return heard


def _log_statements(settings: Settings) -> None:
    """Let PostgreSQL log every statement, and bind values with them."""
    if settings.database_url.startswith("postgresql"):
        engine = create_engine(settings.database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            name = connection.scalar(text("SELECT current_database()"))
            connection.execute(text(f"ALTER DATABASE {name} SET log_statement = 'all'"))
        engine.dispose()


def _answer(crowd: Crowd, forms: list[Form]) -> None:
    """Let everybody answer and stumble, with a database that fails now and then."""
    fault, mend = FAULTS[db.engine.dialect.name]
    _do(fault)
    for number, form in enumerate(forms[:TEAM_SIZE]):
        assert crowd.visit(number, "/p", form).status == UNAVAILABLE
    _do(mend)
    if db.engine.dialect.name == "postgresql":
        _do(CUT)
    for number, form in enumerate(forms):
        crowd.visit(number, "/p")
        # Each worker may find its connection cut once.
        replies = [crowd.visit(number, "/p", form) for _ in range(4)]
        assert any("already counted" in reply.page for reply in replies)
    for number, form in enumerate(forms[:TEAM_SIZE]):
        crowd.stumble(number, form)
        crowd.break_off(number)
        crowd.ask_link(number)

    _read(crowd)


def _read(crowd: Crowd) -> None:
    """Let some read what came out, and then fail for each of them."""
    codes = list(db.session.scalars(select(ResultsLink.code)))
    db.session.rollback()
    for number in range(TEAM_SIZE):
        crowd.read(number, codes)
    _do(AWAY)
    for number in range(TEAM_SIZE):
        crowd.read(number, codes)
    _do(BACK)


def _written_codes() -> list[bytes]:
    codes = db.session.scalars(select(ResultsLink.code))
    return [code.encode() for code in codes]


def _refuse_one(to: str) -> str:
    """Refuse an address as a server may, which names it."""
    return f"550 no such mailbox: {to}" if to.startswith("t0-0@") else TAKEN


def _do(statement: str) -> None:
    with db.engine.begin() as connection:
        connection.execute(text(statement))


def _end(settings: Settings, pulse: Pulse) -> None:
    """Fail to remind, remind, and close."""
    session, late = db.session(), pulse.closes_at - timedelta(hours=1)
    schedule.tick(session, replace(settings, mail_server=NOWHERE), late, Random(0))
    with post_office(_refuse_one) as office:
        reached = replace(settings, mail_server=office.url)
        done = schedule.tick(session, reached, late, Random(0))
        assert done.mails == PEOPLE - 1
    done = schedule.tick(session, settings, pulse.closes_at, Random(0))
    assert done.closed == pulse.week
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


def _database_log() -> list[Path]:
    if db.engine.dialect.name != "postgresql":
        return []
    data = db.session.scalar(text("SHOW data_directory"))
    return [Path(str(data)).parent / "log"]


def full(*, runs: int = 3) -> Iterator[str]:
    """Listen on both databases, to the product and to its mutants."""
    for variant in (PRODUCT, *MUTANTS):
        totals: defaultdict[str, Overheard] = defaultdict(Overheard)
        for seed in range(runs if variant is PRODUCT else 1):
            for kind, settings in databases.each():
                totals[kind] += overheard(settings, seed, variant)
        for kind, total in totals.items():
            requests = total.statuses.total()
            yield f"silence, {kind}, {variant.name}, {requests} requests"
            yield f"  {total.lines} lines logged: {told(total.ours)}"
            yield f"  cookies on /p: {len(total.cookies)}"
            if total.database.total():
                yield f"  log_statement=all: {told(total.database)}"
            is_silent = not total.ours and not total.cookies
            assert is_silent is (variant is PRODUCT)
