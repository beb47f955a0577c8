"""Answers that count: each once, whatever file brings it, and as it was said last.

What is known of one that counts already is asked where the file says otherwise, or
where nobody can tell whether it is the same.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    String,
    any_,
    cast,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from engagement.customers.files.dates import A_DAY
from engagement.customers.files.words import Role
from engagement.customers.imports import counting
from engagement.customers.imports.bulk import insert_numbers
from engagement.customers.intake.asks import (
    EACH,
    EXAMPLES,
    KEEP,
    OTHERS,
    REPLACE,
    SAME,
    About,
    Ask,
)
from engagement.customers.intake.cells import mixed
from engagement.customers.intake.intake import Intake
from engagement.customers.intake.rows import Mask, Numbers
from engagement.customers.models import CountedRow

IDS_AT_ONCE = 100_000
"""Looked for in one statement."""
SAID = ["team_id", "day", "spot", "score"]
"""By what an answer is told from another under the same id."""
FACTS = [*SAID, "standing"]
COLUMNS = ["id", "import_id", *FACTS]
NO_TEAM = 0
KINDS = {"score": np.int16, "standing": np.int16, "spot": np.int64}
"""Of numbers as they are kept; all others have 32 bits."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What a file says, beside the answers that count already."""

    said: Intake
    """With what must be asked; while nobody has answered, it says nothing."""
    ids: Numbers
    """By which its answers will be known; 0 for none."""
    counted: Mask
    """Which of them count already."""
    replaced: pd.DataFrame
    """The answers that count no more, with the columns of `COLUMNS`."""


@dataclass(frozen=True, eq=False)
class Overlap:
    """The answers of a file that are known already, by their places in it."""

    said: Intake
    ids: Numbers
    is_known: Mask
    before: pd.DataFrame
    """What those said that are known; its columns are `COLUMNS`."""

    @property
    def is_other(self) -> Mask:
        """Tell which say something else now, under an id of their own."""
        at = self.before.index
        now = replace(self.said, said=self.said.said.iloc[at]).facts()
        is_other = (now[SAID].to_numpy() != self.before[SAID].to_numpy()).any(axis=1)
        # What answers said was not always kept (migration 0011).
        is_other &= (self.before["team_id"] != NO_TEAM).to_numpy()
        found = np.zeros_like(self.is_known)
        found[at] = is_other & self.said.has_id[at]
        return found

    @property
    def is_like(self) -> Mask:
        """Tell which may be others that say the same, having no id nor time of day."""
        has_clock = (self.said.said["when"] % A_DAY != 0).to_numpy()
        found: Mask = self.is_known & ~self.said.has_id & ~has_clock
        return found


def compared(
    session: Session, said: Intake, source: str, without: int = 0
) -> Comparison:
    """Hold a file against all that counts, but for one import that it would replace."""
    ids = said.ids(source)
    were = known(session, ids, without)
    places = were.index.get_indexer(pd.Index(ids))
    is_known = places >= 0
    if not (is_known.any() or said.is_each):
        return Comparison(said, ids, is_known, were)
    at = np.flatnonzero(is_known)
    both = Overlap(said, ids, is_known, were.iloc[places[at]].set_axis(at))
    asks = tuple(_asks(session, both))
    said = replace(said, questions=(*said.questions, *asks))
    if all(one.answer for one in asks):
        answers = {one.about: one.answer for one in asks}
        return _answered(session, replace(both, said=said), answers)
    held = said.held + said.rows
    said = replace(said, said=said.said.head(0), held=held)
    return Comparison(said, ids[:0], is_known[:0], were.head(0))


def _asks(session: Session, both: Overlap) -> Iterator[Ask]:
    said = both.said
    if not said.can_be_asked:
        return
    is_other, is_like = both.is_other, both.is_like
    if is_other.any() and not said.is_each:
        columns = (said.recipe.roles[Role.ID],)
        readings = (REPLACE, KEEP, EACH)
        rows = said.said["row"][is_other].unique()[:EXAMPLES]
        some = tuple(map(str, rows))
        ask = Ask(About.CORRECTED, columns, "", readings, examples=some)
        yield ask.answered(said.recipe.answers)
    if is_like.any() and not _are_all_again(session, both, is_like, is_other):
        some = (str(np.count_nonzero(is_like)),)
        ask = Ask(About.LIKE, readings=(SAME, OTHERS), examples=some)
        yield ask.answered(said.recipe.answers)


def _are_all_again(
    session: Session, both: Overlap, is_like: Mask, is_other: Mask
) -> bool:
    """Tell whether a file has all that earlier ones say of the days that they share.

    Then it is the same sheet, grown, and nobody need be asked.
    """
    again = both.before[~is_other[both.before.index]]
    now = again.groupby(["import_id", "day"]).size()
    shared = both.before[is_like[both.before.index]]
    keys = pd.MultiIndex.from_frame(shared[["import_id", "day"]]).unique()
    kept = select(CountedRow.import_id, CountedRow.day, func.count()).where(
        CountedRow.import_id.in_(shared["import_id"].unique().tolist()),
        CountedRow.day.in_(shared["day"].unique().tolist()),
        CountedRow.replaced_by == 0,
    )
    grouped = kept.group_by(CountedRow.import_id, CountedRow.day)
    before = {(of, day): n for of, day, n in session.execute(grouped)}
    return all(before.get(key) == now.get(key) for key in keys)


def _answered(
    session: Session, both: Overlap, answers: Mapping[About, str]
) -> Comparison:
    ids, counted, is_other = both.ids, both.is_known, both.is_other
    corrected, replaced = answers.get(About.CORRECTED), both.before.head(0)
    if answers.get(About.LIKE) == OTHERS:
        ids = np.where(both.is_like, 0, ids)
        counted = counted & ~both.is_like
    if corrected == REPLACE:
        replaced = both.before[is_other[both.before.index]]
        counted = counted & ~is_other
    elif corrected == EACH or both.said.is_each:
        is_own = is_other | (~counted & pd.Series(ids).duplicated().to_numpy())
        is_own &= both.said.has_id
        some = replace(both.said, said=both.said.said[is_own]).facts()
        contents = mixed(*(some[name] for name in SAID)).view(np.int64)
        ids, counted = ids.copy(), counted & ~is_other
        ids[is_own] ^= contents
        counted[is_own] = np.isin(ids[is_own], known(session, ids[is_own]).index)
    return Comparison(both.said, ids, counted, replaced)


def known(session: Session, ids: Numbers, without: int = 0) -> pd.DataFrame:
    """Return what counts under some ids, by id; the columns are `COLUMNS`."""
    found = list[tuple[int, ...]]()
    if session.execute(select(CountedRow.id).limit(1)).first() is not None:
        asked = np.unique(ids[ids != 0])
        columns = [getattr(CountedRow, name) for name in COLUMNS]
        counts = CountedRow.replaced_by == 0, CountedRow.import_id != without
        for start in range(0, len(asked), IDS_AT_ONCE):
            some = asked[start : start + IDS_AT_ONCE].tolist()
            wanted = select(*columns).where(_is_among(session, some), *counts)
            found.extend(tuple(row) for row in session.execute(wanted))
    numbers = np.array(found, np.int64).reshape(-1, len(COLUMNS))
    return pd.DataFrame(numbers, columns=COLUMNS).set_index("id", drop=False)


def _is_among(session: Session, ids: list[int]) -> ColumnElement[bool]:
    """Return the condition that an id is one of these, sent as a single value."""
    if session.get_bind().dialect.name == "postgresql":
        together = literal(f"{{{','.join(map(str, ids))}}}", String)
        return CountedRow.id == any_(cast(together, ARRAY(BigInteger)))
    listed = func.json_each(json.dumps(ids)).table_valued("value")
    return CountedRow.id.in_(select(listed.c.value))


def keep(session: Session, found: Comparison, import_id: int) -> None:
    """Let answers with ids count no more, and those that they correct not at all."""
    is_new = ~found.counted & (found.ids != 0)
    ids = found.ids[is_new]
    # Sorted they are sought and kept several times as fast.
    order = np.argsort(ids)
    facts = found.said.facts()[is_new].iloc[order]
    _replace(session, found.replaced, import_id)
    numbers = {name: facts[name].to_numpy(KINDS.get(name, np.int32)) for name in FACTS}
    whose = np.full(len(ids), import_id, np.int32)
    rows = {"id": ids[order], "import_id": whose, **numbers}
    insert_numbers(session, CountedRow, rows)


def _replace(session: Session, were: pd.DataFrame, import_id: int) -> None:
    """Take answers out of the cells into which their imports brought them."""
    ids = np.unique(were["id"].to_numpy())
    for start in range(0, len(ids), IDS_AT_ONCE):
        some = _is_among(session, ids[start : start + IDS_AT_ONCE].tolist())
        session.execute(
            update(CountedRow)
            .where(some, CountedRow.replaced_by == 0)
            .values(replaced_by=import_id)
        )
    counting.add(session, were, -1)


def restore(session: Session, import_id: int) -> None:
    """Let count again what an import corrected; before its own answers are deleted.

    What a later one has corrected since stays as that one says it.
    """
    columns = [getattr(CountedRow, name) for name in COLUMNS]
    gone = select(*columns).where(CountedRow.replaced_by == import_id)
    rows = [tuple(row) for row in session.execute(gone)]
    if not rows:
        return
    were = pd.DataFrame(rows, columns=COLUMNS)
    ids = were["id"].tolist()
    mine = aliased(CountedRow)
    later = (
        select(mine.replaced_by)
        .where(mine.id == CountedRow.id, mine.import_id == import_id)
        .scalar_subquery()
    )
    session.execute(
        update(CountedRow)
        .where(CountedRow.replaced_by == import_id)
        .values(replaced_by=func.coalesce(later, 0)),
        execution_options={"synchronize_session": False},
    )
    now = known(session, np.array(ids, np.int64), import_id)
    counting.add(
        session, were.merge(now[["id", "import_id"]].reset_index(drop=True)), 1
    )
