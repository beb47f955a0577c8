"""Customer scores from a file, pure: bytes in; counts by cell, and refusals, out.

answers: date, team, metric, score; perhaps id and moment; one customer a row
totals:  team, week, metric, n, favourable (NPS: and unfavourable) or value; moment
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import Generic, TypeVar

from engagement.customers.metrics import METRICS
from engagement.customers.rows import (
    Answer,
    AnswerId,
    AnswerTexts,
    Cell,
    RowReader,
    RowRefused,
    Tally,
    TotalTexts,
    bare,
    is_day_first,
    number_in,
)
from engagement.tables import FileRefused, Reason, Refusal, Table, table_from

Key = TypeVar("Key")
Said = TypeVar("Said")

LONGEST_ID = 100
SYNONYMS = {
    "date": {"day", "jour"},
    "team": {"team code", "store", "shop", "equipe", "code equipe", "magasin"},
    "week": {"semaine"},
    "metric": {"indicator", "metrique", "indicateur"},
    "score": {"rating", "note"},
    "n": {"answers", "responses", "reponses", "nb reponses", "nombre de reponses"},
    "favourable": {"favorable", "favorables", "favourables", "promoters", "promoteurs"},
    "unfavourable": {"unfavorable", "defavorable", "defavorables", "detractors"}
    | {"detracteurs"},
    "value": {"valeur"},
    "moment": {"touch point", "touchpoint", "point de contact"},
    "id": {"identifier", "identifiant"},
}
NAMES = {other: name for name, others in SYNONYMS.items() for other in {name, *others}}


class Kind(StrEnum):
    """What a row of the file is; its header tells."""

    RAW = "raw"  # one customer's answer
    AGGREGATED = "aggregated"  # the answers of a team and week, counted elsewhere


NEEDED = {
    Kind.RAW: ("date", "team", "metric", "score"),
    Kind.AGGREGATED: ("team", "week", "metric", "n", "favourable"),
}


@dataclass(frozen=True)
class RefusedRow:
    """A row that did not go in, as it stood in the file."""

    refusal: Refusal
    cells: list[str]


@dataclass
class Intake:
    """What a file says."""

    kind: Kind
    columns: tuple[str, ...]
    totals: dict[Cell, Tally] = field(default_factory=dict)
    """Aggregated rows."""
    nameless: Counter[Answer] = field(default_factory=Counter)
    """Raw rows without an id."""
    answers: dict[AnswerId, Answer] = field(default_factory=dict)
    """Raw rows with an id."""
    same: int = 0
    """Rows that say once more what the file has said."""
    refused: list[RefusedRow] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows say something, each once."""
        return len(self.totals) + self.nameless.total() + len(self.answers)

    def cells(self, counted: Container[AnswerId] = ()) -> dict[Cell, Tally]:
        """Return what the file adds to each cell beside the answers counted already."""
        new = (answer for key, answer in self.answers.items() if key not in counted)
        return self.totals | _tallied(self.nameless + Counter(new))


def _tallied(answers: Mapping[Answer, int]) -> dict[Cell, Tally]:
    sums: dict[Cell, list[int]] = {}
    for (cell, score), times in answers.items():
        metric, sum_ = METRICS[cell.metric], sums.setdefault(cell, [0, 0, 0])
        sum_[0] += times
        sum_[1] += times * metric.is_favourable(score)
        sum_[2] += times * metric.is_unfavourable(score)
    return {cell: Tally(*sum_) for cell, sum_ in sums.items()}


def intake_from(content: bytes, teams: Mapping[str, int], this_week: int) -> Intake:
    """Read a file of scores; raises `FileRefused` when nothing in it can be used.

    `teams` are the ids of the known teams by the code that files give them.
    """
    table = table_from(content)
    places = _places(table.columns)
    kind = _kind_of(places)
    if not table.rows and not table.refused:
        raise FileRefused(Reason.EMPTY_FILE)
    reader = RowReader(
        teams=teams,
        this_week=this_week,
        titles={name: table.columns[place] for name, place in places.items()},
        day_first=is_day_first(_distinct(table, places, "date")),
        has_shares=_has_shares(table, places),
    )
    read = _read_answers if kind is Kind.RAW else _read_totals
    intake = Intake(kind, table.columns)
    read(table, places, reader, intake)
    for refusal in table.refused:
        intake.refused.append(RefusedRow(refusal, table.crooked[refusal.row]))
    intake.refused.sort(key=lambda refused: refused.refusal.row)
    return intake


def _places(columns: tuple[str, ...]) -> dict[str, int]:
    """Return where each column that we know stands; of two alike, the first."""
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        parts = unicodedata.normalize("NFKD", column)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        if plain in NAMES:
            places.setdefault(NAMES[plain], place)
    return places


def _kind_of(places: Collection[str]) -> Kind:
    """Return the kind of which least is missing; raises `FileRefused` if anything is.

    A value stands in for the favourable answers.
    """
    known = {*places, "favourable"} if "value" in places else {*places}
    missing = {
        kind: [name for name in NEEDED[kind] if name not in known]
        for kind in (Kind.AGGREGATED, Kind.RAW)
    }
    kind = min(missing, key=lambda kind: len(missing[kind]))
    if missing[kind]:
        raise FileRefused(Reason.MISSING_COLUMNS, columns=", ".join(missing[kind]))
    return kind


def _distinct(table: Table, places: Mapping[str, int], name: str) -> set[str]:
    place = places.get(name)
    return set() if place is None else {cells[place] for _, cells in table.rows}


def _has_shares(table: Table, places: Mapping[str, int]) -> bool:
    """Tell whether any CSAT value lies between 0 and 1."""
    if not {"metric", "value"} <= places.keys():
        return False
    pick = itemgetter(places["metric"], places["value"])
    return any(
        metric.casefold() == "csat" and 0 < number_in(value) < 1
        for metric, value in {pick(cells) for _, cells in table.rows}
    )


class Remembered(dict[tuple[str, ...], Said], Generic[Said]):
    """What texts say, each combination worked out once: rows repeat themselves."""

    def __init__(self, read: Callable[[tuple[str, ...]], Said]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, texts: tuple[str, ...]) -> Said:
        found = self[texts] = self._read(tuple(map(bare, texts)))
        return found


def _read_answers(
    table: Table, places: Mapping[str, int], reader: RowReader, intake: Intake
) -> None:
    answers = Remembered(lambda texts: reader.answer(AnswerTexts(*texts)))
    texts_of, place = _picker(places, AnswerTexts._fields), places.get("id", -1)

    def take(cells: list[str]) -> None:
        answer, name = answers[texts_of(cells)], bare(cells[place])
        if not name:
            intake.nameless[answer] += 1
        elif len(name) > LONGEST_ID:
            title = reader.titles["id"]
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_ID)
        else:
            intake.same += _is_same(intake.answers, (answer.cell.metric, name), answer)

    _take_rows(table, take, intake)


def _read_totals(
    table: Table, places: Mapping[str, int], reader: RowReader, intake: Intake
) -> None:
    totals = Remembered(lambda texts: reader.total(TotalTexts(*texts)))
    texts_of = _picker(places, TotalTexts._fields)

    def take(cells: list[str]) -> None:
        intake.same += _is_same(intake.totals, *totals[texts_of(cells)])

    _take_rows(table, take, intake)


def _take_rows(table: Table, take: Callable[[list[str]], None], intake: Intake) -> None:
    """Take each row with an empty cell at its end, which stands for missing columns."""
    for number, cells in table.rows:
        try:
            take([*cells, ""])
        except RowRefused as error:
            refusal = Refusal(number, error.reason, error.values)
            intake.refused.append(RefusedRow(refusal, cells))


def _picker(
    places: Mapping[str, int], names: Iterable[str]
) -> Callable[[list[str]], tuple[str, ...]]:
    return itemgetter(*(places.get(name, -1) for name in names))


def _is_same(taken: dict[Key, Said], key: Key, said: Said) -> bool:
    """Keep what is said, or tell that it was said; raises if it was said otherwise."""
    if key not in taken:
        taken[key] = said
        return False
    if taken[key] != said:
        raise RowRefused(Reason.TWICE)
    return True
