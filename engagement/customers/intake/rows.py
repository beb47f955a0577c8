"""Rows of a sheet to answers or totals, all at once: each text is read once.

What is to be said against a row stands beside what it says, as a number: 0 for
nothing, 1 where it is left out, else the place of a refusal among `Problems`.
"""

import math
from collections.abc import Callable, Hashable, Iterable
from functools import reduce
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from engagement.customers.files.recipe import Kind
from engagement.customers.files.sheets import Sheet
from engagement.customers.files.words import Role, folded
from engagement.customers.intake import cells
from engagement.customers.intake.cells import A_WEEK, LeftOut, Reader, fingerprints
from engagement.customers.intake.spots import NO_SPOT, Spot, Stand, spots
from engagement.customers.metrics import estimates
from engagement.measures import NET
from engagement.refusals import Reason, RowRefused

Key = TypeVar("Key", bound=Hashable)
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

NOTHING, LEFT_OUT = 0, 1
CELL = ["team", "week", "metric", "moment"]
TALLY = ["n", "favourable", "unfavourable"]
ROUNDED = 1e-5
"""By how much parts of all answers may be more than these."""
DEMANDED = {
    Kind.RAW: (Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE),
    Kind.AGGREGATED: (Role.TEAM, Role.WEEK, Role.METRIC, Role.N),
}
"""Cells that must be filled in."""


class Problems(list[RowRefused | None]):
    """What is to be said against rows; a row has the place of one of them."""

    def __init__(self) -> None:
        super().__init__([None, None])

    def of(self, error: RowRefused | LeftOut) -> int:
        if isinstance(error, LeftOut):
            return LEFT_OUT
        self.append(error)
        return len(self) - 1

    def read(
        self, given: Iterable[Key], read: Callable[[Key], object], otherwise: object
    ) -> tuple[NDArray[Any], Numbers]:
        """Return what each says, and what is to be said against it."""
        said, problems = [], []
        for one in given:
            value, problem = otherwise, NOTHING
            try:
                value = read(one)
            except (LeftOut, RowRefused) as error:
                problem = self.of(error)
            said.append(value)
            problems.append(problem)
        kind = object if isinstance(otherwise, str) else type(otherwise)
        return np.array(said, dtype=kind), np.array(problems, dtype=np.int64)


def first(*problems: Numbers) -> Numbers:
    """Return the first problem of each row."""
    return reduce(lambda one, other: np.where(one > 0, one, other), problems)


class RowReader:
    """The rows of a sheet, read by a recipe."""

    def __init__(self, sheet: Sheet, reader: Reader) -> None:
        self.sheet, self.reader, self.recipe = sheet, reader, reader.recipe
        self.problems = Problems()
        self._read: dict[tuple[Stand, str], tuple[NDArray[Any], Numbers]] = {}

    def said(self) -> pd.DataFrame:
        """Return answers or totals in the order of their rows.

        Columns: `row` (number of the record), `CELL` (id of the team, week, key of the
        metric, moment), `TALLY`, `problem`; of answers also `when` (as `Reader.instant`
        has it), `score`, `hash` (of the id) and `has_id`.
        """
        is_raw, is_wanted = self.recipe.kind is Kind.RAW, self._wanted()
        parts = []
        for spot in spots(self.recipe, self.sheet.columns) or [NO_SPOT]:
            is_there = is_wanted
            if spot.place:
                is_there = is_there & ~self._is_blank(Stand(spot.place))
            columns = self._answers(spot) if is_raw else self._totals(spot)
            part = pd.DataFrame({"row": self.sheet.frame.index, **columns})
            parts.append(part[is_there])
        said = pd.concat(parts).sort_values("row", kind="stable", ignore_index=True)
        if is_raw:
            self._count(said)
        return said

    def _wanted(self) -> Mask:
        found = np.ones(len(self.sheet.frame), np.bool_)
        for one in self.recipe.conditions:
            texts = self.sheet.column(one.column)
            among = np.array([folded(text) in one.words for text in texts.categories])
            found &= among[texts.codes] == one.is_wanted
        return found

    def _answers(self, spot: Spot) -> dict[str, NDArray[Any]]:
        when, of_when = self._each(spot[Role.DATE], self.reader.instant, 0)
        cell, of_cell = self._cell(spot)
        score, of_score = self._pairs(spot, Role.SCORE, self.reader.score, 0)
        name, of_name = self._names(spot)
        missing = self._missing(spot, Kind.RAW)
        problem = first(missing, of_when, of_cell, of_score, of_name)
        found = {"week": when // A_WEEK, "when": when, "score": score}
        return {**cell, **found, **name, "problem": problem}

    def _totals(self, spot: Spot) -> dict[str, NDArray[Any]]:
        week, of_week = self._weeks(spot)
        cell, of_cell = self._cell(spot)
        n, of_n = self._each(spot[Role.N], self._counts(Role.N, 1), 0)
        value = self._pairs(spot, Role.VALUE, self.reader.share, 0.0)
        tally, of_figure = self._figure(spot, cell["metric"], n, value)
        missing = self._missing(spot, Kind.AGGREGATED)
        none = self._none(spot, value[0])
        problem = first(none, missing, of_week, of_cell, of_n, of_figure)
        return {**cell, "week": week, "n": n, **tally, "problem": problem}

    def _weeks(self, spot: Spot) -> tuple[NDArray[Any], Numbers]:
        """Return the weeks of totals, of which the year may stand beside them."""
        weeks, years = self._texts(spot[Role.WEEK]), self._texts(spot[Role.YEAR])
        many = len(years.categories)
        both = weeks.codes.astype(np.int64) * many + years.codes
        codes, pairs = pd.factorize(both)
        given = (
            (weeks.categories[one // many], years.categories[one % many])
            for one in pairs
        )
        found = self.problems.read(given, lambda pair: self.reader.week(*pair), 0)
        return found[0][codes], found[1][codes]

    def _cell(self, spot: Spot) -> tuple[dict[str, NDArray[Any]], Numbers]:
        """Return where a row counts but for its week, and what is said against it."""
        reader = self.reader
        metric, of_metric = self._each(spot[Role.METRIC], reader.metric, "")
        team, of_team = self._each(spot[Role.TEAM], reader.team, 0)
        moment, of_moment = self._each(spot[Role.MOMENT], reader.moment, "")
        problem = first(of_metric, of_team, of_moment)
        return {"team": team, "metric": metric, "moment": moment}, problem

    def _missing(self, spot: Spot, kind: Kind) -> Numbers:
        found = []
        for role in DEMANDED[kind]:
            refusal = RowRefused(Reason.MISSING_VALUE, column=self.reader.title(role))
            found.append(self._is_blank(spot[role]) * self.problems.of(refusal))
        return first(*found)

    def _figure(
        self,
        spot: Spot,
        metric: NDArray[Any],
        n: Numbers,
        figure: tuple[NDArray[Any], Numbers],
    ) -> tuple[dict[str, NDArray[Any]], Numbers]:
        """Return counts of totals, or those that a figure stands for."""
        share, of_share = figure
        is_net = np.isin(metric, [*NET])
        up, of_up = self._of_all(spot, Role.FAVOURABLE, n, is_net)
        down, of_down = self._of_all(spot, Role.UNFAVOURABLE, n, is_net)
        has_up, has_down, has_value = (
            ~self._is_blank(spot[role])
            for role in (Role.FAVOURABLE, Role.UNFAVOURABLE, Role.VALUE)
        )
        is_counted = has_up & (has_down | ~is_net)
        too_many = self.problems.of(RowRefused(Reason.MORE_THAN_ALL))
        of_counts = first(of_up, of_down, (up + down > n + ROUNDED) * too_many)
        no_up, no_down = (
            self.problems.of(
                RowRefused(Reason.MISSING_VALUE, column=self.reader.title(role))
            )
            for role in (Role.FAVOURABLE, Role.UNFAVOURABLE)
        )
        none = np.where(has_up, no_down, no_up)
        of_value = np.where(has_value, of_share, none)
        wide_up, wide_down = estimates.widest_counts(share, n)
        return {
            "favourable": np.select(
                [is_counted, is_net], [up, wide_up], estimates.exact_counts(share, n)
            ),
            "unfavourable": np.select([is_counted, is_net], [down, wide_down], 0.0),
        }, np.where(is_counted, of_counts, of_value)

    def _none(self, spot: Spot, share: NDArray[Any]) -> Numbers:
        """Leave out totals of no answers, unless they have a figure all the same."""
        n, of_n = self._each(spot[Role.N], self._counts(Role.N), 0)
        is_none = (n == 0) & (of_n == NOTHING) & ~self._is_blank(spot[Role.N])
        for role in (Role.FAVOURABLE, Role.UNFAVOURABLE):
            part, count, _ = self._group(spot, role)
            is_none &= (count == 0) & ~(part > 0)
        return np.where(is_none & (share == 0), LEFT_OUT, NOTHING)

    def _group(
        self, spot: Spot, role: Role
    ) -> tuple[NDArray[Any], NDArray[Any], Numbers]:
        """Return shares of all answers, NaN for numbers of them; and such numbers."""
        metric = spot[Role.METRIC].constant

        def part(text: str) -> float:
            return self.reader.part(role, metric, text)

        def count(text: str) -> int:
            is_number = text and math.isnan(part(text))
            return self.reader.count(role, text) if is_number else 0

        part.__name__, count.__name__ = f"part {role}", f"count {role}"
        parts, of_part = self._each(spot[role], part, math.nan)
        counts, of_count = self._each(spot[role], count, 0)
        return parts, counts, first(of_part, of_count)

    def _of_all(
        self, spot: Spot, role: Role, n: Numbers, is_net: Mask
    ) -> tuple[NDArray[Any], Numbers]:
        """Return how many answers a group is; those of NPS may be fractions."""
        part, count, problem = self._group(spot, role)
        whole = np.where(is_net, np.round(part * n, 6), estimates.exact_counts(part, n))
        return np.where(np.isnan(part), count, whole), problem

    def _counts(self, role: Role, lowest: int = 0) -> Callable[[str], int]:
        """Return what reads a count; there may be none, unless it is demanded."""

        def count(text: str) -> int:
            return self.reader.count(role, text, lowest) if text else 0

        count.__name__ = f"{role} from {lowest}"
        return count

    def _names(self, spot: Spot) -> tuple[dict[str, NDArray[Any]], Numbers]:
        """Return the ids of answers as numbers, for those of one row each its own."""
        texts = self._texts(spot[Role.ID])
        names = texts.categories.to_numpy(copy=True)
        problems = np.zeros(len(names), np.int64)
        is_odd = np.fromiter(map(cells.may_be_odd, names), np.bool_, len(names))
        names[is_odd], problems[is_odd] = self.problems.read(
            names[is_odd], self.reader.name, ""
        )
        end = f"/{spot.moment}" if spot.moment else ""
        hashes = fingerprints([f"{name}{end}" for name in names] if end else names)
        found = {"hash": hashes, "has_id": names != ""}
        return {name: one[texts.codes] for name, one in found.items()}, problems[
            texts.codes
        ]

    def _count(self, said: pd.DataFrame) -> None:
        """Add to answers what they are: one, favourable, unfavourable or between."""
        said["n"] = 1
        up, down = np.zeros(len(said)), np.zeros(len(said))
        keys, metrics = pd.factorize(said["metric"])
        for place, key in enumerate(metrics):
            which = (keys == place) & (said["problem"] == NOTHING).to_numpy()
            if which.any():
                scale, scores = self.reader.scale(key), said["score"].to_numpy()[which]
                up[which] = scale.is_favourable(scores)
                down[which] = scale.is_unfavourable(scores)
        said["favourable"], said["unfavourable"] = up, down

    def _texts(self, stand: Stand) -> pd.Categorical:
        if stand.column in self.sheet.frame:
            return self.sheet.column(stand.column)
        codes = np.zeros(len(self.sheet.frame), np.int8)
        return pd.Categorical.from_codes(
            codes, pd.Index([stand.constant], dtype=object)
        )

    def _is_blank(self, stand: Stand) -> Mask:
        texts = self._texts(stand)
        (code,) = texts.categories.get_indexer([""])
        found: Mask = texts.codes == code
        return found

    def _each(
        self, stand: Stand, read: Callable[[str], object], otherwise: object
    ) -> tuple[NDArray[Any], Numbers]:
        """Read every text of a column once."""
        key = stand, read.__name__
        if key not in self._read:
            texts = self._texts(stand)
            found = self.problems.read(texts.categories, read, otherwise)
            self._read[key] = found[0][texts.codes], found[1][texts.codes]
        return self._read[key]

    def _pairs(
        self,
        spot: Spot,
        role: Role,
        read: Callable[[str, str], object],
        otherwise: object,
    ) -> tuple[NDArray[Any], Numbers]:
        """Read every text of a column once for each metric that it is given to."""
        metric, _ = self._each(spot[Role.METRIC], self.reader.metric, "")
        keys, metrics = pd.factorize(metric)
        texts = self._texts(spot[role])
        said, many = texts.categories.to_numpy(), len(texts.categories)
        codes, both = pd.factorize(keys * np.int64(many) + texts.codes)
        pairs = ((metrics[one // many], said[one % many]) for one in both)
        found = self.problems.read(
            pairs, lambda pair: read(*pair) if all(pair) else otherwise, otherwise
        )
        return found[0][codes], found[1][codes]
