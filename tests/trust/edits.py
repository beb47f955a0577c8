"""What HR can write into files of people, teams and history: rows, one kind at a time.

Every person is `p…`, with the name and address that go with the code; rows mix them up.
"""

import csv
import io
from collections.abc import Sequence

from hypothesis import strategies as st

from engagement.pulses.bank import MOBILISATION, asked_in
from engagement.weeks import iso_week, week_from

Row = tuple[str, ...]
PERSON = ("person", "name", "e-mail", "team", "role", "lead of", "leaves")
TEAM = ("team", "name", "parent", "since")
HISTORY = ("team", "week", "question", "n", "favourable")
TEAMS = [
    ("a", "Top", "", "2019-05-01"),
    ("b", "North", "a", "2019-05-01"),
    ("c", "South", "a", "2019-05-01"),
    ("d", "Shop", "b", "2019-05-01"),
    ("e", "Edge", "c", ""),
]
HR_ADDRESS = "hr@example.org"
PLACES = "a" * 2 + "b" * 7 + "c" * 7 + "d" * 8
CODES = [f"p{number}" for number in range(len(PLACES))]
FIRST_WEEK = week_from("2026-W42") or 0
"""In its Tuesday night the story begins; the clock goes back on the Sunday after."""


def name_of(code: str) -> str:
    return f"Person {code}"


def address_of(code: str) -> str:
    return f"{code}@example.org"


def _staff() -> list[Row]:
    leads = {"p2": "b", "p9": "c", "p16": "d"}
    without = {"p5", "p12", "p20"}
    return [
        (
            code, name_of(code), "" if code in without else address_of(code), team,
            "hr" if team == "a" else "", leads.get(code, ""), "",
        )
        for code, team in zip(CODES, PLACES, strict=True)
    ]  # fmt: skip


STAFF = _staff()


def sheet(header: Row, rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


codes = st.sampled_from([*CODES, "n1", "n2", "n3"])
strange = st.sampled_from(
    [
        "",
        HR_ADDRESS,
        "anne@société.fr",
        "§@ãė.ãė",
        "é\u0301\U0001f600@x.fr",
        "a\x01b@x.org",
        "\x9ba@b.c\x1b",
        "ö@ö.>b",
        "=?utf-8?q?a?=@x.org",
        "a..b@x.org",
    ]
)
addresses = st.one_of(codes.map(address_of), strange, st.just(HR_ADDRESS))
leavers = st.one_of(
    st.lists(codes, min_size=1, max_size=12, unique=True), st.just(CODES[1:])
)
new_addresses = st.dictionaries(codes, addresses, min_size=1, max_size=3)
names = st.one_of(
    codes.map(name_of), st.sampled_from(["Ann\r\nBcc: everybody", "ann@example.org"])
)
keys = st.sampled_from("abcdefg")
roles = st.sampled_from(["", "employee", "manager", "hr"])
leads = st.lists(keys, max_size=2, unique=True).map("|".join)
person_rows = st.lists(
    st.tuples(
        codes, names, addresses, keys, roles, leads, st.sampled_from(["", "", "yes"])
    ),
    min_size=1,
    max_size=6,
)
team_names = st.sampled_from(["Top", "North", "South", "Shop", "Edge", "West", "East"])
team_rows = st.lists(
    st.tuples(
        keys,
        team_names,
        st.sampled_from(["", *"abcdefg"]),
        st.sampled_from(["", "2019-05-01"]),
    ),
    min_size=1,
    max_size=4,
)
past = [iso_week(FIRST_WEEK + ahead) for ahead in (-2, -1, 0, 1, 2)]
figures = st.tuples(
    st.sampled_from("abcde"), st.integers(4, 12).map(str), st.sampled_from("0234")
)


def _of_a_week(week: str, question: str, rows: list[Row]) -> list[Row]:
    return [(team, week, question, n, some) for team, n, some in rows]


history_rows = st.builds(
    _of_a_week,
    st.sampled_from([past[0], past[0], *past]),
    st.sampled_from([*asked_in(0)[:1], MOBILISATION, "answers"]),
    st.lists(figures, min_size=3, max_size=5, unique_by=lambda row: row[0]),
)
