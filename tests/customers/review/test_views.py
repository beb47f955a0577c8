"""A file of scores looked through, corrected, taken in, remembered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engagement.customers.files.recipe import recipe_from
from engagement.customers.files.words import Role
from engagement.customers.models import (
    Import,
    Profile,
    Score,
    TeamAlias,
    Upload,
    Voice,
)
from engagement.customers.review.column_meanings import OF_ROLE
from engagement.database import db
from engagement.people.models import RosterChange, Team
from tests.conftest import Clock
from tests.customers import corpus
from tests.customers.corpus import CASES, ENCODINGS, Case
from tests.customers.sending import (
    field_of,
    fields,
    one,
    page,
    send,
    shown,
    staged,
    taken_in,
    tiles,
    words,
)

SHAPES = [case for case in CASES if case not in ENCODINGS]
GOOD = "team,week,metric,n,favourable\nlille,2026-W10,csat,40,30\n"
SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def rows_of(client: FlaskClient, table: type) -> int:
    with client.application.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def scores(client: FlaskClient) -> dict[tuple[str, str], tuple[int, float]]:
    with client.application.app_context():
        found = select(Team.key, Score.metric, Score.n, Score.favourable)
        rows = db.session.execute(found.join(Team, Team.id == Score.team_id)).all()
        return {(team, metric): (n, up) for team, metric, n, up in rows}


def test_a_file_is_looked_through_before_anything_counts(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)

    response = hana.get(path)

    assert response.status_code == 200
    assert one(page(response), "h1").text == "Check: scores.csv"
    assert tiles(page(response))["New"] == "1"
    assert scores(hana) == {}


def test_one_click_takes_the_file_in_and_deletes_its_bytes(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)

    response = hana.post(f"{path}/commit", data=shown(hana, path))

    assert (response.status_code, response.location) == (303, "/customers/imports/1")
    assert scores(hana) == {("lille", "csat"): (40, 30)}
    assert rows_of(hana, Upload) == 0
    assert hana.get(path).status_code == 404
    assert hana.post(f"{path}/commit").status_code == 404


@pytest.mark.parametrize("case", SHAPES, ids=lambda case: case.name)
def test_a_form_that_comes_back_untouched_changes_nothing(
    hana: FlaskClient, case: Case
) -> None:
    path = staged(hana, case.content)
    first = page(hana.get(path))

    hana.post(path, data=fields(first))

    again = page(hana.get(path))
    assert fields(again) == fields(first)
    assert tiles(again) == tiles(first)


def test_a_new_kind_of_file_says_what_was_detected(hana: FlaskClient) -> None:
    path = staged(hana, corpus.FRENCH.encode("cp1252"))

    found = shown(hana, path)

    said = {
        key: found[f"reading-{key}"] for key in ("encoding", "delimiter", "decimal")
    }
    assert said == {"encoding": "cp1252", "delimiter": ";", "decimal": ","}
    assert (found["shape"], found["reading-header_at"]) == ("aggregated", "1")


def test_columns_that_are_not_kept_are_listed_as_such(hana: FlaskClient) -> None:
    question = "How satisfied are you with us?"
    path = staged(hana, f"Date,Store,{question},E-mail\n2026-03-02,lille,5,a@b.org\n")

    found = page(hana.get(path))

    rows = {one(row, "th").text: row.text for row in found.select("#check tbody tr")}
    assert "its cells are not stored" in rows["E-mail"]
    assert "likely, by its question" in rows[question]
    assert "sure" in rows["Date"]


def test_a_wrong_delimiter_is_corrected_and_columns_guessed_anew(
    hana: FlaskClient,
) -> None:
    path = staged(hana, GOOD)
    filled = shown(hana, path) | {"reading-delimiter": ";"}

    response = hana.post(path, data=filled)

    assert (response.status_code, response.location) == (303, path)
    found = page(hana.get(path))
    assert "No column tells: Day, Team" in words(hana.get(path))
    assert not found.select("[formaction]")
    hana.post(path, data=fields(found) | {"reading-delimiter": ","})
    assert tiles(page(hana.get(path)))["New"] == "1"


def test_a_reading_that_cannot_be_is_told_and_not_kept(hana: FlaskClient) -> None:
    path = staged(hana, GOOD.replace("40", "é").encode("cp1252"))

    hana.post(path, data={"reading-encoding": "utf-16"})

    assert "This is not a text file." in words(hana.get(path))
    assert shown(hana, path)["reading-encoding"] == "cp1252"


def test_a_column_is_given_another_meaning(hana: FlaskClient) -> None:
    path = staged(hana, "Jour;Lieu;Combien\n2026-03-02;lille;9\n")
    assert "No column tells: " in words(hana.get(path))
    found = page(hana.get(path))
    lieu = field_of(found, "What “Lieu” means")
    combien = field_of(found, "What “Combien” means")

    filled = fields(found) | {"shape": "raw", lieu: "role:team", combien: "score:nps"}
    hana.post(path, data=filled)
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert scores(hana) == {("lille", "nps"): (1, 1)}


def test_a_question_blocks_until_it_is_answered(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("effort.csv"))
    assert "Answer the questions below" in words(hana.get(path))
    blocked = hana.post(f"{path}/commit", data=shown(hana, path))
    assert blocked.location == path
    name = field_of(page(hana.get(path)), "on which scale was it asked?")

    hana.post(path, data=shown(hana, path) | {name: "1-7-low"})

    response = hana.post(f"{path}/commit", data=shown(hana, path))
    assert response.location == "/customers/imports/1"
    assert scores(hana) == {("lille", "ces"): (3, 2)}


def test_the_usual_scale_is_an_answer_too(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("effort.csv"))
    name = field_of(page(hana.get(path)), "on which scale was it asked?")

    hana.post(path, data=shown(hana, path) | {name: "1-7"})

    assert "Answer the questions" not in words(hana.get(path))
    assert shown(hana, path)["scale-ces"] == "1-7"


def test_days_that_could_be_others_are_asked(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("ambiguous.csv"))
    name = field_of(page(hana.get(path)), "Which day do you mean by")

    hana.post(path, data=shown(hana, path) | {name: "day_first"})

    assert tiles(page(hana.get(path)))["New"] == "2"


def test_shares_and_percentages_are_told_apart(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("shares.csv"))
    name = field_of(page(hana.get(path)), "what do figures like")

    hana.post(path, data=shown(hana, path) | {name: "share"})

    assert tiles(page(hana.get(path)))["New"] == "2"


def test_averages_are_refused_knowingly(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("means.csv"))
    name = field_of(page(hana.get(path)), "what do figures like")

    hana.post(path, data=shown(hana, path) | {name: "mean"})

    response = hana.get(path)
    assert "Answer the questions" not in words(response)
    assert "looks like an average of points" in words(response)
    assert shown(hana, path)["unit-csat"] == "mean"


@pytest.mark.parametrize(("answer", "new"), [("days", "2"), ("longer", "0")])
def test_months_and_weeks_are_told_apart(
    hana: FlaskClient, answer: str, new: str
) -> None:
    lines = ("2026-01-01,lille,80,40\n", "2026-02-01,lille,80,40\n")
    path = staged(hana, "".join(("week,team,csat,n\n", *lines)).encode())
    name = field_of(page(hana.get(path)), "a month or something longer?")

    hana.post(path, data=shown(hana, path) | {name: answer})

    assert tiles(page(hana.get(path)))["New"] == new
    assert shown(hana, path)[name] == answer


def test_what_was_taken_is_shown_and_goes_in_with_one_click(hana: FlaskClient) -> None:
    header, row = "week,team,n,promoters,passives,detractors", "2026-W10,lille,400"
    path = staged(hana, f"{header},nps\n{row},62,26,12,50\n".encode())

    response = hana.post(f"{path}/commit", data=shown(hana, path))

    assert response.location == "/customers/imports/1"
    assert scores(hana) == {("lille", "nps"): (400, 248)}


MIXED = GOOD + "".join(f"lille,2026-W0{week},nps,40,30\n" for week in range(1, 6))


def test_good_rows_go_in_and_refused_ones_are_listed(hana: FlaskClient) -> None:
    text = GOOD + "".join(f"nice,2026-W0{week},csat,40,30\n" for week in range(1, 6))
    path = staged(hana, text + "lille,2026-W01,csat,4,5\n")

    found = tiles(page(hana.get(path)))
    download = hana.get(f"{path}/refused.csv")
    response = hana.post(f"{path}/commit", data=shown(hana, path))

    assert (found["New"], found["Refused"]) == ("6", "1")
    assert download.text.startswith("\ufeffrow,error,team,week")
    assert "More favourable answers than answers" in download.text
    assert response.location == "/customers/imports/1"
    assert hana.get("/customers/imports/1/refused.csv").status_code == 200


def test_more_than_a_fifth_refused_blocks(hana: FlaskClient) -> None:
    path = staged(hana, MIXED)

    response = hana.post(f"{path}/commit", data=shown(hana, path))

    assert response.location == path
    assert "5 of 6 rows are refused, which is more than a fifth" in words(
        hana.get(path)
    )
    assert scores(hana) == {}


def test_what_changes_is_shown_old_and_new(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)
    path = staged(hana, GOOD.replace("40,30", "50,45") + "nice,2026-W10,csat,8,4\n")

    found = page(hana.get(path))

    counts = tiles(found)
    assert (counts["New"], counts["Changed"], counts["Already counted"]) == (
        "1",
        "1",
        "0",
    )
    cells = [cell.text for cell in found.select("table")[-1].select("td.number")]
    assert cells == ["2026-W10", "75%40 answers", "90%50 answers"]


def test_answers_beside_totals_say_which_count(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    path = staged(hana, "date,team,metric,score\n2026-03-02,lille,csat,5\n")

    told = words(hana.get(path))
    assert "For 1 team and week totals were imported before." in told


def test_the_first_twenty_rows_are_shown_as_they_will_be_stored(
    hana: FlaskClient,
) -> None:
    rows = "".join(f"2026-03-02,lille,csat,{1 + n % 5},A{n}\n" for n in range(30))
    path = staged(hana, "date,team,metric,score,id\n" + rows)

    table = page(hana.get(path)).select("table")[-1]

    assert len(table.select("tbody tr")) == 20
    first = [cell.text for cell in table.select("tbody tr")[0].select("th, td")]
    assert first == [
        "Lille", "Satisfaction (CSAT)", "2026-W10", "1", "1", "unfavourable"
    ]  # fmt: skip


TEAMS = GOOD.replace("lille", "Lile")


def take_in_lile(hana: FlaskClient, company: dict[str, int]) -> None:
    """Take in a file that calls Lille otherwise, and say that it does."""
    path = staged(hana, TEAMS)
    name = field_of(page(hana.get(path)), "Lile")
    hana.post(path, data=shown(hana, path) | {name: str(company["lille"])})
    hana.post(f"{path}/commit", data=shown(hana, path))


def test_an_unknown_team_is_told_once_and_remembered(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    take_in_lile(hana, company)

    assert scores(hana) == {("lille", "csat"): (40, 30)}
    again = staged(hana, TEAMS.replace("W10", "W09").replace("Lile", "LILE"))
    assert tiles(page(hana.get(again)))["New"] == "1"
    assert "What files call the teams" in words(hana.get("/customers/imports"))


def test_rows_of_a_team_can_be_left_out_for_good(hana: FlaskClient) -> None:
    path = staged(hana, GOOD + "Rome,2026-W10,csat,40,30\n")
    name = field_of(page(hana.get(path)), "Rome")

    hana.post(path, data=shown(hana, path) | {name: "skip"})

    counts = tiles(page(hana.get(path)))
    assert (counts["New"], counts["Left out"], counts["Refused"]) == ("1", "1", "0")
    assert shown(hana, path)[name] == "skip"


def test_a_decision_can_be_taken_back(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    path = staged(hana, TEAMS)
    name = field_of(page(hana.get(path)), "Lile")
    hana.post(path, data=shown(hana, path) | {name: str(company["lille"])})

    hana.post(path, data=shown(hana, path) | {name: ""})

    assert tiles(page(hana.get(path)))["Refused"] == "1"


def test_a_new_team_is_created_below_another_with_the_log(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    path = staged(hana, GOOD.replace("lille", "Dunkerque"))
    name = field_of(page(hana.get(path)), "Dunkerque")
    chosen = {name: str(company["north"]), name.replace("team", "new"): "y"}

    hana.post(path, data=shown(hana, path) | chosen)

    assert tiles(page(hana.get(path)))["New"] == "1"
    assert "Dunkerque" in page(hana.get(path)).select("table")[-1].text
    response = hana.post(f"{path}/commit", data=shown(hana, path))
    assert response.location == "/customers/imports/1"
    assert scores(hana) == {("Dunkerque", "csat"): (40, 30)}
    with hana.application.app_context():
        (change,) = db.session.scalars(select(RosterChange))
        assert (change.who, change.after) == ("Dunkerque", "North")


def test_a_team_that_does_not_exist_cannot_be_chosen(hana: FlaskClient) -> None:
    path = staged(hana, TEAMS)
    name = field_of(page(hana.get(path)), "Lile")

    hana.post(path, data=shown(hana, path) | {name: "999"})

    assert shown(hana, path)[name] == ""


def test_what_was_not_looked_at_is_not_taken_in(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)
    filled = shown(hana, path) | {"moment": "till"}

    response = hana.post(f"{path}/commit", data=filled)

    assert response.location == path
    assert "You changed something." in words(hana.get(path))
    assert scores(hana) == {}
    assert shown(hana, path)["moment"] == "till"


def test_the_second_file_of_a_source_is_read_like_the_first(hana: FlaskClient) -> None:
    path = staged(hana, corpus.a_file("seven-points.csv"), "lille-march.csv")
    name = field_of(page(hana.get(path)), "on which scale was it asked?")
    hana.post(path, data=shown(hana, path) | {name: "1-7"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    second = corpus.a_file("seven-points.csv").replace(b"2026-03-0", b"2026-02-0")
    path = staged(hana, second, "lille-february.csv")

    assert "Read like last time, as “lille-march”." in words(hana.get(path))
    response = hana.post(f"{path}/commit")
    assert response.location == "/customers/imports/2"
    assert rows_of(hana, Profile) == 1


def test_a_profile_has_the_name_that_it_is_given(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)
    filled = shown(hana, path) | {"profile": " Till of Lille "}

    hana.post(f"{path}/commit", data=filled)

    assert "Till of Lille" in words(hana.get("/customers/imports"))


def test_a_file_need_not_be_remembered(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)

    hana.post(f"{path}/commit", data=shown(hana, path) | {"profile": ""})

    assert rows_of(hana, Profile) == 0


def test_a_name_that_another_source_has_gets_a_number(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    taken_in(hana, GOOD.replace("favourable", "value").replace("W10", "W09"))

    found = page(hana.get("/customers/imports"))
    (table,) = [t for t in found.select("table") if "Last used" in t.text]
    assert [head.text for head in table.select("tbody th")] == ["scores", "scores (2)"]


def test_a_profile_and_an_alias_can_be_deleted(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    take_in_lile(hana, company)

    answers = [
        hana.post("/customers/profiles/1/delete"),
        hana.post("/customers/aliases/1/delete"),
    ]

    assert {answer.location for answer in answers} == {"/customers/imports"}
    assert (rows_of(hana, Profile), rows_of(hana, TeamAlias)) == (0, 0)
    assert hana.post("/customers/profiles/1/delete").status_code == 404
    assert hana.post("/customers/aliases/1/delete").status_code == 404


def test_a_file_can_be_given_up(hana: FlaskClient) -> None:
    path = staged(hana, GOOD)
    assert "Waiting for you" in words(hana.get("/customers/imports"))

    response = hana.post(f"{path}/cancel")

    assert response.location == "/customers/imports"
    assert "is deleted; nothing of it counts" in words(hana.get("/customers/imports"))
    assert rows_of(hana, Upload) == 0


def test_a_file_waits_a_day_at_most(
    hana: FlaskClient, sign_in: SignIn, clock: Clock
) -> None:
    path = staged(hana, GOOD)
    clock.moment += timedelta(days=1)
    tomorrow = sign_in("hana")

    assert tomorrow.get(path).status_code == 404
    assert "Waiting for you" not in words(tomorrow.get("/customers/imports"))
    send(tomorrow, GOOD)
    assert rows_of(hana, Upload) == 1


def test_a_file_that_counts_already_says_so(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    path = staged(hana, GOOD)

    assert "This very file was imported on" in words(hana.get(path))
    response = hana.post(f"{path}/commit", data=shown(hana, path))
    assert response.location == "/customers/imports"
    assert "Nothing changed" in words(hana.get("/customers/imports"))


def test_a_shop_s_own_sheet_can_be_of_one_team(hana: FlaskClient) -> None:
    path = staged(hana, "date,metric,score\n2026-03-02,csat,5\n")
    assert "No column tells: Team." in words(hana.get(path))

    hana.post(path, data=shown(hana, path) | {"team": "lille"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert scores(hana) == {("lille", "csat"): (1, 1)}


def test_the_team_of_the_last_sheet_is_confirmed_for_the_next(
    hana: FlaskClient,
) -> None:
    path = staged(hana, "date,metric,score\n2026-03-02,csat,5\n")
    hana.post(path, data=shown(hana, path) | {"team": "lille"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    path = staged(hana, "date,metric,score\n2026-03-03,csat,5\n")
    assert "Of which team is this one?" in words(hana.get(path))
    asked = shown(hana, path)
    assert asked["team"] == "lille"
    hana.post(path, data=asked | {"team": "arras"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert scores(hana) == {("lille", "csat"): (1, 1), ("arras", "csat"): (1, 1)}


def test_a_corrected_score_takes_the_place_of_the_old_one(hana: FlaskClient) -> None:
    text = "date,team,csat,id\n2026-03-02,lille,5,A1\n2026-03-02,lille,4,A2\n"
    taken_in(hana, text)

    path = staged(hana, text.replace("5,A1", "1,A1"))
    name = field_of(page(hana.get(path)), "Which answer is right?")
    hana.post(path, data=shown(hana, path) | {name: "replace"})

    found = tiles(page(hana.get(path)))
    assert (found["New"], found["Changed"], found["Already counted"]) == ("0", "1", "1")
    hana.post(f"{path}/commit", data=shown(hana, path))
    assert scores(hana) == {("lille", "csat"): (2, 1)}


@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_only_hr_looks_files_through(
    hana: FlaskClient, sign_in: SignIn, outsider: str
) -> None:
    path = staged(hana, GOOD)
    client = sign_in(outsider)

    assert client.get(path).status_code == 404
    assert client.get(f"{path}/refused.csv").status_code == 404
    assert client.post(f"{path}/commit").status_code == 404
    assert rows_of(hana, Upload) == 1


def test_markup_in_a_file_is_shown_as_text(hana: FlaskClient) -> None:
    path = staged(hana, TEAMS.replace("Lile", "<script>"))

    response = hana.get(path)

    assert "<script>" in words(response)
    assert not page(response).select("main script")


def test_what_is_kept_of_a_file_on_its_way_can_be_read_back(
    hana: FlaskClient, app: Flask
) -> None:
    path = staged(hana, GOOD)
    hana.post(path, data=shown(hana, path) | {"moment": "till"})

    with app.app_context():
        upload = db.session.scalars(select(Upload)).one()
        choices = recipe_from(upload.choices)

    assert choices.moment == "till"
    assert recipe_from(choices.as_json()) == choices


COMMENT = f"{OF_ROLE}:{Role.COMMENT}"
WRITTEN = (
    "id,date,team,csat,Your words\n"
    "1,2026-03-02,lille,5,Warm welcome\n"
    "2,2026-03-03,lille,1,\n"
    "5,2026-03-03,lille,4,\n"
    "6,2026-03-03,lille,4,\n"
    "7,2026-03-03,lille,4,\n"
    "3,2026-03-03,nowhere,1,Ask for Bob\n"
)


def test_comments_are_kept_only_when_somebody_asks_for_it(hana: FlaskClient) -> None:
    path = staged(hana, WRITTEN)
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert rows_of(hana, Voice) == 0

    other = staged(hana, WRITTEN.replace("\n1,", "\n11,").replace("\n2,", "\n12,"))
    asked = {**shown(hana, other), "column-4": COMMENT, "profile": "Shop survey"}
    hana.post(other, data=asked)
    hana.post(f"{other}/commit", data=shown(hana, other))

    with hana.application.app_context():
        (said,) = db.session.scalars(select(Voice))
        assert (said.text, said.moment) == ("Warm welcome", "")


def test_the_words_of_a_refused_row_are_kept_nowhere(hana: FlaskClient) -> None:
    path = staged(hana, WRITTEN)
    hana.post(path, data={**shown(hana, path), "column-4": COMMENT})

    told = hana.get(f"{path}/refused.csv").text
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert "nowhere" in told
    assert "Bob" not in told
    with hana.application.app_context():
        assert "Bob" not in db.session.scalars(select(Import.refusals)).one()


def test_the_ids_of_refused_rows_go_back_before_and_are_kept_nowhere(
    hana: FlaskClient,
) -> None:
    good = "".join(f"2026-03-02,lille,5,A-{number}\n" for number in range(10))
    odd = "2026-03-02,nowhere,5,anne@example.org\n2026-03-02,lille,5,Bob,7\n"
    path = staged(hana, f"date,team,csat,id\n{good}{odd}")

    before = hana.get(f"{path}/refused.csv").text
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert "anne@example.org" in before
    with hana.application.app_context():
        kept = db.session.scalars(select(Import.refusals)).one()
        assert "anne" not in kept
        assert "Bob" not in kept
    lines = hana.get("/customers/imports/1/refused.csv").text.splitlines()
    assert lines[0].endswith("row,error,date,team,csat,id")
    assert lines[1].startswith("12,")
    assert lines[1].endswith(",2026-03-02,nowhere,5,")
    assert lines[2].startswith("13,")
    assert "Ids of answers are not kept" in hana.get("/customers/imports/1").text


def test_undoing_an_import_destroys_what_its_customers_wrote(hana: FlaskClient) -> None:
    path = staged(hana, WRITTEN)
    hana.post(path, data={**shown(hana, path), "column-4": COMMENT})
    hana.post(f"{path}/commit", data=shown(hana, path))
    assert rows_of(hana, Voice) == 1

    hana.post("/customers/imports/1/undo")

    assert rows_of(hana, Voice) == 0


def test_the_next_file_of_the_source_brings_its_comments_by_itself(
    hana: FlaskClient,
) -> None:
    path = staged(hana, WRITTEN)
    hana.post(path, data={**shown(hana, path), "column-4": COMMENT, "profile": "S"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    other = staged(
        hana, WRITTEN.replace("2,2026-03-03,lille,1,", "4,2026-03-03,lille,1,Slow")
    )
    hana.post(f"{other}/commit", data=shown(hana, other))

    with hana.application.app_context():
        words = db.session.scalars(select(Voice.text).order_by(Voice.id)).all()
    assert words == ["Warm welcome", "Slow"]


def test_two_columns_of_one_metric_are_told_apart_by_their_moments(
    hana: FlaskClient,
) -> None:
    text = "date,team,Satisfaction,After delivery\n2026-03-02,lille,5,2\n"
    path = staged(hana, text)
    assert not page(hana.get(path)).select("input[name=moment-3]")

    hana.post(path, data={**shown(hana, path), "column-3": "score:csat"})
    assert shown(hana, path)["moment-3"] == "After delivery"
    hana.post(path, data={**shown(hana, path), "moment-2": "till", "moment-3": "van"})
    said = words(hana.get(path))
    hana.post(f"{path}/commit", data=shown(hana, path))

    assert "Lille till" in said
    assert "Lille van" in said
    with hana.application.app_context():
        found = select(Score.metric, Score.moment, Score.n, Score.favourable)
        assert {tuple(row) for row in db.session.execute(found)} == {
            ("csat", "till", 1, 1),
            ("csat", "van", 1, 0),
        }


MIXED_UNITS = """team,week,NPS,CSAT,CES %,n
lille,2026-W09,31,0.82,75,40
arras,2026-W09,-8,0.5,60,40
"""


def test_a_file_can_mix_shares_and_percentages(hana: FlaskClient) -> None:
    path = staged(hana, MIXED_UNITS)
    found = shown(hana, path)
    assert (found["unit-nps"], found["unit-csat"], found["unit-ces"]) == (
        "seems",
        "",
        "seems",
    )

    hana.post(path, data=found | {"unit-csat": "share"})
    hana.post(f"{path}/commit", data=shown(hana, path))

    found_scores = scores(hana)
    assert found_scores["lille", "csat"] == (40, 33)
    assert found_scores["lille", "ces"] == (40, 30)
    assert found_scores["arras", "csat"] == (40, 20)
    again = staged(hana, MIXED_UNITS.replace("0.82", "0.84"))
    assert shown(hana, again)["unit-csat"] == "share"
    assert tiles(page(hana.get(again)))["Changed"] == "1"


def test_only_the_averages_of_a_file_are_refused(hana: FlaskClient) -> None:
    path = staged(hana, MIXED_UNITS.replace("0.82", "4.2").replace("0.5", "3.9"))

    hana.post(path, data=shown(hana, path) | {"unit-csat": "mean"})

    assert "Answer the questions" not in words(hana.get(path))
    assert tiles(page(hana.get(path)))["New"] == "4"
    hana.post(path, data=shown(hana, path) | {"unit-csat": "seems"})
    assert "Answer the questions" in words(hana.get(path))
