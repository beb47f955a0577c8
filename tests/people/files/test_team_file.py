"""What a file of teams may say, and that one tree remains whatever it says."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.people.files.lines import ParsedFile, TeamLine, parse
from engagement.people.files.team_file import teams_in
from engagement.refusals import Reason, Refusal

TEAMS = "team,name,parent\n"
KNOWN_TREE = {
    "top": TeamLine("top", "Top", ""),
    "north": TeamLine("north", "North", "top"),
    "lille": TeamLine("lille", "Lille", "north"),
}


def reading_of(
    text: str, known: Mapping[str, TeamLine] | None = None
) -> ParsedFile[TeamLine]:
    return teams_in(parse(text.encode())[1], known or {})


def reasons(refused: list[Refusal]) -> list[tuple[int, Reason]]:
    return [(refusal.row, refusal.reason) for refusal in refused]


def test_parents_may_come_after_their_children() -> None:
    reading = reading_of(TEAMS + "lille,Lille,north\nnorth,North,top\ntop,Top,\n")

    assert {line.key for line in reading.added} == {"top", "north", "lille"}
    assert reading.refused == []


def test_what_is_known_already_is_the_same_or_changed() -> None:
    text = TEAMS + "north,North,top\nlille,Lille shop,north\nnice,Nice,top\n"

    reading = reading_of(text, KNOWN_TREE)

    assert reading.same == 1
    assert reading.changed == [TeamLine("lille", "Lille shop", "north")]
    assert reading.added == [TeamLine("nice", "Nice", "top")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Arras,top", Reason.MISSING_VALUE),
        ("arras,,top", Reason.MISSING_VALUE),
        ("=1+1,Arras,top", Reason.FORMULA),
        ("arras,@SUM(A1),top", Reason.FORMULA),
        (f"{'a' * 101},Arras,top", Reason.TOO_LONG),
        (f"arras,{'a' * 201},top", Reason.TOO_LONG),
        ("arras,Arras", Reason.WRONG_NUMBER_OF_CELLS),
        ("arras,Arras,nowhere", Reason.UNKNOWN_PARENT),
        ("arras,Arras,arras", Reason.LOOP),
        ("arras,Arras,", Reason.SECOND_ROOT),
        ("nice,Other,top", Reason.TWICE),
        ("lille\u200b,Lille,north", Reason.LOOKS_ALIKE),
    ],
)
def test_a_bad_row_of_teams_is_refused_by_number(row: str, reason: Reason) -> None:
    reading = reading_of(f"{TEAMS}nice,Nice,top\n{row}\n", KNOWN_TREE)

    assert reasons(reading.refused) == [(3, reason)]
    assert reading.added == [TeamLine("nice", "Nice", "top")]


def test_the_same_row_twice_is_no_fault() -> None:
    reading = reading_of(TEAMS + "top,Top,\ntop,Top,\n")

    assert (len(reading.added), reading.same, reading.refused) == (1, 1, [])


def test_every_row_on_a_loop_and_every_row_below_it_is_refused() -> None:
    reading = reading_of(TEAMS + "top,T,\na,A,c\nb,B,a\nc,C,b\nd,D,c\ne,E,d\n")

    assert reasons(reading.refused) == [
        (3, Reason.LOOP),
        (4, Reason.LOOP),
        (5, Reason.LOOP),
        (6, Reason.PARENT_REFUSED),
        (7, Reason.PARENT_REFUSED),
    ]
    assert reading.refused[3].values == {"team": "c"}
    assert [line.key for line in reading.added] == ["top"]


def test_a_loop_through_known_teams_is_refused() -> None:
    reading = reading_of(TEAMS + "north,North,lille\narras,Arras,lille\n", KNOWN_TREE)

    assert reasons(reading.refused) == [(2, Reason.LOOP), (3, Reason.PARENT_REFUSED)]
    assert reading.refused[1].values == {"team": "north"}


def test_a_row_below_a_spoilt_row_is_an_orphan_even_when_the_team_is_known() -> None:
    reading = reading_of(TEAMS + "north,=North,top\narras,Arras,lille\n", KNOWN_TREE)

    assert reasons(reading.refused) == [(2, Reason.FORMULA), (3, Reason.PARENT_REFUSED)]


def test_two_tops_in_one_file_leave_the_first() -> None:
    reading = reading_of(TEAMS + "a,A,\nb,B,\nc,C,b\n")

    assert reasons(reading.refused) == [
        (3, Reason.SECOND_ROOT),
        (4, Reason.PARENT_REFUSED),
    ]
    assert reading.refused[0].values == {"team": "a"}


def test_a_new_top_may_be_set_above_the_old_one() -> None:
    reading = reading_of(TEAMS + "group,Group,\ntop,Top,group\n", KNOWN_TREE)

    assert reading.refused == []
    assert reading.changed == [TeamLine("top", "Top", "group")]


def test_a_new_top_falls_with_the_row_that_moves_the_old_one() -> None:
    text = TEAMS + "group,Group,\ntop,Top,lille\nnice,Nice,north\n"

    reading = reading_of(text, KNOWN_TREE)

    assert reasons(reading.refused) == [
        (2, Reason.SECOND_ROOT),
        (3, Reason.LOOP),
        (4, Reason.PARENT_REFUSED),
    ]


def test_the_top_of_a_file_takes_the_place_of_the_only_team() -> None:
    known = {"company": TeamLine("company", "Company", "")}

    reading = reading_of(TEAMS + "nyc,New York,\nbronx,Bronx,nyc\n", known)

    assert reading.renamed == {"company": "nyc"}
    assert reading.changed == [TeamLine("nyc", "New York", "")]
    assert reading.added == [TeamLine("bronx", "Bronx", "nyc")]


@pytest.mark.parametrize(
    "row", ["company,Other,", "nice,Nice,company", "nyc,=New York,"]
)
def test_the_only_team_stays_when_no_other_top_is_sound(row: str) -> None:
    known = {"company": TeamLine("company", "Company", "")}

    reading = reading_of(TEAMS + row, known)

    assert reading.renamed == {}


KEYS = st.sampled_from(list("abcdefg"))
TREES = st.dictionaries(KEYS, st.one_of(KEYS, st.just(""), st.just("ghost")))


def known_trees() -> st.SearchStrategy[dict[str, TeamLine]]:
    """Trees in which each team hangs below an earlier one."""
    places = st.lists(st.integers(0, 6), max_size=7)
    return places.map(
        lambda above: {
            key: TeamLine(key, key, "" if number == 0 else "abcdefg"[place % number])
            for number, (key, place) in enumerate(zip("abcdefg", above, strict=False))
        }
    )


@given(TREES, known_trees())
def test_whatever_a_file_says_one_tree_remains(
    wanted: dict[str, str], known: dict[str, TeamLine]
) -> None:
    rows = "".join(f"{key},New {key},{parent}\n" for key, parent in wanted.items())

    reading = reading_of(f"{TEAMS}z,=spoilt,\n{rows}", known)

    standing = {**known, **{line.key: line for line in reading.changed + reading.added}}
    for old in reading.renamed:
        del standing[old]
    assert sum(not line.parent for line in standing.values()) == bool(standing)
    for line in standing.values():
        above = line
        for _step in standing:
            above = standing[above.parent] if above.parent else above
        assert not above.parent


@given(known_trees(), st.randoms())
def test_the_order_of_rows_changes_nothing(
    tree: dict[str, TeamLine], random: Random
) -> None:
    rows = [f"{line.key},{line.name},{line.parent}" for line in tree.values()]
    random.shuffle(rows)

    reading = reading_of(TEAMS + "\n".join([*rows, "bad,Bad,bad"]))

    assert {line.key for line in reading.added} == tree.keys()
    assert reasons(reading.refused) == [(len(rows) + 2, Reason.LOOP)]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_gives_rows_or_numbered_reasons(text: str) -> None:
    reading = reading_of(f"{TEAMS}top,Top,\n{text}\n")

    assert all(refusal.row >= 1 for refusal in reading.refused)


@pytest.mark.parametrize("parent", ["Région Sud", "REGION SUD", "région\u00a0sud"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_parent_may_be_called_by_the_name_it_has_here_or_in_the_file(
    parent: str, order: int
) -> None:
    rows = [f"nice,Nice,{parent}", "south,Région Sud,Top"][::order]

    reading = reading_of(TEAMS + "\n".join(rows), KNOWN_TREE)

    assert {line.key: line.parent for line in reading.added} == {
        "nice": "south",
        "south": "top",
    }


def test_the_first_top_takes_the_place_of_another_of_the_same_name() -> None:
    first = {"company": TeamLine("company", "Company", "")}

    reading = reading_of(TEAMS + "acme,Company,\nshop,Shop,Company\n", first)

    assert reading.refused == []
    assert reading.renamed == {"company": "acme"}
