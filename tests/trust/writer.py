"""An operator of the database who writes to it: triggers, keys, snapshots, tickets.

He is an employee as well, so he has a ticket of his own; the secret he has not. What
he changes is refused before an answer is sealed or a mail is sent, or it changes
nothing of whom is asked, what can be read, and what is published.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import Connection, insert, select, text

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person
from engagement.pulses import schedule
from engagement.pulses.answering import answering
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Envelope, Figure, Pulse
from engagement.pulses.opening import opening
from tests.conftest import NOON
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff
from tests.tables import create_tables
from tests.trust import databases
from tests.trust.mutants import trusting

MINE = PrivateKey(b"the operator's own key, of 32 B.")
OWN, SHOP, PEOPLE = "shop-0", "shop", 8
FORGED = 5
"""So many false ballots beside one true one make a figure that tells the one."""
ADDRESS = "operator@example.org"
SWAP = (
    "CREATE TRIGGER swap AFTER INSERT ON pulse BEGIN "
    "UPDATE pulse SET public_key = X'{key}' WHERE id = NEW.id; END"
)
Attack = Callable[[Connection, "Operator"], None]


@dataclass
class Operator:
    """What he knows: where the pulse and his team are, and his own ticket."""

    settings: Settings
    pulse_id: int
    shop_id: int
    ticket: str
    public_key: bytes

    @property
    def own_hash(self) -> bytes:
        return tickets.hash_ticket(self.ticket)


@dataclass
class Gain:
    """What a whole pulse gave him; nothing of it may be there."""

    read: int = 0
    """Ballots of others that his own key opens."""
    tickets_of_others: int = 0
    """Mails to him that hold somebody else's ticket."""
    figures: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    """What was published: (question, team) to the range of respondents."""
    answered: int = 0
    is_voided: bool = False
    mailed: int = 0


def swap_key_by_trigger(connection: Connection, _operator: object) -> None:
    """Exchange every public key the moment it is written (before the opening)."""
    key = bytes(MINE.public_key).hex()
    if connection.dialect.name == "sqlite":
        connection.execute(text(SWAP.format(key=key)))
        return
    connection.execute(
        text(
            "CREATE FUNCTION swap() RETURNS trigger AS $$ BEGIN NEW.public_key = "
            f"'\\x{key}'::bytea; RETURN NEW; END $$ LANGUAGE plpgsql"
        )
    )
    connection.execute(
        text(
            "CREATE TRIGGER swap BEFORE INSERT ON pulse FOR EACH ROW "
            "EXECUTE FUNCTION swap()"
        )
    )


def swap_key(connection: Connection, _operator: Operator) -> None:
    key = {"key": bytes(MINE.public_key)}
    connection.execute(text("UPDATE pulse SET public_key = :key"), key)


def lower_the_limit(connection: Connection, _operator: Operator) -> None:
    connection.execute(text("UPDATE pulse SET smallest_group = 1"))


def close_at_once(connection: Connection, _operator: Operator) -> None:
    soon = NOON + timedelta(minutes=1)
    moment = soon if connection.dialect.name != "sqlite" else soon.replace(tzinfo=None)
    connection.execute(text("UPDATE pulse SET closes_at = :at"), {"at": moment})


def nobody_invited(connection: Connection, operator: Operator) -> None:
    """Make a rest look empty that is not."""
    connection.execute(
        text("UPDATE snapshot_team SET invited = 0 WHERE team_id = :team"),
        {"team": operator.shop_id},
    )


def regroup(connection: Connection, operator: Operator) -> None:
    connection.execute(
        text("UPDATE snapshot_person SET group_id = :team"), {"team": operator.shop_id}
    )


def take_an_address(connection: Connection, _operator: Operator) -> None:
    """Put his own address into a colleague's row of the directory."""
    connection.execute(
        text("UPDATE person SET email = :mine WHERE key = 'shop-1'"), {"mine": ADDRESS}
    )


def take_an_address_and_its_hash(connection: Connection, operator: Operator) -> None:
    """The same, with the hash of his own address from the snapshot."""
    take_an_address(connection, operator)
    connection.execute(
        text(
            "UPDATE snapshot_person SET address = (SELECT address FROM snapshot_person "
            "JOIN person ON person.id = person_id WHERE person.key = :own) "
            "WHERE person_id = (SELECT id FROM person WHERE key = 'shop-1')"
        ),
        {"own": OWN},
    )


def take_an_identity(connection: Connection, _operator: Operator) -> None:
    """Exchange the random ids of which tickets are made."""
    mine, theirs = (
        connection.scalar(select(Person.uuid).where(Person.key == key))
        for key in (OWN, "shop-1")
    )
    for key, uuid in ((OWN, "x"), ("shop-1", mine), (OWN, theirs)):
        values = {"uuid": uuid, "key": key}
        connection.execute(
            text("UPDATE person SET uuid = :uuid WHERE key = :key"), values
        )


def add_tickets(connection: Connection, operator: Operator) -> None:
    """Add tickets of his own making, in the group that his own is in."""
    group = connection.scalar(
        text('SELECT "group" FROM ticket WHERE hash = :hash'),
        {"hash": operator.own_hash},
    )
    for number in range(FORGED):
        connection.execute(
            text('INSERT INTO ticket (hash, pulse_id, "group", spent) '
                 "VALUES (:hash, :pulse, :group, :spent)"),
            {
                "hash": tickets.hashes_of(f"forged {number}")[0],
                "pulse": operator.pulse_id, "group": group, "spent": False,
            },
        )  # fmt: skip


def add_envelopes(connection: Connection, operator: Operator) -> None:
    """Seal ballots of his own to the public key, which is no secret."""
    box = SealedBox(PublicKey(operator.public_key))
    content = f'[{operator.shop_id},{{"pride":1}},"",""]'.encode().ljust(urn.SIZE)
    for _ in range(FORGED):
        _store(connection, operator.pulse_id, box.encrypt(content))


def copy_envelopes(connection: Connection, operator: Operator) -> None:
    for sealed in connection.scalars(select(Envelope.sealed)).all():
        _store(connection, operator.pulse_id, sealed)


def remove_envelopes(connection: Connection, _operator: Operator) -> None:
    connection.execute(
        text(
            "DELETE FROM envelope "
            "WHERE id = (SELECT id FROM envelope ORDER BY id LIMIT 1)"
        )
    )


def unspend(connection: Connection, operator: Operator) -> None:
    """Answer again and again with his own ticket."""
    pulse = answering.open_pulse(connection, NOON, operator.settings.secret)
    assert pulse
    for _ in range(FORGED):
        connection.execute(text("UPDATE ticket SET spent = false WHERE hash = :hash"),
                           {"hash": operator.own_hash})  # fmt: skip
        answering.record(connection, pulse, operator.ticket, {"pride": 1}, "")


def _store(connection: Connection, pulse_id: int, sealed: bytes) -> None:
    row = {"id": secrets.token_bytes(16), "pulse_id": pulse_id, "sealed": sealed}
    connection.execute(insert(Envelope), row)


BEFORE_OPENING = {"a trigger that swaps the public key": swap_key_by_trigger}
WHILE_OPEN: dict[str, Attack] = {
    "another public key": swap_key,
    "a lower limit": lower_the_limit,
    "an early end": close_at_once,
    "a group emptied": nobody_invited,
    "everybody in another group": regroup,
    "his address in a colleague's row": take_an_address,
    "his address and its hash": take_an_address_and_its_hash,
    "a colleague's identity": take_an_identity,
    "tickets of his own": add_tickets,
}
BEFORE_CLOSING: dict[str, Attack] = {
    "ballots of his own": add_envelopes,
    "ballots twice": copy_envelopes,
    "a ballot removed": remove_envelopes,
    "his ticket unspent": unspend,
}
ATTACKS: Mapping[str, Attack] = {**BEFORE_OPENING, **WHILE_OPEN, **BEFORE_CLOSING}


def attacked(settings: Settings, name: str = "") -> Gain:
    """Run a pulse from opening to closing, with one attack in it or with none."""
    with create_app(settings).app_context():
        create_tables()
        top = staff.a_team("top", people=PEOPLE)
        shop = staff.a_team(SHOP, top, people=PEOPLE)
        db.session.commit()
        shop_id = shop.id
        _attack(settings, BEFORE_OPENING.get(name), None)
        pulse = staff.an_open_pulse(settings, NOON)
        operator = Operator(
            settings, pulse.id, shop_id, _ticket(settings, pulse), _key(settings, pulse)
        )
        _attack(settings, WHILE_OPEN.get(name), operator)
        gain = Gain(mailed=schedule.tick(db.session(), settings, NOON, Random(1)).mails)
        gain.tickets_of_others = _tickets_of_others(settings, operator)
        gain.answered = _answer(settings, operator)
        gain.read = _readable()
        _attack(settings, BEFORE_CLOSING.get(name), operator)
        closes_at = NOON + timedelta(days=3)
        done = schedule.tick(db.session(), settings, closes_at, Random(1))
        gain.is_voided = done.voided is not None
        gain.figures = _figures()
        db.session.remove()
        db.engine.dispose()
    return gain


def is_harmless(gain: Gain, baseline: Gain) -> bool:
    """Tell whether it was refused or changed nothing; some mails less are no gain."""
    if gain.read or gain.tickets_of_others:
        return False
    return gain.is_voided or gain.figures == baseline.figures


def _attack(
    settings: Settings, attack: Attack | None, operator: Operator | None
) -> None:
    db.session.commit()
    if attack:
        with db.engine.begin() as connection:
            attack(connection, operator)  # type: ignore[arg-type]  # before the opening
        db.session.expire_all()


def _ticket(settings: Settings, pulse: Pulse) -> str:
    return staff.ticket_of(settings, pulse, OWN)


def _key(settings: Settings, pulse: Pulse) -> bytes:
    """Return the true public key, of which a reader of the database made a copy."""
    wrapped = pulse.wrapped_private_key or b""
    private = urn.unwrap_key(settings.secret, pulse.id, urn.PRIVATE, wrapped)
    return bytes(PrivateKey(private).public_key)


def _answer(settings: Settings, operator: Operator) -> int:
    """Let all of the upper team answer, and two of his own, through the page."""
    names = [f"top-{n}" for n in range(PEOPLE)] + [OWN, "shop-1"]
    known = {one.key: one for one in db.session.scalars(select(Person))}
    pulse = db.session.get_one(Pulse, operator.pulse_id)
    sent = [opening.ticket_of(pulse, known[name], settings.secret) for name in names]
    sent += [f"forged {number}" for number in range(FORGED)]
    db.session.rollback()
    app = create_app(settings, lambda: NOON)
    client = app.test_client()
    pages = [client.post("/p", data={"ticket": t, "pride": "4"}).text for t in sent]
    with app.app_context():
        db.engine.dispose()
    return sum("your answers count" in page for page in pages)


def _readable() -> int:
    box, found = SealedBox(MINE), 0
    for sealed in db.session.scalars(select(Envelope.sealed)):
        try:
            box.decrypt(sealed)
        except CryptoError:
            continue
        found += 1
    return found


def _tickets_of_others(settings: Settings, operator: Operator) -> int:
    mails = lying_in(settings.instance)
    mine = [one for one in mails if one["To"] in {ADDRESS, f"{OWN}@example.org"}]
    return sum(operator.ticket not in text_of(one) for one in mine)


def _figures() -> dict[tuple[str, int], tuple[int, int]]:
    rows = db.session.execute(
        select(Figure.question, Figure.team_id, Figure.low, Figure.high)
    )
    return {(question, team): (low, high) for question, team, low, high in rows}


def full() -> Iterator[str]:
    """Try every attack on both databases, and those on mutants that they break."""
    for kind, settings in databases.each():
        baseline = attacked(settings)
        yield f"writer, {kind}: {baseline.answered} answers without an attack"
    for name in ATTACKS:
        for kind, settings in databases.each():
            gain = attacked(settings, name)
            verdict = "voided" if gain.is_voided else "changes nothing"
            yield f"  {kind}, {name}: {gain.answered} answers taken, {verdict}"
            assert is_harmless(gain, baseline), name
    for name, mutant in trusting.FOUND_OUT.items():
        for kind, settings in databases.each():
            with mutant():
                gain = attacked(settings, name)
            yield f"  {kind}, {mutant.__name__}, {name}: gains {gain}"
            assert not is_harmless(gain, baseline), name
