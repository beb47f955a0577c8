"""What a file says, and how it was read: answers or totals, refusals, questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from engagement.customers.files.dates import A_DAY
from engagement.customers.files.numbers import bare
from engagement.customers.files.recipe import (
    SKIP,
    Alias,
    Kind,
    Recipe,
    What,
)
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import EACH, About, Ask
from engagement.customers.intake.cells import Cell, Comment, Tally, mixed, salt
from engagement.customers.intake.rows import (
    CELL,
    TALLY,
    Mask,
    Numbers,
)
from engagement.customers.metrics.catalogue import METRICS, Metric
from engagement.files.tables import LONGEST_SEEN, MOST_SEEN
from engagement.refusals import FileRefused, Reason, Refusal

FIRST_NEW_TEAM = SKIP - 1
"""Stands for a team that is yet to be created; the next one is one less."""
ORDER = ["metric", "week", "team", "moment"]
"""In which the database takes cells fastest."""
CONTENT = ("team", "when", "score")
"""What an answer says, beside its metric and moment."""
NOTHING_SAID = pd.DataFrame(
    {name: [] for name in ("row", *CELL, "when", "score", *TALLY, "hash", "has_id")}
)


class RefusedRow(NamedTuple):
    """A row that did not go in, as it stood in the columns that are kept."""

    refusal: Refusal
    cells: Sequence[str]


@dataclass(frozen=True)
class Vocabulary:
    """What files may say here."""

    teams: Mapping[str, int] = field(default_factory=dict)
    """Ids, or `SKIP`, by code, name or alias."""
    metrics: Mapping[str, Metric] = field(default_factory=lambda: METRICS)
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    """How files were read before, by the signature of their header."""
    parents: Mapping[int, int] = field(default_factory=dict)
    """By the id of a team, that of the one above it."""


@dataclass(frozen=True, eq=False)
class Intake:
    """What a file says, and how it was read."""

    sheet: Sheet
    recipe: Recipe
    """As it was told, kept or guessed, completed by what the cells tell."""
    words: Vocabulary
    this_week: int
    header: tuple[str, ...] = ()
    """The columns as they were found, by which the next file is known."""
    questions: tuple[Ask, ...] = ()
    """What only a person can tell, answered or not."""
    tool: str = ""
    """The tool that wrote the file, if it is known."""
    profile: Recipe | None = None
    """How files with this header were read before."""
    can_be_asked: bool = True
    """Whether a person reads what is asked; a program does not, and tells its ids."""
    is_like_last: bool = False
    """Whether it is read as the profile says and nothing else was told."""
    said: pd.DataFrame = field(default_factory=NOTHING_SAID.copy)
    """Answers or totals, each once; columns as of `RowReader.said`."""
    again: frozenset[int] = frozenset()
    """Numbers of rows that say once more what the file has said."""
    same: int = 0
    """How often they do."""
    left_out: int = 0
    """RowReader that nobody answered, or that are not wanted."""
    held: int = 0
    """Answers or totals that hang on a question."""
    refused: Sequence[RefusedRow] = ()

    @property
    def metrics(self) -> Mapping[str, Metric]:
        return self.words.metrics

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What nobody has answered yet; nothing that hangs on it counts."""
        return tuple(one for one in self.questions if not one.answer)

    @property
    def kind(self) -> Kind | None:
        return self.recipe.kind

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that are kept, those of comments aside."""
        kept = self.recipe.columns(self.sheet.columns)
        return tuple(one for one in kept if one != self.recipe.roles.get(Role.COMMENT))

    @property
    def rows(self) -> int:
        """How many answers or totals there are, each once."""
        return len(self.said)

    @cached_property
    def unknown_teams(self) -> Counter[str]:
        """Return teams that are not known, as the file calls them, with their rows."""
        return Counter(
            str(refusal.values["team"])  # noqa: PD011 - of a refusal
            for refusal, _cells in self.refused
            if refusal.reason is Reason.UNKNOWN_TEAM
        )

    @property
    def is_each(self) -> bool:
        """Whether ids are of customers, whose answers are told apart by content."""
        is_each = self.recipe.answers.get(About.ONE_ID) == EACH
        return is_each and self.kind is Kind.RAW

    @property
    def has_id(self) -> Mask:
        """Tell which answers have an id of their own, and not by their content."""
        found: Mask = self.said["has_id"].to_numpy(np.bool_)
        return found

    def ids(self, source: str) -> Numbers:
        """Return by what each answer is known: its id, or else its content.

        That is whose it is, the moment it was given and the score, as they were read
        and not as they were written, and how often the file says so. 0 where it is
        known by nothing.
        """
        if self.kind is not Kind.RAW:
            return np.zeros(len(self.said), np.int64)
        salted = self.said["hash"].to_numpy(np.uint64) ^ _salts(self.said, source)
        found: Numbers = salted.view(np.int64)
        bare_ones = ~self.has_id
        if bare_ones.any():
            found[bare_ones] = 0
            if self.can_be_asked:
                some = self.said[bare_ones]
                content = [_spots(some), *(some[name] for name in CONTENT)]
                alike = pd.DataFrame(dict(enumerate(content)))
                times = alike.groupby([*alike.columns], sort=False).cumcount()
                found[bare_ones] = mixed(*content, times).view(np.int64)
        return found

    def facts(self) -> pd.DataFrame:
        """Return what answers say, in numbers.

        Columns: `team_id`, `day` (since the first Monday), `spot` (a fingerprint of
        metric and moment), `score`, `standing` (1, 0 or -1).
        """
        said = self.said
        return pd.DataFrame({
            "team_id": said["team"],
            "day": said["when"] // A_DAY,
            "spot": _spots(said),
            "score": said["score"],
            "standing": (said["favourable"] - said["unfavourable"]).astype(np.int64),
        })  # fmt: skip

    def cells(self, counted: Mask | None = None) -> dict[Cell, Tally]:
        """Return what the file adds to each cell beside the answers counted already."""
        found = self.sums(counted).itertuples(index=False, name=None)
        return {Cell(*row[:4]): Tally(*row[4:]) for row in found}

    def sums(self, counted: Mask | None = None) -> pd.DataFrame:
        """Return the same as a frame; its columns are `CELL` and `TALLY`."""
        said = self.said if counted is None else self.said[~counted]
        if self.kind is Kind.RAW and len(said):
            said = said.groupby(ORDER, as_index=False)[TALLY].sum()
        return said[[*CELL, *TALLY]]

    def comments(self, counted: Mask) -> Iterator[Comment]:
        """Yield what was written beside the answers that are not counted already."""
        column = self.recipe.roles.get(Role.COMMENT)
        if column not in self.sheet.frame:
            return
        first = self.said[~counted].drop_duplicates("row").set_index("row")
        texts = self.sheet.frame.loc[first.index, column].astype(object).map(bare)
        written = first.assign(text=texts)[["team", "week", "moment", "text"]]
        rows = written[texts.str.strip() != ""].itertuples(index=False, name=None)
        yield from map(Comment._make, rows)

    @property
    def missing(self) -> tuple[Role, ...]:
        """What no column says; nothing could be read then."""
        return self.recipe.missing

    def demand(self) -> None:
        """Raise `FileRefused` when columns are missing."""
        if self.missing:
            refuse_without(self.missing, self.sheet)


def refuse_without(columns: Iterable[str], sheet: Sheet) -> NoReturn:
    """Raise `FileRefused`, naming the columns that a sheet has and lacks."""
    seen = [one[:LONGEST_SEEN] for one in sheet.columns[:MOST_SEEN]]
    values = {"columns": ", ".join(columns), "seen": ", ".join(seen)}
    if sheet.read.sheet:
        values["sheet"] = sheet.read.sheet
        raise FileRefused(Reason.COLUMNS_NOT_ON_SHEET, **values)
    raise FileRefused(Reason.COLUMNS_NOT_FOUND, **values)


def provisional(aliases: Mapping[str, Alias]) -> dict[str, int]:
    """Return ids by name; teams that are yet to be created have one below zero."""
    ids = {}
    for place, (name, one) in enumerate(aliases.items()):
        ids[name] = one.team_id
        if one.what is What.SKIP:
            ids[name] = SKIP
        if one.what is What.BELOW:
            ids[name] = FIRST_NEW_TEAM - place
    return ids


def spot_of(metric: str, moment: str) -> int:
    """Return a number for a metric at a moment, of 64 bits with a sign."""
    return int(salt(moment, metric).view(np.int64))


def _spots(said: pd.DataFrame) -> Numbers:
    metrics, keys = pd.factorize(said["metric"])
    moments, names = pd.factorize(said["moment"])
    numbers = [[spot_of(key, name) for name in names] for key in keys]
    found: Numbers = np.array(numbers, np.int64).reshape(len(keys), len(names))[
        metrics, moments
    ]
    return found


def _salts(said: pd.DataFrame, source: str) -> NDArray[np.uint64]:
    """Return what makes the same id another answer in another source or metric."""
    keys, metrics = pd.factorize(said["metric"])
    salts = np.array([salt(source, one) for one in metrics], np.uint64)
    found: NDArray[np.uint64] = salts[keys]
    return found
