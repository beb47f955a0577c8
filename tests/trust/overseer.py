"""What must hold whatever HR has done: the log, and history that tells of nobody."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.anonymity.groups import SMALLEST_GROUP, Group, Tree
from engagement.anonymity.publication import small_rests
from engagement.people import queries
from engagement.people.changes import snapshot
from engagement.people.changes.snapshot import Entry, Picture
from engagement.people.models import Change, RosterChange
from engagement.pulses.history import Cell
from engagement.pulses.models import Figure, Release
from engagement.weeks import iso_week
from tests.people.changes.test_snapshot import known, replayed
from tests.trust.edits import Row

HIDDEN = "an address in the log"
UNTOLD = {Change.ADDRESS: "email", Change.RECODED: "key"}
"""Of which the log says that it changed, and no more."""


def said_since(session: Session, last: int) -> list[Entry]:
    since = select(RosterChange).where(RosterChange.id > last)
    rows = session.scalars(since.order_by(RosterChange.id))
    return [(one.change, one.who, one.before, one.after) for one in rows]


def hides_addresses(said: Sequence[Entry]) -> bool:
    return not any("@" in word for _, *words in said for word in words)


def log_held(
    before: Picture, after: Picture, said: Sequence[Entry], today: date
) -> Iterator[tuple[str, bool]]:
    """Yield what the log promises, and whether it is so.

    People of one name cannot be told apart in it, nor found by a name that is an
    address: then the whole is not looked at.
    """
    for change, column in UNTOLD.items():
        told = Counter(who for what, who, *_ in said if what is change)
        yield f"a change of {column} untold", told == _changed(before, after, column)
    yield HIDDEN, hides_addresses(said)
    if _has_names_apart(before) and _has_names_apart(after):
        told_all = replayed(known(before), said, today) == known(after)
        yield "an edit untold", told_all


def _has_names_apart(seen: Picture) -> bool:
    found = known(seen)
    people, teams = len(found.persons), len(found.teams)
    is_apart = (people, teams) == (len(seen.persons), len(seen.teams))
    return is_apart and not any("@" in name for name in found.persons)


def _changed(before: Picture, after: Picture, column: str) -> Counter[str]:
    return Counter(
        snapshot.public_name(now.name)
        for uuid, now in after.persons.items()
        if uuid in before.persons
        and getattr(before.persons[uuid], column) != getattr(now, column)
    )


def imported_weeks(session: Session) -> set[int]:
    return set(session.scalars(select(Release.week).where(Release.pulse_id.is_(None))))


def figures(session: Session) -> dict[Cell, int]:
    """Return how many answered, of all the history that was imported."""
    wanted = select(Figure.week, Figure.team_id, Figure.question, Figure.low)
    imported = wanted.join(Release).where(Release.pulse_id.is_(None))
    return {(row[0], row[1], row[2]): row[3] for row in session.execute(imported)}


def telling(
    session: Session, added: Collection[Cell], given: Container[Row]
) -> list[Cell]:
    """Return the new cells with which one to four people can be computed.

    Of those that a row has given: any other is an average of figures beside it.
    given: team, week and question of each row that was taken in.
    """
    nodes = queries.nodes(session)
    keys = {node.id: node.key for node in nodes}
    tree = Tree(Group(node.id, node.parent_id, is_settled=True) for node in nodes)
    known = {
        (week, team, question): number
        for (week, team, question), number in figures(session).items()
        if (keys[team], iso_week(week), question) in given
    }
    new = known.keys() & added
    return [cell for cell in new if _is_in_a_small_rest(tree, cell, known)]


def _is_in_a_small_rest(tree: Tree, cell: Cell, known: Mapping[Cell, int]) -> bool:
    week, team, question = cell
    beside = {t: n for (w, t, q), n in known.items() if (w, q) == (week, question)}
    rests = small_rests(tree, beside, SMALLEST_GROUP)
    return any(team in {above, *below} for above, below in rests.items())
