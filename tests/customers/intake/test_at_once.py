import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.intake import from_sheet
from engagement.customers.intake.at_once import AtOnce, answers_at_once
from engagement.customers.intake.bulk import NOTHING
from engagement.customers.intake.groups import layout_of
from engagement.customers.intake.guessing import guessed
from engagement.customers.intake.rows import SKIP, RowReader
from engagement.customers.intake.taking import Intake
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.reading.mapping import Condition, Kind, Mapping, Measure
from engagement.customers.reading.sheets import Sheet, sheet_from
from engagement.customers.reading.words import Role
from tests.customers import corpus
from tests.customers.corpus import CASES

W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "Nîmes": 8, "Brest": SKIP, "@new": -2}
COLUMNS = ("date", "team", "metric", "score", "other", "more", "id", "moment")
ROLES = {
    Role.DATE: "date",
    Role.TEAM: "team",
    Role.METRIC: "metric",
    Role.SCORE: "score",
    Role.ID: "id",
    Role.MOMENT: "moment",
}
OF_BOTH = {role: ROLES[role] for role in (Role.DATE, Role.TEAM, Role.ID)}
MEASURES = (
    Measure("score", "csat", moment="till"),
    Measure("other", "nps"),
    Measure("more", "csat"),
)
MAPPINGS = [
    Mapping(Kind.RAW, ROLES),
    Mapping(Kind.RAW, {role: ROLES[role] for role in ROLES if role is not Role.ID}),
    Mapping(Kind.RAW, ROLES, conditions=(Condition("other", ("5", "")),)),
    Mapping(Kind.RAW, OF_BOTH, MEASURES, moment="online"),
    Mapping(Kind.RAW, OF_BOTH, (*MEASURES, Measure("moment", "csat"))),
    Mapping(Kind.RAW, {Role.SCORE: "score", Role.DATE: "date"}, team="lille",
            metric="ces", scales={"ces": "1-7-low"}),
]  # fmt: skip

scores = ["5", "1", "05", "9", "good", "offered", ""]
values = {
    "date": ["2026-03-02", "02/03/2026", "2026-03-09", "13/02/2026", "", "monday"],
    "team": ["lille", "LILLE", "Nîmes", "Brest", "paris", "'@new", ""],
    "metric": ["csat", "CSAT", "nps", "ces", "glow", "", "7"],
    "score": scores,
    "other": scores,
    "more": scores,
    "id": ["A2", "A1/till", "'=A1", "", "x" * 101, "é"],
    "moment": ["", "till", "=1+1", "m" * 61],
}
good = {
    "date": "2026-03-02", "team": "lille", "metric": "csat", "score": "5",
    "other": "", "more": "", "id": "A1", "moment": "",
}  # fmt: skip
cells = [st.just(good[column]) | st.sampled_from(values[column]) for column in COLUMNS]
rows = st.lists(st.tuples(*cells).map(";".join), min_size=1, max_size=12)


def singly(sheet: Sheet, mapping: Mapping) -> Intake:
    """Read a sheet with nothing read at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            from_sheet,
            "answers_at_once",
            lambda rows, _layout, _reader: AtOnce(NOTHING, from_sheet.places(rows), 0),
        )
        return at_once(sheet, mapping)


def at_once(sheet: Sheet, mapping: Mapping) -> Intake:
    return from_sheet.intake(sheet, mapping, TEAMS, METRICS, W10)


@pytest.mark.parametrize("mapping", MAPPINGS, ids=range(len(MAPPINGS)))
@given(rows)
def test_both_ways_say_the_same(mapping: Mapping, lines: list[str]) -> None:
    sheet = sheet_from("\n".join([";".join(COLUMNS), *lines]).encode())

    assert at_once(sheet, mapping) == singly(sheet, mapping)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_both_ways_say_the_same_of_every_real_file(case: corpus.Case) -> None:
    sheet = sheet_from(case.content)
    mapping = guessed(sheet).mapping

    assert at_once(sheet, mapping) == singly(sheet, mapping)


def test_rows_of_which_nothing_is_to_be_said_are_not_gone_through() -> None:
    text = (
        "date,team,metric,score,id\n"
        "2026-03-02,lille,csat,5,A1\n"
        "2026-03-02,lille,csat,6,A2\n"
        "2026-03-02,lille,csat,5,A3\n"
        "2026-03-02,lille,csat,4,A3\n"
        "2026-03-02,lille,nps,4,A1\n"
    )
    sheet = sheet_from(text.encode())
    mapping = guessed(sheet).mapping
    reader = RowReader(TEAMS, W10, scales=mapping.scales)

    found = answers_at_once(sheet.rows, layout_of(sheet, mapping), reader)

    assert found.singly.tolist() == [1, 2, 3]
    assert found.answers.places.tolist() == [0, 4]
