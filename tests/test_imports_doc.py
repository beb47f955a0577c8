"""What docs/imports.md says of files is what becomes of them."""

import re
from collections.abc import Iterator

import pytest

from engagement.config import ROOT
from tests.customers.conftest import wild_company
from tests.customers.test_wild_files import commanded
from tests.customers.wild import Outcome, cases
from tests.customers.wild_doors import Company

__all__ = ["wild_company"]

DOC = (ROOT / "docs" / "imports.md").read_text()
STATES = ("read", "asked", "refused")
ASKS = re.compile(r'"questions"|columns are missing')
NUMBERS = {file[:3]: file for file in cases()}


def told() -> Iterator[tuple[str, str]]:
    """Yield what the table says of each file that it names."""
    rows = [line.split("|") for line in DOC.splitlines() if re.match(r"\| \S", line)]
    assert [cell.strip() for cell in rows[0][-4:-1]] == list(STATES)
    for row in rows[1:]:
        numbers = [cell.split() for cell in row[-4:-1]]
        assert any(numbers), row
        for state, some in zip(STATES, numbers, strict=True):
            yield from ((state, number) for number in some)


def became(outcome: Outcome) -> set[str]:
    is_asked = bool(ASKS.search(outcome.told))
    return {
        *(["read"] if outcome.counts else []),
        *(["asked"] if is_asked else []),
        *(["refused"] if outcome.is_stopped and not is_asked else []),
    }


@pytest.mark.parametrize(("state", "number"), list(told()))
def test_what_the_table_says_of_a_file_becomes_of_it(
    wild_company: Company, state: str, number: str
) -> None:
    outcome, _, _ = commanded(wild_company, NUMBERS[number])

    found = became(outcome)

    assert state in found
    assert found == {state} or {("read", number), ("asked", number)} <= {*told()}


def test_the_table_names_most_of_the_files_of_scores() -> None:
    named = {number for _, number in told()}
    scores = {number for number, file in NUMBERS.items() if cases()[file].is_of_scores}

    assert len(named) > len(scores) / 2


def test_every_place_that_it_names_is_there() -> None:
    places = re.findall(r"`((?:engagement|tests)/[\w/.-]+)`", DOC)

    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []
