import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from engagement import weeks
from engagement.customers.imports import answers, ledger
from engagement.customers.imports.ledger import Outcome
from engagement.customers.imports.refused import RefusedRows, refused_in
from engagement.customers.models import Contribution, CountedRow, Import, Score
from engagement.database import db
from engagement.people.models import Team
from engagement.refusals import FileRefused
from engagement.web.lists import Part
from tests.conftest import NOON

W10 = weeks.week_from("2026-W10") or 0
TOTALS = "team,week,metric,n,favourable\n"
ANSWERS = "date,team,metric,score,id\n"

Take = Callable[[str], Outcome]


@pytest.fixture
def take(company: dict[str, int], inside_app: Flask) -> Take:
    """Take a text in, an hour after the one before."""
    hours = iter(range(1000))

    def taken(text: str) -> Outcome:
        return ledger.take_in(
            db.session(),
            text.encode(),
            "scores.csv",
            person_id=company["hana"],
            now=NOON + timedelta(hours=next(hours)),
            this_week=W10,
        )

    return taken


def undo(outcome: Outcome) -> bool:
    assert outcome.import_id
    return ledger.undo(db.session(), outcome.import_id, NOON + timedelta(days=1))


def scores() -> dict[tuple[str, str], tuple[int, float, float]]:
    """What counts: (n, favourable, unfavourable) by team and metric."""
    found = select(Team.key, Score).join(Team).execution_options(populate_existing=True)
    return {
        (team, score.metric): (score.n, score.favourable, score.unfavourable)
        for team, score in db.session.execute(found)
    }


def rows_of(table: type[Import | Contribution | CountedRow]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_totals_count_for_their_team(take: Take) -> None:
    outcome = take(f"{TOTALS}lille,2026-W10,csat,40,30\nnice,2026-W09,csat,20,5\n")

    assert (outcome.added, outcome.same, outcome.refused) == (2, 0, [])
    assert scores() == {("lille", "csat"): (40, 30, 0), ("nice", "csat"): (20, 5, 0)}


def test_answers_add_up_over_files(take: Take) -> None:
    take("date,team,metric,score\n2026-03-02,lille,csat,5\n2026-03-02,lille,csat,1\n")

    outcome = take("date,team,metric,score\n2026-03-03,lille,csat,4\n")

    assert (outcome.added, outcome.same) == (1, 0)
    assert scores() == {("lille", "csat"): (3, 2, 1)}


@pytest.mark.parametrize(
    "text",
    [
        f"{TOTALS}lille,2026-W10,csat,40,30\n",
        f"{ANSWERS}2026-03-02,lille,csat,5,A1\n",
        "date,team,metric,score\n2026-03-02,lille,csat,5\n",
    ],
    ids=["totals", "answers with ids", "answers without"],
)
def test_the_same_file_twice_changes_nothing_and_says_so(take: Take, text: str) -> None:
    first = take(text)
    before = scores()

    second = take(text)

    assert second == Outcome(None, added=0, same=first.added, already=NOON)
    assert scores() == before
    assert rows_of(Import) == 1


def test_an_answer_with_an_id_counts_once_whatever_file_it_comes_in(take: Take) -> None:
    take(f"{ANSWERS}2026-03-02,lille,csat,5,A1\n2026-03-02,lille,csat,1,A2\n")

    outcome = take(f"{ANSWERS}2026-03-02,lille,csat,1,A2\n2026-03-02,lille,csat,4,A3\n")

    assert (outcome.added, outcome.same) == (1, 1)
    assert scores() == {("lille", "csat"): (3, 2, 1)}


def test_ids_belong_to_their_metric(take: Take) -> None:
    take(f"{ANSWERS}2026-03-02,lille,csat,5,A1\n")

    outcome = take(f"{ANSWERS}2026-03-02,lille,nps,9,A1\n")

    assert outcome.added == 1
    assert scores() == {("lille", "csat"): (1, 1, 0), ("lille", "nps"): (1, 1, 0)}


def test_a_newer_total_takes_the_place_of_the_one_before(take: Take) -> None:
    take(f"{TOTALS}lille,2026-W10,csat,40,30\nnice,2026-W10,csat,10,5\n")

    outcome = take(f"{TOTALS}lille,2026-W10,csat,44,33\nnice,2026-W10,csat,10,5\n")

    assert (outcome.added, outcome.same) == (1, 1)
    assert scores() == {("lille", "csat"): (44, 33, 0), ("nice", "csat"): (10, 5, 0)}


def test_undoing_lets_count_what_counted_before(take: Take) -> None:
    first = take(f"{TOTALS}lille,2026-W10,csat,40,30\nnice,2026-W10,csat,10,5\n")
    before = scores()
    second = take(f"{TOTALS}lille,2026-W10,csat,44,33\narras,2026-W10,csat,9,9\n")

    assert undo(second)

    assert scores() == before
    assert undo(first)
    assert scores() == {}
    assert rows_of(Contribution) == 0


def test_undoing_an_older_import_leaves_what_newer_ones_say(take: Take) -> None:
    first = take(f"{TOTALS}lille,2026-W10,csat,40,30\nnice,2026-W10,csat,10,5\n")
    take(f"{TOTALS}lille,2026-W10,csat,40,30\narras,2026-W10,csat,9,9\n")

    undo(first)

    assert scores() == {("lille", "csat"): (40, 30, 0), ("arras", "csat"): (9, 9, 0)}


def test_totals_win_over_answers_until_they_are_undone(take: Take) -> None:
    take(f"{ANSWERS}2026-03-02,lille,csat,5,A1\n")
    totals = take(f"{TOTALS}lille,2026-W10,csat,40,30\n")

    take(f"{ANSWERS}2026-03-02,lille,csat,1,A2\n")

    assert scores() == {("lille", "csat"): (40, 30, 0)}
    undo(totals)
    assert scores() == {("lille", "csat"): (2, 1, 1)}


def test_undoing_frees_the_ids_and_the_file(take: Take) -> None:
    text = f"{ANSWERS}2026-03-02,lille,csat,5,A1\n"
    undo(take(text))

    again = take(text)

    assert (again.added, again.same, again.already) == (1, 0, None)
    assert scores() == {("lille", "csat"): (1, 1, 0)}


def test_undoing_twice_is_undoing_once(take: Take) -> None:
    outcome = take(f"{TOTALS}lille,2026-W10,csat,40,30\n")
    undo(outcome)
    take(f"{TOTALS}lille,2026-W10,csat,41,30\n")

    assert not undo(outcome)

    assert scores() == {("lille", "csat"): (41, 30, 0)}


def test_an_unknown_import_cannot_be_undone(take: Take) -> None:
    take(f"{TOTALS}lille,2026-W10,csat,40,30\n")

    assert not ledger.undo(db.session(), 999, NOON)


def test_a_file_of_which_nothing_goes_in_is_not_kept(take: Take) -> None:
    outcome = take(f"{TOTALS}paris,2026-W10,csat,40,30\n")

    assert outcome.import_id is None
    assert [row.refusal.row for row in outcome.refused] == [2]
    assert rows_of(Import) == 0


def test_a_file_that_says_nothing_new_is_not_kept(take: Take) -> None:
    take(f"{TOTALS}lille,2026-W10,csat,40,30\nnice,2026-W10,csat,10,5\n")

    outcome = take(f"{TOTALS}lille,2026-W10,csat,40,30\n")

    assert (outcome.import_id, outcome.added, outcome.same) == (None, 0, 1)
    assert rows_of(Import) == 1


def test_a_file_that_cannot_be_read_changes_nothing(take: Take) -> None:
    with pytest.raises(FileRefused):
        take("colour,weight\nred,4\n")

    assert rows_of(Import) == 0


def test_refused_rows_go_in_with_the_same_file_once_they_can(take: Take) -> None:
    text = "date,team,metric,score\n2026-03-02,lille,csat,5\n2026-03-02,paris,csat,4\n"
    first = take(text)
    assert take(text).already
    paris = Team(key="paris", name="Paris", created_on=NOON.date())
    db.session.add(paris)
    db.session.flush()

    second = take(text)

    assert (second.added, second.refused) == (2, [])
    assert scores() == {("lille", "csat"): (1, 1, 0), ("paris", "csat"): (1, 1, 0)}
    assert not undo(first)


def test_imports_are_listed_the_newest_first(take: Take) -> None:
    first = take(f"{TOTALS}lille,2026-W10,csat,40,30\nparis,2026-W10,csat,40,30\n")
    second = take(f"{TOTALS}lille,2026-W10,csat,41,30\n")
    undo(second)

    newest, oldest = ledger.newest(db.session(), Part(1, 20, 20))

    assert (newest.id, oldest.id) == (second.import_id, first.import_id)
    assert newest.undone_at == NOON + timedelta(days=1)
    assert oldest.undone_at is None
    assert (oldest.added, oldest.same, oldest.refused) == (1, 0, 1)
    assert (oldest.filename, oldest.person, oldest.imported_at) == (
        "scores.csv",
        "Hana",
        NOON,
    )


def test_an_import_from_the_command_line_has_no_person(
    company: dict[str, int],
    inside_app: Flask,
) -> None:
    ledger.take_in(
        db.session(),
        f"{TOTALS}lille,2026-W10,csat,40,30\n".encode(),
        f"scores\n{'x' * 300}.csv",
        person_id=None,
        now=NOON,
        this_week=W10,
    )

    (entry,) = ledger.newest(db.session(), Part(1, 20, 20))

    assert entry.person is None
    assert entry.filename == f"scores{'x' * 194}"


def kept_rows(outcome: Outcome) -> RefusedRows:
    kept = ledger.find(db.session(), outcome.import_id or 0)
    assert kept
    return refused_in(kept)


def test_refused_rows_can_be_downloaded_with_their_reason(
    app: Flask, take: Take
) -> None:
    outcome = take(
        "Équipe;semaine;indicateur;n;valeur;Moment\n"
        "lille;2026-S10;csat;40;50;\n"
        "paris;2026-S10;csat;40;50;\n"
        "lille;2026-S10;csat;40;50;=1+1\n"
        "lille;2026-S10\n"
    )

    with app.test_request_context():
        content = kept_rows(outcome).as_csv(";")

    text = content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";")) == [
        ["row", "error", "Équipe", "semaine", "indicateur", "n", "valeur", "Moment"],
        ["3", "There is no team “paris”. Correct the code, or import the team first.",
         "paris", "2026-S10", "csat", "40", "50", ""],
        ["4", "“=1+1” starts like a spreadsheet formula. Write it without = + - or @.",
         "lille", "2026-S10", "csat", "40", "50", "'=1+1"],
        ["5", "The row does not have as many cells as the first row.",
         "lille", "2026-S10"],
    ]  # fmt: skip


def test_a_corrected_download_can_be_sent_as_it_is(app: Flask, take: Take) -> None:
    outcome = take(
        "team,week,metric,n,value\nlille,2026-W10,csat,40,50\nparis,2026-W10,nps,40,-50\n"
    )
    with app.test_request_context():
        content = kept_rows(outcome).as_csv(",").decode("utf-8-sig")
    assert content.startswith("row,error,")

    corrected = take(content.replace("paris", "nice"))

    assert (corrected.added, corrected.refused) == (1, [])
    assert scores()["nice", "nps"] == (40, 10, 30)


def test_refused_rows_are_gathered_under_their_sentence(app: Flask, take: Take) -> None:
    outcome = take(
        f"{TOTALS}lille,2026-W10,csat,40,30\n"
        "paris,2026-W10,csat,40,30\n"
        "lille,2026-W10,glow,40,30\n"
        "paris,2026-W09,csat,40,30\n"
    )

    with app.test_request_context():
        gathered = kept_rows(outcome).by_sentence()

    assert list(gathered.values()) == [[3, 5], [4]]
    assert next(iter(gathered)).startswith("There is no team “paris”.")


def test_more_ids_than_one_statement_takes_are_counted_once(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "IDS_AT_ONCE", 2)
    lines = [f"2026-03-02,lille,csat,5,A{number}" for number in range(5)]
    take(ANSWERS + "\n".join(lines[:3]))

    outcome = take(ANSWERS + "\n".join(lines))

    assert (outcome.added, outcome.same) == (2, 3)
    assert rows_of(CountedRow) == 5
