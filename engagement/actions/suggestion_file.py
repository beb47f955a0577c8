"""A file of a company's own suggestions, pure: bytes in, suggestions and refusals out.

What it should improve, which kind of thing it is, and what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engagement.actions.kinds import ActionKind
from engagement.files.csv_file import is_formula
from engagement.files.tables import Table, Words, table_from, words
from engagement.refusals import Reason, Refusal, RowRefused

COLUMNS = ("measure", "kind", "text")
NAMES: Words = {
    "measure": (
        "dimension", "metric", "indicateur", "mesure", "theme", "a ameliorer",
        "what it should improve", "ce que cela doit ameliorer",
    ),
    "kind": (
        "type", "sorte", "nature", "category", "categorie", "genre", "genre d action",
        "kind of action",
    ),
    "text": (
        "texte", "suggestion", "action", "idea", "idee", "what will be done",
        "ce qui sera fait", "proposition",
    ),
}  # fmt: skip
LONGEST = 200
"""Letters of a text."""


@dataclass(frozen=True)
class ReadSuggestion:
    """A row that can be used."""

    measure: str
    kind: ActionKind
    text: str


def parse(content: bytes) -> Table:
    """Read a file; raises `FileRefused` when nothing in it can be used."""
    table = table_from(content, NAMES, COLUMNS)
    table.require(*COLUMNS)
    return table


def suggestions_in(
    table: Table, measures: Mapping[str, str], kinds: Mapping[str, ActionKind]
) -> tuple[list[ReadSuggestion], list[Refusal]]:
    """Return the suggestions, and the refusals of other rows.

    measures and kinds: what is meant, by what files call it, as `words` writes that.
    """
    found, refused = [], list(table.refused)
    for number, cells in table.records():
        try:
            found.append(_suggestion(cells, measures, kinds))
        except RowRefused as refusal:
            refused.append(Refusal(number, refusal.reason, refusal.values))
    return found, sorted(refused, key=lambda one: one.row)


def _suggestion(
    cells: Mapping[str, str],
    measures: Mapping[str, str],
    kinds: Mapping[str, ActionKind],
) -> ReadSuggestion:
    for column in COLUMNS:
        if not cells[column]:
            raise RowRefused(Reason.MISSING_VALUE, column=column)
    text = " ".join(cells["text"].split())
    if is_formula(text):
        raise RowRefused(Reason.FORMULA, text=text)
    if len(text) > LONGEST:
        raise RowRefused(Reason.TOO_LONG, column="text", most=LONGEST)
    measure = measures.get(words(cells["measure"]))
    if measure is None:
        raise RowRefused(Reason.UNKNOWN_MEASURE, text=cells["measure"])
    kind = kinds.get(words(cells["kind"]))
    if kind is None:
        raise RowRefused(Reason.UNKNOWN_KIND, text=cells["kind"])
    return ReadSuggestion(measure, kind, text)
