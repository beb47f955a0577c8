"""A canary in every ballot: where do its feathers lie, before closing and after?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import select, text

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.pulses.closing import closing
from engagement.pulses.models import Comment, Pulse
from tests.pulses import staff
from tests.trust import ballots, databases, listening
from tests.trust.ballots import ENVELOPE, HASH, PEOPLE, WRAPPED, Needles
from tests.trust.mutants import unwiped
from tests.trust.needles import files_in, found, told

LOG = "write-ahead log"

Close = Callable[[Settings, Pulse], None]


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
    ballots: int = 0
    comments: int = 0
    """Comments released: none is publishable here."""

    def __add__(self, other: "Feathers") -> "Feathers":
        return Feathers(
            self.while_open + other.while_open,
            self.after_closing + other.after_closing,
            self.in_log + other.in_log,
            self.ballots + other.ballots,
            self.comments + other.comments,
        )


def hunted(settings: Settings, seed: int, variant: Variant = PRODUCT) -> Feathers:
    """Run a pulse from opening to closing and hunt in every file, before and after."""
    feathers = Feathers(ballots=PEOPLE)
    with TemporaryDirectory() as name, create_app(settings).app_context():
        folder = Path(name)
        pulse = ballots.opened(settings)
        plain, forms = ballots.canaries(settings, pulse, Random(seed))
        with listening.server(settings, folder, variant.application) as port:
            for form in forms:
                reply = listening.ask(port, "/p", form)
                assert "your answers count" in reply.page, reply
            places = _places(settings, folder)
            feathers.while_open = _everywhere(places(), plain)
            sealed = ballots.sealed_in(pulse)
            variant.close(settings, pulse)
            feathers.after_closing = _everywhere(places(), plain | sealed)
            feathers.comments = len(db.session.scalars(select(Comment)).all())
        db.session.remove()
        db.engine.dispose()
    for what in (WRAPPED, ENVELOPE, HASH):
        name = f"{LOG}: {what}"
        feathers.in_log[what] = feathers.after_closing.pop(name, 0)
    return feathers


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


def full(*, runs: int = 5) -> Iterator[str]:
    """Hunt on both databases, for the product and for its mutants."""
    for variant in (PRODUCT, *MUTANTS):
        totals: defaultdict[str, Feathers] = defaultdict(Feathers)
        for seed in range(runs if variant is PRODUCT else 1):
            for kind, settings in databases.each():
                totals[kind] += hunted(settings, seed, variant)
        for kind, total in totals.items():
            yield f"canary, {kind}, {variant.name}, {total.ballots} ballots"
            yield f"  while open: {told(total.while_open)}"
            yield f"  after closing: {told(total.after_closing)}"
            if total.in_log.total():
                yield f"  sealed, in the log: {told(total.in_log)}"
        found = [one for one in totals.values() if one.while_open or one.after_closing]
        assert not found if variant is PRODUCT else found
