from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.files.dates import DateOrder
from engagement.customers.files.recipe import (
    NOTHING_TOLD,
    SKIP,
    Kind,
    Measure,
    Recipe,
    recipe_from,
    signature,
)
from engagement.customers.files.sheets import sheet_from
from engagement.customers.files.words import SYNONYMS, Role, metric_asked_in
from engagement.customers.intake.asks import About
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.guess import Confidence, confidence, guess
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.read import read as read_file
from engagement.customers.metrics.catalogue import METRICS, own_metric
from engagement.customers.metrics.scales import FIVE
from engagement.refusals import FileRefused, Reason
from tests.customers.corpus import intake_of

W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "Nîmes": 8}
DAY_FIRST = DateOrder.DAY_FIRST


def guess_of(text: str) -> Recipe:
    return guess(sheet_from(text.encode()))[0]


def read(
    text: str, told: Recipe = NOTHING_TOLD, teams: Mapping[str, int] = TEAMS
) -> Intake:
    return intake_of(text, teams, W10, told)


def test_what_is_not_needed_is_ignored_and_said() -> None:
    text = "Date,Équipe,E-mail,Nom,NPS,Téléphone\n2026-03-02,lille,a@b.c,Ann,9,06\n"

    recipe = guess_of(text)

    assert recipe.columns(text.split("\n", maxsplit=1)[0].split(",")) == (
        "Date",
        "Équipe",
        "NPS",
    )
    assert recipe.roles == {Role.DATE: "Date", Role.TEAM: "Équipe"}
    assert recipe.measures == (Measure("NPS", "nps"),)
    assert recipe.missing == ()


def test_a_question_is_less_sure_than_a_name() -> None:
    assert confidence("Date", "") is Confidence.SURE
    assert confidence("Are you satisfied with us?", "") is Confidence.LIKELY
    assert confidence("Are you satisfied with us?", "qualtrics") is Confidence.SURE


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
    text = "date,note\n2026-03-02,9\n"
    roles = {Role.DATE: "date", Role.SCORE: "note"}
    recipe = Recipe(
        kind=Kind.RAW, roles=roles, team="Lille", metric="nps", moment="till"
    )

    found = read(text, recipe)

    assert found.cells() == {Cell(7, W10, "nps", "till"): Tally(1, 1, 0)}


def test_answers_behind_each_value_can_be_fixed() -> None:
    text = "team,week,NPS\nlille,2026-W10,50\n"
    roles = {Role.TEAM: "team", Role.WEEK: "week"}
    measures = (Measure("NPS", "nps", Role.VALUE),)
    recipe = Recipe(kind=Kind.AGGREGATED, roles=roles, measures=measures, n=40)

    found = read(text, recipe)

    assert found.cells() == {Cell(7, W10, "nps", ""): Tally(40, 30, 10)}


def test_answers_may_have_a_week_instead_of_a_day() -> None:
    text = "week,team,NPS\n2026-W10,lille,9\n"
    roles = {Role.TEAM: "team", Role.WEEK: "week"}
    recipe = Recipe(kind=Kind.RAW, roles=roles, measures=(Measure("NPS", "nps"),))

    found = read(text, recipe)

    assert found.cells() == {Cell(7, W10, "nps", ""): Tally(1, 1, 0)}


def test_one_metric_can_be_asked_at_two_moments() -> None:
    text = "id,date,team,till,hotline\nA1,2026-03-02,lille,5,2\n"
    roles = {Role.ID: "id", Role.DATE: "date", Role.TEAM: "team"}
    measures = tuple(Measure(m, "csat", moment=m) for m in ("till", "hotline"))

    found = read(text, Recipe(kind=Kind.RAW, roles=roles, measures=measures))

    assert found.cells() == {
        Cell(7, W10, "csat", "till"): Tally(1, 1, 0),
        Cell(7, W10, "csat", "hotline"): Tally(1, 0, 1),
    }


def test_teams_are_known_by_alias_or_left_out() -> None:
    text = "date,team,metric,score\n" + "".join(
        f"2026-03-02,{team},csat,5\n" for team in ("LILLE", "Nord", "Old", "Rome")
    )
    teams = {**TEAMS, "nord": 7, "Old": SKIP}

    found = read(text, teams=teams)

    assert found.cells() == {Cell(7, W10, "csat", ""): Tally(2, 2, 0)}
    assert (found.left_out, dict(found.unknown_teams)) == (1, {"Rome": 1})


def test_teams_that_fold_alike_are_told_apart_by_their_letters() -> None:
    text = "date,team,metric,score\n2026-03-02,AB,csat,5\n2026-03-02,Ab,csat,5\n"

    found = read(text, teams={"AB": 1, "ab": 2})

    assert found.cells() == {Cell(1, W10, "csat", ""): Tally(1, 1, 0)}
    assert [row.refusal.reason for row in found.refused] == [Reason.UNKNOWN_TEAM]


def test_a_profile_that_names_lost_columns_is_refused_with_their_names() -> None:
    text = "date,team,score\n2026-03-02,lille,9\n"
    roles = {Role.DATE: "date", Role.TEAM: "team", Role.SCORE: "Old score"}

    with pytest.raises(FileRefused) as caught:
        read(text, Recipe(kind=Kind.RAW, roles=roles, metric="nps"))

    assert caught.value.refusal.values == {
        "columns": "Old score",
        "seen": "date, team, score",
    }


def test_a_wrong_row_is_refused_once_for_each_reason() -> None:
    text = "date,team,nps,csat\n2026-03-02,Rome,9,5\n2026-03-02,lille,11,9\n"

    found = read(text)

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
        found = intake_of(content, TEAMS, W10)
        assert recipe_from(found.recipe.as_json()) == found.recipe
        assert len(signature(found.sheet.columns)) == 32
        assert all(tally.n >= 1 for tally in found.cells().values())


OWN = own_metric("welcome", "Accueil", FIVE)


def test_a_form_may_ask_for_a_metric_of_the_companys_own() -> None:
    text = (
        "Horodateur,Magasin,Êtes-vous satisfait de votre visite ?,Accueil\n"
        "02/03/2026 10:00:00,lille,5,4\n"
    )

    recipe, tool = guess(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert tool == "google-forms-fr"
    assert [(one.column[:7], one.metric) for one in recipe.measures] == [
        ("Êtes-vo", "csat"),
        ("Accueil", "welcome"),
    ]


def test_a_question_is_found_beside_a_metric_of_the_companys_own() -> None:
    text = "date,team,Accueil,How satisfied were you?\n2026-03-02,lille,5,4\n"

    recipe, _ = guess(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert {one.metric for one in recipe.measures} == {"welcome", "csat"}
    assert not recipe.missing
    assert recipe.kind is Kind.RAW


def test_scores_of_a_known_tool_are_of_its_metric_alone() -> None:
    text = (
        "id,ticket_id,group_name,score,created_at,Accueil\n"
        "1,2,lille,good,2026-03-02,4\n"
    )

    recipe, _ = guess(sheet_from(text.encode()), {**METRICS, OWN.key: OWN})

    assert recipe.measures == ()
    assert recipe.metric == "csat"


def remembered(text: str, told: Recipe) -> Intake:
    """Read a text after one with the same header was told so much."""
    recipes = {signature(text.partition("\n")[0].split(",")): told}
    return read_file(text.encode(), Vocabulary(TEAMS, recipes=recipes), W10)


def test_what_was_told_of_the_whole_last_file_is_confirmed() -> None:
    text = "day,mark\n2026-03-02,5\n"
    roles = {Role.DATE: "day", Role.SCORE: "mark"}
    told = Recipe(kind=Kind.RAW, roles=roles, team="lille", metric="csat")

    found = remembered(text, told)

    asked = [(ask.about, ask.field, ask.suggested) for ask in found.asks]
    assert asked == [
        (About.TEAM, "team", "lille"),
        (About.METRIC, "metric", "csat"),
    ]
    assert found.asks[0].readings == ("lille", "Nîmes")
    assert (found.rows, found.held) == (0, 1)
    assert read(text, told).rows == 1


def test_what_the_file_itself_tells_needs_no_confirmation() -> None:
    text = "day,team,csat\n2026-03-02,lille,5\n"

    assert remembered(text, guess_of(text)).asks == ()


def test_the_order_of_days_is_that_of_the_file_before_that_of_the_last() -> None:
    header = "day,team,csat\n"
    told = replace(guess_of(f"{header}25/02/2026,lille,5\n"), date_order=DAY_FIRST)

    other = remembered(f"{header}02/25/2026,lille,5\n02/03/2026,lille,4\n", told)
    unclear = remembered(f"{header}02/03/2026,lille,5\n", told)

    assert (other.rows, other.asks) == (2, ())
    (ask,) = unclear.asks
    assert (ask.about, ask.suggested) == (About.DATE_ORDER, DAY_FIRST)
    assert unclear.rows == 0


@pytest.mark.parametrize(
    "question",
    [
        "How likely are you to recommend us as an employer?",
        "Recommanderiez-vous notre entreprise comme employeur ?",
        "How important is it to you to be satisfied with the price?",
        "Est-il important que l'accueil soit satisfaisant ?",
        "What are you least satisfied with?",
        "De quoi êtes-vous le moins satisfait ?",
        "I was not satisfied with the service",
        "Je ne suis pas satisfait du service",
    ],
)
def test_a_question_about_something_else_is_no_metric(question: str) -> None:
    assert metric_asked_in(question) == ""


@pytest.mark.parametrize(
    "question",
    [
        "Êtes-vous satisfait du personnel ?",
        "Satisfait(e) du personnel",
        "Satisfait(e) de l'accueil",
        "Êtes-vous satisfaite de nos collaborateurs ?",
        "% satisfaits des employés de la caisse",
        "Satisfaction vis-à-vis du personnel",
        "How satisfied were you with our staff?",
        "Satisfaction with employees",
        "Êtes-vous satisfait de notre travail ?",
    ],
)
def test_what_customers_say_of_staff_is_their_satisfaction(question: str) -> None:
    assert metric_asked_in(question) == "csat"


@pytest.mark.parametrize(
    "question",
    [
        "Satisfaction au travail",
        "Êtes-vous satisfait(e) de votre travail ?",
        "Satisfaction des collaborateurs",
        "Satisfaction de nos salariés",
        "Satisfaction collaborateurs",
        "Collaborateurs satisfaits",
        "% de salariés satisfaits",
        "Personnel satisfait",
        "NPS du personnel",
        "eNPS",
        "Employee satisfaction",
        "Staff satisfaction score",
        "Satisfied employees",
        "Job satisfaction",
        "How satisfied are you with your job?",
        "How satisfied are you at work?",
    ],
)
def test_what_staff_say_of_their_work_is_no_metric(question: str) -> None:
    assert metric_asked_in(question) == ""


OF_STAFF = "Satisfaction du personnel"


@pytest.mark.parametrize(
    ("beside", "is_taken"),
    [
        ("Recommanderiez-vous notre magasin ?", False),
        ("Âge du client", True),
        ("Avez-vous trouvé facilement en tant que client ?", True),
        ("Date de votre achat", True),
        ("Pouvez-vous aider vos clients ?", False),
        ("Client interne ; Satisfaction au travail", False),
    ],
)
def test_satisfaction_of_staff_is_with_them_where_customers_are_asked(
    beside: str, *, is_taken: bool
) -> None:
    """Whose it is, its own name leaves open; the columns beside it may tell."""
    others = beside.split(" ; ")
    header = ";".join(["Date", "Magasin", OF_STAFF, *others])
    row = ";".join(["2026-03-02", "lille", "5", *(["9"] * len(others))])

    recipe, _ = guess(sheet_from(f"{header}\n{row}\n".encode()))

    measured = {one.column for one in recipe.measures}
    assert (OF_STAFF in measured) is is_taken
