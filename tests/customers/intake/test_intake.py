from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.files.recipe import (
    NOTHING_TOLD,
    Kind,
    Measure,
    Recipe,
    signature,
)
from engagement.customers.files.words import Role
from engagement.customers.intake.asks import (
    EACH,
    GROUPS_COUNTED,
    GROUPS_OF_100,
    LAST,
    About,
)
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.read import intake_of as intake_of_rows
from engagement.customers.intake.read import read as read_file
from engagement.files.csv_file import LARGEST_FILE
from engagement.refusals import FileRefused, Reason
from tests.customers.corpus import intake_of

W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "nîmes": 8}
CSAT = Cell(7, W10, "csat", "")
NPS = Cell(7, W10, "nps", "")


def read(text: str | bytes, told: Recipe = NOTHING_TOLD) -> Intake:
    return intake_of(text, TEAMS, W10, told)


def reasons(intake: Intake) -> list[tuple[int, Reason]]:
    return [(row.refusal.row, row.refusal.reason) for row in intake.refused]


def test_answers_are_counted_by_team_week_metric_and_moment() -> None:
    intake = read(
        "date,team,metric,score,moment\n"
        "2026-03-02,lille,csat,5,till\n"
        "2026-03-04,lille,csat,3,till\n"
        "2026-03-08,lille,csat,1,till\n"
        "2026-03-02,lille,csat,4,\n"
        "2026-03-02,lille,nps,9,\n"
    )

    assert intake.kind is Kind.RAW
    assert intake.rows == 5
    assert intake.cells() == {
        CSAT._replace(moment="till"): Tally(3, 1, 1),
        CSAT: Tally(1, 1, 0),
        NPS: Tally(1, 1, 0),
    }


def test_totals_are_kept_by_cell() -> None:
    intake = read(
        "team,week,metric,n,favourable,unfavourable\n"
        "lille,2026-W10,csat,40,30,\n"
        "lille,2026-W10,nps,40,20,10\n"
    )

    assert intake.kind is Kind.AGGREGATED
    assert intake.rows == 2
    assert intake.cells() == {CSAT: Tally(40, 30, 0), NPS: Tally(40, 20, 10)}


FRENCH = (
    "équipe;semaine;indicateur;réponses;valeur\n"
    "nîmes;2026-S10;CSAT;40;82,5 %\n"
    "nîmes;2026-S10;NPS;40;−12,5\n"
)


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.encode("utf-16"),
        FRENCH.replace("−", "-").encode("cp1252"),
        f"sep=;\r\n{FRENCH}".encode(),
        FRENCH.replace(";", "\t").encode(),
        FRENCH.replace(";", "|").encode("utf-16"),
        FRENCH.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "mark", "utf-16", "cp1252", "sep", "tabs", "bars", "crlf"],
)
def test_files_of_french_spreadsheets_are_read(content: bytes) -> None:
    intake = read(content)

    assert intake.refused == []
    assert intake.cells() == {
        Cell(8, W10, "csat", ""): Tally(40, 33, 0),
        Cell(8, W10, "nps", ""): Tally(40, 17.5, 22.5),
    }


@pytest.mark.parametrize(
    "header",
    [
        "date,team,metric,score",
        "jour,magasin,métrique,note",
        "Date,Équipe,Indicateur,Score",
        "day,store,indicator,rating",
    ],
)
def test_columns_have_english_and_french_names(header: str) -> None:
    intake = read(f"{header}\n2026-03-02,lille,csat,5\n")

    assert intake.cells() == {CSAT: Tally(1, 1, 0)}


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("date,team,metric", "score"),
        ("week,team,metric,score", "date"),
        ("team,week,metric,n", "favourable"),
        ("team,week,metric,value", "n"),
        ("colour,weight", "date, team, metric, score"),
    ],
)
def test_missing_columns_are_named(header: str, missing: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(f"{header}\n")

    assert refused.value.refusal.reason is Reason.COLUMNS_NOT_FOUND
    seen = header.replace(",", ", ")
    assert refused.value.refusal.values == {"columns": missing, "seen": seen}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (b" \n\n", Reason.EMPTY_FILE),
        (b"date,team,metric,score\n", Reason.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.NOT_TEXT),
        (b"PK\x03\x04\x14\0\x06\0", Reason.BROKEN_WORKBOOK),
        (b"a" * (LARGEST_FILE + 1), Reason.TOO_LARGE),
    ],
    ids=["nothing", "blank", "header alone", "picture", "workbook", "too large"],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(
    content: bytes, reason: Reason
) -> None:
    with pytest.raises(FileRefused) as refused:
        read(content)

    assert refused.value.refusal.reason is reason
    assert refused.value.refusal.row == 0


def test_refused_rows_keep_their_number_and_cells_and_the_others_go_in() -> None:
    intake = read(
        "date,team,metric,score\n"
        "2099-03-02,lille,csat,5\n"
        "2026-03-02,lille,csat\n"
        "\n"
        "2026-03-02,lille,csat,5\n"
        "2026-03-02,paris,csat,5\n"
    )

    assert intake.rows == 1
    assert reasons(intake) == [
        (2, Reason.FUTURE_WEEK),
        (3, Reason.WRONG_NUMBER_OF_CELLS),
        (6, Reason.UNKNOWN_TEAM),
    ]
    assert [row.cells for row in intake.refused] == [
        ["2099-03-02", "lille", "csat", "5"],
        ["2026-03-02", "lille", "csat"],
        ["2026-03-02", "paris", "csat", "5"],
    ]


ONE_ID = (
    "date,team,metric,score,id\n"
    "2026-03-02,lille,csat,5,A1\n"
    "2026-03-02,lille,csat,5,A1\n"
    "2026-03-02,lille,csat,1,A1\n"
    "2026-03-03,lille,csat,1,A1\n"
    "2026-03-02,lille,nps,5,A1\n"
)


def one_id(answer: str) -> Intake:
    recipe = read(ONE_ID).recipe
    told = replace(recipe, answers={About.ONE_ID.value: answer})
    return intake_of(ONE_ID, TEAMS, W10, told)


def test_an_id_with_another_score_or_day_is_asked_about() -> None:
    intake = read(ONE_ID)

    (ask,) = intake.asks
    assert (ask.about, ask.columns, ask.readings) == (
        About.ONE_ID, ("id",), (EACH, LAST),
    )  # fmt: skip
    assert ask.examples == ("4", "5")
    assert (intake.rows, intake.held, reasons(intake)) == (0, 4, [])


def test_rows_of_a_customer_count_each() -> None:
    intake = one_id(EACH)

    assert intake.same == 1
    assert intake.cells() == {CSAT: Tally(3, 1, 2), NPS: Tally(1, 0, 1)}


def test_of_a_corrected_answer_the_last_row_counts() -> None:
    intake = one_id(LAST)

    assert intake.same == 3
    assert intake.cells() == {CSAT: Tally(1, 0, 1), NPS: Tally(1, 0, 1)}


def test_an_id_of_a_program_counts_once_and_never_with_another_score() -> None:
    found = read(ONE_ID)

    intake = intake_of_rows(found.sheet, found.recipe, Vocabulary(TEAMS), W10)

    assert intake.same == 1
    assert reasons(intake) == [(4, Reason.TWICE), (5, Reason.TWICE)]
    assert intake.cells() == {CSAT: Tally(1, 1, 0), NPS: Tally(1, 0, 1)}


def test_an_id_may_not_be_too_long() -> None:
    intake = read(f"date,team,metric,score,id\n2026-03-02,lille,nps,5,{'x' * 101}\n")

    assert reasons(intake) == [(2, Reason.TOO_LONG)]


def test_answers_counted_already_are_left_out() -> None:
    intake = read(
        "date,team,metric,score,id\n"
        "2026-03-02,lille,csat,5,A1\n"
        "2026-03-02,lille,csat,2,A2\n"
        "2026-03-02,lille,csat,3,\n"
    )

    assert intake.cells(np.array([True, False, False])) == {CSAT: Tally(2, 0, 1)}


def test_a_row_that_stands_twice_in_full_counts_once() -> None:
    intake = read(
        "team,week,metric,n,favourable\n"
        "lille,2026-W10,csat,40,30\n"
        "lille,2026-W10,csat,40,30\n"
    )

    assert (intake.rows, intake.same, intake.asks) == (1, 1, ())
    assert intake.cells() == {CSAT: Tally(40, 30, 0)}


def test_the_file_itself_shows_which_number_is_the_day() -> None:
    header = "date,team,metric,score\n"

    clear = read(f"{header}02/03/2026,lille,csat,5\n13/02/2026,lille,csat,5\n")
    unclear = read(f"{header}02/03/2026,lille,csat,5\n")

    assert clear.rows == 2
    assert reasons(unclear) == [(2, Reason.TWO_DATES)]


def test_a_one_is_refused_where_other_values_are_shares() -> None:
    header = "team,week,metric,n,value\n"

    shares = read(f"{header}lille,2026-W09,csat,40,0.9\nlille,2026-W10,csat,40,1\n")
    percents = read(f"{header}lille,2026-W09,csat,40,9\nlille,2026-W10,csat,40,100\n")

    assert reasons(shares) == [
        (2, Reason.SHARE_NOT_PERCENT),
        (3, Reason.SHARE_NOT_PERCENT),
    ]
    assert reasons(percents) == []


def test_a_part_of_an_nps_is_asked_about_alone() -> None:
    header = "team,week,metric,n,value\n"

    mixed = read(f"{header}lille,2026-W09,nps,40,0.9\nlille,2026-W10,csat,40,50\n")

    assert [ask.metric for ask in mixed.asks] == ["nps"]
    assert [cell.metric for cell in mixed.cells()] == ["csat"]


def test_cells_guarded_in_a_download_are_read_as_they_were() -> None:
    intake = read(
        "team,week,metric,n,value,moment\n"
        "lille,2026-W10,nps,40,'-50,\n"
        "lille,2026-W10,csat,40,50,'=1+1\n"
    )

    assert intake.cells() == {NPS: Tally(40, 10, 30)}
    assert reasons(intake) == [(3, Reason.FORMULA)]


def test_of_two_columns_alike_the_first_counts() -> None:
    intake = read("date,team,metric,score,note\n2026-03-02,lille,csat,5,warm\n")

    assert intake.cells() == {CSAT: Tally(1, 1, 0)}


RAW = "date,team,metric,score,id,moment"
AGGREGATED = "team,week,metric,n,favourable,value"
starts = st.sampled_from(["", f"{RAW}\n", f"{AGGREGATED}\nlille,2026-W10,"])


@given(starts, st.binary() | st.text().map(str.encode))
@example(f"{AGGREGATED}\n", "lille,2026-W10,csat,²,٣,\n".encode())
@example(f"{RAW}\n", b"2026-03-02,lille,csat," + b"9" * 140_000)
def test_any_bytes_give_rows_or_refusals(start: str, content: bytes) -> None:
    with suppress(FileRefused):
        read(start.encode() + content)


letters = st.characters(codec="utf-8", categories=["L", "N", "S"])
words = ["lille", "csat", "nps", "2026-03-02", "2026-W10", "13/02/2026", "4", "-1"]
cells = st.text(letters, min_size=1, max_size=12) | st.sampled_from([*words, "'=1"])
rows = st.lists(cells, min_size=6, max_size=6).map(",".join)


@given(st.sampled_from([RAW, AGGREGATED]), st.lists(rows, min_size=1))
def test_every_row_goes_in_or_is_the_same_or_is_left_out_or_refused(
    header: str, lines: list[str]
) -> None:
    intake = read("\n".join([header, *lines]))

    told = intake.rows + intake.held + intake.same + intake.left_out
    assert told + len(intake.refused) == len(lines)


GROUPS = "week,team,n,promoters,passives,detractors,nps\n"


def test_groups_that_add_up_to_a_hundred_are_percentages() -> None:
    found = read(f"{GROUPS}2026-W10,lille,400,62,26,12,50\n")

    assert [(one.about, one.answer) for one in found.questions] == [
        (About.GROUPS, GROUPS_OF_100)
    ]
    assert found.cells() == {NPS: Tally(400, 248, 48)}


def test_what_groups_were_taken_for_can_be_changed() -> None:
    text = f"{GROUPS}2026-W10,lille,400,62,26,12,50\n"
    told = replace(read(text).recipe, answers={"groups-nps": GROUPS_COUNTED})
    changed = intake_of(text, TEAMS, W10, told)

    assert changed.cells() == {NPS: Tally(400, 62, 12)}


def test_groups_that_add_up_to_the_answers_are_counts() -> None:
    found = read(f"{GROUPS}2026-W10,lille,100,62,26,12,50\n")

    assert not found.questions
    assert found.cells() == {NPS: Tally(100, 62, 12)}


@pytest.mark.parametrize(
    "text",
    [
        f"{GROUPS}2026-W10,lille,400,62,50,12,50\n",
        "week,team,n,promoters,detractors,nps\n2026-W10,lille,400,62,12,30\n",
        "week,team,n,favourable,unfavourable,csat\n2026-W10,lille,100,80,10,70\n",
        f"{GROUPS}2026-W10,lille,100,62,26,12,30\n",
        (
            "week,team,n,satisfied,csat\n2026-W10,lille,400,82,82 %\n"
            "2026-W10,nice,200,150,75 %\n"
        ),
    ],
)
def test_groups_that_agree_with_nothing_are_asked_about(text: str) -> None:
    found = read(text)

    assert [one.about for one in found.asks] == [About.GROUPS]
    assert found.cells() == {}


def test_promoters_are_no_answers_to_another_metric() -> None:
    found = read(
        "week,team,n,promoters,detractors,nps,csat\n2026-W10,lille,100,60,10,50,82\n"
    )

    assert found.cells() == {NPS: Tally(100, 60, 10), CSAT: Tally(100, 82, 0)}


def test_the_numbers_of_zendesk_are_five_points_and_its_words_good_or_bad() -> None:
    head = "ID,Ticket ID,Created at,Group name,Score\n"
    numbers = read(head + "1,101,2026-03-02,lille,5\n2,102,2026-03-02,lille,1\n")
    words = read(head + '1,101,2026-03-02,lille,"Good, I\'m satisfied"\n')

    assert (numbers.tool, words.tool) == ("zendesk", "zendesk")
    assert numbers.said["favourable"].tolist() == [1, 0]
    assert words.said["favourable"].tolist() == [1]


def test_the_answers_of_typeform_are_of_the_day_when_they_were_sent() -> None:
    intake = read(
        "#,Would you recommend us?,Which store?,Start Date (UTC),Submit Date (UTC),"
        "Network ID\n"
        "a1,9,lille,2026-02-20 09:00:00,2026-03-02 09:02:00,f1\n"
    )

    assert intake.tool == "typeform"
    assert intake.recipe.roles[Role.ID] == "#"
    assert intake.said["week"].tolist() == [W10]


def test_a_score_that_became_a_day_counts_once_its_scale_is_told() -> None:
    file = "date,team,nps\n2026-03-02,lille,10-Jun\n2026-03-02,lille,2026-10-09\n"
    asked = read(file)
    told = read(file, told=replace(asked.recipe, scales={"nps": "0-10"}))

    assert [(one.about, one.examples) for one in asked.asks] == [
        (About.SCALE, ("10-Jun", "2026-10-09"))
    ]
    assert (asked.rows, asked.held) == (0, 2)
    assert told.said["score"].tolist() == [6, 9]


def test_a_header_that_comes_again_on_each_page_asks_for_no_scale() -> None:
    intake = read("date,team,csat\n2026-03-02,lille,5\ndate,team,csat\n")

    assert (intake.asks, intake.rows) == ((), 1)


def test_a_remembered_scale_is_asked_again_once_answers_are_not_on_it() -> None:
    last = Recipe(
        kind=Kind.RAW,
        roles={Role.DATE: "date", Role.TEAM: "team"},
        measures=(Measure("csat", "csat"),),
        scales={"csat": "1-5-low"},
    )
    words = Vocabulary(TEAMS, recipes={signature(("date", "team", "csat")): last})
    head = "date,team,csat\n2026-03-02,lille,1\n"

    alike = read_file(head.encode(), words, W10)
    other = read_file(f"{head}2026-03-02,lille,9\n".encode(), words, W10)

    assert (alike.asks, alike.said["favourable"].tolist()) == ((), [1])
    assert (len(other.asks), other.rows, other.held) == (1, 0, 1)


@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        ("Très satisfaits,Satisfaits,Réponses", "20,20,50", "Satisfaits"),
        ("Satisfied,Somewhat satisfied,n", "10,30,50", "Satisfied"),
        ("% très satisfaits,% satisfaits,n", "40 %,30 %,50", "% satisfaits"),
    ],
)
def test_whether_the_very_satisfied_are_in_the_satisfied_is_asked(
    header: str, row: str, column: str
) -> None:
    text = f"week,team,{header}\n2026-W09,lille,{row}\n"

    found = intake_of(text)
    (ask,) = found.asks
    told = replace(found.recipe, answers={ask.key: column})

    assert (ask.about, ask.readings[0], found.rows) == (About.COLUMN, column, 0)
    assert intake_of(text, told=told).rows == 1


@pytest.mark.parametrize(
    ("header", "row", "favourable"),
    [
        ("Très satisfaits,Satisfaits,Réponses", "20,40,50", 40),
        ("% très satisfaits,% satisfaits,n", "40 %,80 %,50", 40),
        ("Satisfied,Very dissatisfied,n", "30,10,50", 30),
    ],
)
def test_where_both_are_more_than_all_the_very_satisfied_are_in_the_satisfied(
    header: str, row: str, favourable: int
) -> None:
    found = intake_of(f"week,team,{header}\n2026-W09,lille,{row}\n")

    assert not found.asks
    assert found.said["favourable"].tolist() == [favourable]
