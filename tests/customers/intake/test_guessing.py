from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.intake.from_sheet import intake
from engagement.customers.intake.guessing import Confidence, Guess, guessed
from engagement.customers.intake.rows import SKIP, Cell, Tally
from engagement.customers.metrics.catalogue import METRICS, own_metric
from engagement.customers.metrics.scales import FIVE
from engagement.customers.reading.mapping import (
    Kind,
    Mapping,
    Measure,
    mapping_from,
    signature,
)
from engagement.customers.reading.sheets import sheet_from
from engagement.customers.reading.words import SYNONYMS, Role
from engagement.refusals import FileRefused, Reason

W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "Nîmes": 8}


def guess_of(text: str) -> Guess:
    return guessed(sheet_from(text.encode()))


def test_what_is_not_needed_is_ignored_and_said() -> None:
    guess = guess_of(
        "Date,Équipe,E-mail,Nom,NPS,Téléphone\n2026-03-02,lille,a@b.c,Ann,9,06\n"
    )

    assert guess.ignored == ("E-mail", "Nom", "Téléphone")
    assert guess.mapping.roles == {Role.DATE: "Date", Role.TEAM: "Équipe"}
    assert guess.mapping.measures == (Measure("NPS", "nps"),)
    assert set(guess.confidence) == {"Date", "Équipe", "NPS"}
    assert guess.missing == ()


def test_a_question_is_less_sure_than_a_name() -> None:
    guess = guess_of("Date,Store,Are you satisfied with us?\n2026-03-02,lille,4\n")

    assert guess.confidence["Date"] is Confidence.SURE
    assert guess.confidence["Are you satisfied with us?"] is Confidence.LIKELY


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("date,store,score", (Role.METRIC,)),
        ("date,score,metric", (Role.TEAM,)),
        ("store,week,NPS", (Role.N,)),
        ("colour,weight", (Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE)),
    ],
)
def test_what_no_column_says_is_missing(header: str, missing: tuple[Role]) -> None:
    cells = ",".join("1" for _ in header.split(","))

    assert guess_of(f"{header}\n{cells}\n").missing == missing


def test_what_is_missing_can_be_fixed_for_the_whole_file() -> None:
    sheet = sheet_from(b"date,note\n2026-03-02,9\n")
    roles = {Role.DATE: "date", Role.SCORE: "note"}
    mapping = Mapping(Kind.RAW, roles, team="Lille", metric="nps", moment="till")

    found = intake(sheet, mapping, TEAMS, METRICS, W10)

    assert found.cells() == {Cell(7, W10, "nps", "till"): Tally(1, 1, 0)}


def test_answers_behind_each_value_can_be_fixed() -> None:
    sheet = sheet_from(b"team,week,NPS\nlille,2026-W10,50\n")
    roles = {Role.TEAM: "team", Role.WEEK: "week"}
    mapping = Mapping(
        Kind.AGGREGATED, roles, (Measure("NPS", "nps", Role.VALUE),), n=40
    )

    found = intake(sheet, mapping, TEAMS, METRICS, W10)

    assert found.cells() == {Cell(7, W10, "nps", ""): Tally(40, 30, 10)}


def test_answers_may_have_a_week_instead_of_a_day() -> None:
    sheet = sheet_from(b"week,team,NPS\n2026-W10,lille,9\n")
    roles = {Role.TEAM: "team", Role.WEEK: "week"}
    mapping = Mapping(Kind.RAW, roles, (Measure("NPS", "nps"),))

    found = intake(sheet, mapping, TEAMS, METRICS, W10)

    assert found.cells() == {Cell(7, W10, "nps", ""): Tally(1, 1, 0)}


def test_one_metric_can_be_asked_at_two_moments() -> None:
    sheet = sheet_from(b"id,date,team,till,hotline\nA1,2026-03-02,lille,5,2\n")
    roles = {Role.ID: "id", Role.DATE: "date", Role.TEAM: "team"}
    measures = tuple(Measure(m, "csat", moment=m) for m in ("till", "hotline"))

    found = intake(sheet, Mapping(Kind.RAW, roles, measures), TEAMS, METRICS, W10)

    assert found.cells() == {
        Cell(7, W10, "csat", "till"): Tally(1, 1, 0),
        Cell(7, W10, "csat", "hotline"): Tally(1, 0, 1),
    }


def test_teams_are_known_by_alias_or_left_out() -> None:
    text = b"date,team,metric,score\n" + b"".join(
        b"2026-03-02,%b,csat,5\n" % team
        for team in (b"LILLE", b"Nord", b"Old", b"Rome")
    )
    sheet = sheet_from(text)
    teams = {**TEAMS, "nord": 7, "Old": SKIP}

    found = intake(sheet, guessed(sheet).mapping, teams, METRICS, W10)

    assert found.cells() == {Cell(7, W10, "csat", ""): Tally(2, 2, 0)}
    assert (found.left_out, dict(found.unknown_teams)) == (1, {"Rome": 1})


def test_teams_that_fold_alike_are_told_apart_by_their_letters() -> None:
    sheet = sheet_from(
        b"date,team,metric,score\n2026-03-02,AB,csat,5\n2026-03-02,Ab,csat,5\n"
    )

    found = intake(sheet, guessed(sheet).mapping, {"AB": 1, "ab": 2}, METRICS, W10)

    assert found.cells() == {Cell(1, W10, "csat", ""): Tally(1, 1, 0)}
    assert [row.refusal.reason for row in found.refused] == [Reason.UNKNOWN_TEAM]


def test_a_profile_that_names_lost_columns_is_refused_with_their_names() -> None:
    sheet = sheet_from(b"date,team,score\n2026-03-02,lille,9\n")
    roles = {Role.DATE: "date", Role.TEAM: "team", Role.SCORE: "Old score"}

    with pytest.raises(FileRefused) as caught:
        intake(sheet, Mapping(Kind.RAW, roles, metric="nps"), TEAMS, METRICS, W10)

    assert caught.value.refusal.values == {"columns": "Old score"}


def test_a_wrong_row_is_refused_once_for_each_reason() -> None:
    sheet = sheet_from(
        b"date,team,nps,csat\n2026-03-02,Rome,9,5\n2026-03-02,lille,11,9\n"
    )

    found = intake(sheet, guessed(sheet).mapping, TEAMS, METRICS, W10)

    assert [(row.refusal.row, row.refusal.reason) for row in found.refused] == [
        (2, Reason.UNKNOWN_TEAM),
        (3, Reason.OUT_OF_SCALE),
        (3, Reason.OUT_OF_SCALE),
    ]


names = st.sampled_from([name for found in SYNONYMS.values() for name in found])
heads = st.lists(names | st.text(min_size=1, max_size=9), min_size=1, max_size=8)
words = ["lille", "csat", "NPS", "2026-03-02", "02/03/2026", "S10", "4", "0.5", "good"]
texts = st.sampled_from(words) | st.text(max_size=9)


@given(heads.flatmap(lambda head: st.tuples(
    st.just(head),
    st.lists(st.lists(texts, min_size=len(head), max_size=len(head)), max_size=5),
)))  # fmt: skip
def test_any_sheet_comes_to_rows_or_reasons(
    drawn: tuple[list[str], list[list[str]]],
) -> None:
    head, rows = drawn
    content = "\n".join("\t".join(row) for row in [head, *rows]).encode()

    with suppress(FileRefused):
        sheet = sheet_from(content)
        guess = guessed(sheet)
        assert mapping_from(guess.mapping.as_json()) == guess.mapping
        assert len(signature(sheet.columns)) == 32
        found = intake(sheet, guess.mapping, TEAMS, METRICS, W10)
        assert all(tally.n >= 1 for tally in found.cells().values())


OWN = own_metric("welcome", "Accueil", FIVE)


def test_a_form_may_ask_for_a_metric_of_the_companys_own() -> None:
    text = (
        "Horodateur,Magasin,Êtes-vous satisfait de votre visite ?,Accueil\n"
        "02/03/2026 10:00:00,lille,5,4\n"
    )

    found = guessed(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert found.preset == "google-forms-fr"
    assert [(one.column[:7], one.metric) for one in found.mapping.measures] == [
        ("Êtes-vo", "csat"),
        ("Accueil", "welcome"),
    ]


def test_a_question_is_found_beside_a_metric_of_the_companys_own() -> None:
    text = "date,team,Accueil,How satisfied were you?\n2026-03-02,lille,5,4\n"

    found = guessed(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert {one.metric for one in found.mapping.measures} == {"welcome", "csat"}
    assert not found.missing
    assert found.mapping.kind is Kind.RAW


def test_scores_of_a_known_tool_are_of_its_metric_alone() -> None:
    text = (
        "id,ticket_id,group_name,score,created_at,Accueil\n"
        "1,2,lille,good,2026-03-02,4\n"
    )

    found = guessed(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert found.mapping.measures == ()
    assert found.mapping.metric == "csat"
