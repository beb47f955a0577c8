"""Who answered what, asked of a database whose every byte is seen, secret apart.

Forty people are attacked and twenty more tell the attacker their answers. He knows
everybody's ticket, team, and the order in which they answered. Answers are drawn evenly
from the five points, so that nobody can guess better than one in five.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Protocol

from sqlalchemy import Connection

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse
from engagement.pulses.bank import POINTS
from engagement.pulses.closing import closing
from engagement.pulses.models import Pulse
from tests.conftest import NOON
from tests.pulses import staff
from tests.tables import create_tables
from tests.trust import databases
from tests.trust.database_operator import Dump, Links, OfPostgres, OfSqlite
from tests.trust.findings import BY_GUESSING, Findings, Given, findings_of
from tests.trust.mutants import bare_key, counters, ordered_comments

TARGETS, TALKERS, TEAM_SIZE, QUESTIONS = 40, 20, 6, 4
GUESSES = TARGETS * QUESTIONS
MUST_BREAK = 86
"""Of 160: what counters gave away in the experiment that condemned them."""

Record = Callable[[Connection, OpenPulse, str, Mapping[str, int], str], AnswerOutcome]
Prepare = Callable[[Connection, Iterable[str], str], None]
Close = Callable[[Settings, Pulse, int], None]


class Operator(Protocol):
    """Somebody who looks at the database after each submission."""

    def look(self) -> None: ...
    def dumps(self) -> list[Dump]: ...
    def links(self) -> dict[str, Links]: ...
    def stop(self) -> None: ...


@dataclass(frozen=True)
class Variant:
    """A way of taking answers and of closing: the product's, or a mutant's."""

    name: str
    record: Record = answering.record
    prepare: Prepare | None = None
    close: Close | None = staff.close


PRODUCT = Variant("sealed envelopes")
COUNTERS = Variant("counters", counters.record, counters.prepare, close=None)
COUNTERS_APART = Variant(
    "counters, two transactions", counters.record_apart, counters.prepare, close=None
)
COUNTERS_TOUCHED = Variant(
    "counters, all touched", counters.record_and_touch, counters.prepare, close=None
)
BARE_KEY = Variant("key not wrapped", prepare=bare_key.prepare, close=None)
ORDERED = Variant("comments in order", close=ordered_comments.close)
MUTANTS = (COUNTERS, COUNTERS_APART, COUNTERS_TOUCHED, BARE_KEY, ORDERED)


def attacked(settings: Settings, seed: int, variant: Variant) -> Findings:
    """Let sixty people answer under the attacker's eyes; close; let him guess."""
    chance = Random(seed)
    url = settings.database_url
    operator: Operator = OfSqlite(url) if url.startswith("sqlite") else OfPostgres(url)
    with create_app(settings, lambda: NOON).app_context():
        create_tables()
        pulse = _opened(settings, variant)
        given = _drawn(settings, pulse, chance)
        operator.look()
        _submit(given, variant, operator, settings.secret)
        links, while_open = operator.links(), list(operator.dumps())
        if variant.close:
            variant.close(settings, pulse, seed)
            closing.wipe(db.session())
            operator.look()
        dumps = operator.dumps()
        db.session.remove()
        db.engine.dispose()
    operator.stop()
    return findings_of(given, links, while_open, dumps)


def _opened(settings: Settings, variant: Variant) -> Pulse:
    top = staff.a_team("top")
    for number in range((TARGETS + TALKERS) // TEAM_SIZE):
        staff.a_team(f"t{number}", top, people=TEAM_SIZE)
    pulse = staff.an_open_pulse(settings, NOON)
    questions = pulse.questions[:QUESTIONS]
    db.session.commit()
    if variant.prepare:
        with db.engine.begin() as connection:
            variant.prepare(connection, questions, settings.secret)
    return pulse


def _drawn(settings: Settings, pulse: Pulse, chance: Random) -> list[Given]:
    """Draw everybody's answers, and the order in which they send them."""
    people = db.session.query(Person).order_by(Person.id).all()
    secret_tickets = staff.tickets_of(settings, pulse, [one.key for one in people])
    given = [
        Given(
            ticket,
            person.team_id,
            {one: chance.choice(POINTS) for one in pulse.questions[:QUESTIONS]},
            chance.choice(["", f"comment of {person.key}"]),
            is_target=number < TARGETS,
        )
        for number, (person, ticket) in enumerate(
            zip(people, secret_tickets, strict=True)
        )
    ]
    db.session.rollback()
    chance.shuffle(given)
    return given


def _submit(
    given: Iterable[Given], variant: Variant, operator: Operator, secret: str
) -> None:
    with db.engine.connect() as connection:
        found = answering.open_pulse(connection, NOON, secret)
    assert found
    for one in given:
        with db.engine.connect() as connection:
            connection.begin()
            outcome = variant.record(
                connection, found, one.ticket, one.ratings, one.comment
            )
            connection.commit()
        assert outcome is AnswerOutcome.COUNTED
        operator.look()


def full(*, runs: int = 10) -> Iterator[str]:
    """Attack the product on both databases so many times, and every mutant once."""
    for variant in (PRODUCT, *MUTANTS):
        totals: defaultdict[str, Findings] = defaultdict(Findings)
        for seed in range(runs if variant is PRODUCT else 1):
            for kind, settings in databases.each():
                totals[kind] += attacked(settings, seed, variant)
        for kind, total in totals.items():
            yield from told(f"{kind}, {variant.name}", total)
            assert total.is_held is (variant is PRODUCT)


def told(title: str, found: Findings) -> list[str]:
    people = found.pulses * TARGETS
    lines = [f"linkage, {title}: {found.right} of {found.guesses} answers right"]
    lines[0] += (
        f" (guessing: {float(found.guesses * BY_GUESSING):.0f}, p = {found.chance:.2g})"
    )
    for means, linked in found.linked.items():
        lines.append(f"  {means}: {linked} of {people} tickets tied to rows")
        lines[-1] += f", {found.read[means]} answers read"
    if found.comments:
        lines.append(f"  dumps beside figures: {found.only_dumps} answers won")
        lines[-1] += f", {found.only_figures} lost"
        lines[-1] += f" (p = {found.chance_beyond_figures:.2g})"
        lines.append(
            f"  {found.placed} of {found.comments} comments betray their author"
        )
        lines.append(
            f"  size tells of {found.sizes_tell} of {people} whether they wrote"
        )
    return lines
