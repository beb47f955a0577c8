"""Files from the wild: what each must give, held against what became of it."""

import json
from ast import literal_eval
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "imports-wild"
TRUTH = "; truth "

Counts = Mapping[str, object]
"""What counts, by what it is of.

Scores: "team week metric [moment]" to the number of answers and the percentage of
favourable ones, or the NPS. Past results: "team week question" to the share. People:
"person code" to name, address, team and role, "team code" to name and parent.
"""
PEOPLE: Counts = {
    "person 1001": ["Hana Dubois", "hana@example.org", "company", "hr"],
    "person 1002": ["Alice Martin", "alice@example.org", "north", "manager"],
    "person 1003": ["Bob Lefèvre", "bob@example.org", "arras", "manager"],
    "person 1004": ["Charlie Roux", "charlie@example.org", "nice", "manager"],
    "person 1005": ["Emil Petit", "emil@example.org", "lille", "employee"],
    "team company": ["Maison Auber", None],
    "team north": ["Région Nord", "company"],
    "team south": ["Région Sud", "company"],
    "team lille": ["Lille", "north"],
    "team arras": ["Arras", "north"],
    "team lens": ["Lens", "north"],
    "team nice": ["Nice", "south"],
    "team nimes": ["Nîmes", "south"],
    "team stetienne": ["Saint-Étienne", "south"],
    "team 0012": ["Magasin 12", "south"],
}
"""The company into which every file goes."""


class Verdict(StrEnum):
    """What became of a file, held against what it must give."""

    RIGHT = "right"  # exactly what must count
    ASKED = (
        "asked"  # nothing counts, the file waits or is sent back, and it is said why
    )
    REFUSED = "refused"  # nothing counts, and its rows are listed as if that were well
    SILENT = "silent"  # nothing counts, and nobody is told
    PART = "part"  # some of what must count does, as it must
    WRONG = "WRONG"  # something else counts
    ERROR = "error"  # it broke


@dataclass(frozen=True)
class Outcome:
    """What a door did with a file."""

    counts: Counts
    told: str
    """What a person read there."""
    is_stopped: bool
    """Whether the door says that the file waits for somebody, or is of no use."""
    names_rows: bool = False
    """Whether it lists rows that did not go in."""
    waits: bool = False
    """Whether it is kept where HR finds it with its question."""


@dataclass(frozen=True)
class Case:
    """A file, and what it must give."""

    file: str
    command: str
    right: Sequence[Counts]
    """What may count; empty: nothing before somebody is asked."""
    may_ask: bool
    """Whether nothing may count, because somebody is asked."""
    page_may_ask: bool
    """Whether the page may ask where the command goes on without some rows."""
    names: str
    """A pattern of which one word at least is in what is asked; empty: any will do."""
    is_unreadable: bool
    """Whether nobody could answer anything: the file itself is at fault."""
    truth: Counts = field(default_factory=dict)
    """What must count once that is answered; empty: nobody can know from here."""
    before: Counts = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return (FOLDER / "cases" / self.file).read_bytes()

    @property
    def sent_as(self) -> str:
        """Return a name that tells nothing but what kind of file it says it is."""
        return f"file{Path(self.file).suffix}"

    @property
    def is_of_scores(self) -> bool:
        return self.command == "import-scores"

    def verdict(self, outcome: Outcome) -> Verdict:
        if outcome.counts in self.right:
            return Verdict.RIGHT
        if outcome.counts != self.before:
            parts = [one for one in self.right if outcome.counts.items() <= one.items()]
            return Verdict.PART if parts else Verdict.WRONG
        if outcome.is_stopped:
            return Verdict.ASKED
        return Verdict.REFUSED if outcome.names_rows else Verdict.SILENT

    def wanted(self, door: str) -> set[Verdict]:
        """Return what may become of it at a door.

        People and past results are read row by row; all of them may be refused.
        """
        found = {Verdict.RIGHT} if self.right else set()
        if self.may_ask or (door == "page" and self.page_may_ask):
            found |= {Verdict.ASKED}
            found |= set() if self.is_of_scores else {Verdict.REFUSED}
        return found


@cache
def cases() -> Mapping[str, Case]:
    """Return every file by its name, in their order."""
    expected, judged, asked = (
        json.loads((FOLDER / f"{name}.json").read_text())
        for name in ("expected", "judged", "asked")
    )
    return {
        one["file"]: _case(
            {**one, **judged.get(one["file"], {}), **asked.get(one["file"], {})}
        )
        for one in expected
    }


def _case(one: Mapping[str, Any]) -> Case:
    """Make a case of what was expected and what we judge otherwise."""
    command = "import-scores"
    if one["how"].startswith("engagement "):
        command = one["how"].split()[1]
    before = PEOPLE if command == "import-people" else {}
    told = one["expected"]
    said, _, truth = told.partition(TRUTH) if isinstance(told, str) else (told, "", "")
    said_at_once = not isinstance(said, str) or said.startswith("{")
    right = [_counts(said)] if said_at_once else []
    once_asked = _counts(truth) if truth else {}
    right += [once_asked if also == "truth" else also for also in one.get("also", [])]
    return Case(
        one["file"],
        command,
        [{**before, **counts} for counts in right],
        may_ask=one.get("may_ask", not said_at_once),
        page_may_ask=one.get("page_may_ask", False),
        names=one.get("names", ""),
        is_unreadable=one.get("is_unreadable", False),
        truth=once_asked,
        before=before,
    )


def _counts(said: Any) -> Counts:  # noqa: ANN401 - as JSON or Python has it
    """Return what must count by our keys, wherever it was written as Python has it."""
    found = literal_eval(said) if isinstance(said, str) else said
    for kind in ("person", "team"):
        if f"{kind}s" in found:
            named = found[f"{kind}s"].items()
            return {f"{kind} {code}": list(values) for code, values in named}
    figures = found.get("figures", found).items()
    return {key if isinstance(key, str) else " ".join(key): value
            for key, value in figures}  # fmt: skip
