from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from engagement import weeks
from engagement.customers.files.recipe import NOTHING_TOLD, Recipe
from engagement.customers.files.sheets import framed
from engagement.customers.imports import answers, ledger, profiles
from engagement.customers.imports.ledger import Origin, Outcome
from engagement.customers.intake import read
from engagement.customers.intake.asks import (
    EACH,
    KEEP,
    OTHERS,
    REPLACE,
    SAME,
    About,
)
from engagement.customers.models import Score
from engagement.database import db
from engagement.people.models import Team
from tests.conftest import NOON

W10 = weeks.week_from("2026-W10") or 0
BARE = "date,team,csat\n"
NAMED = "date,team,csat,id\n"
FIRST = NAMED + "2026-03-02,lille,5,A1\n2026-03-02,lille,4,A2\n"
CORRECTED = NAMED + "2026-03-02,lille,1,A1\n2026-03-02,lille,4,A2\n"


@pytest.fixture(autouse=True)
def _database(app_on_both: Flask) -> Iterator[None]:
    with app_on_both.app_context():
        for key in ("lille", "nice"):
            db.session.add(Team(key=key, name=key.title(), created_on=NOON.date()))
        db.session.commit()
        yield


def take(text: str, **told: str) -> Outcome:
    """Take a text in, with what somebody answers."""
    words = profiles.vocabulary(db.session())
    said = read.read(text.encode(), words, W10)
    said = read.with_rows(
        replace(said, recipe=replace(said.recipe, answers=told)), words
    )
    digest = ledger.digest_of(text.encode())
    return ledger.keep(db.session(), said, Origin("a.csv", digest, NOON))


def counts() -> dict[str, tuple[int, float, float]]:
    found = select(Team.key, Score).join(Team).execution_options(populate_existing=True)
    return {
        team: (score.n, score.favourable, score.unfavourable)
        for team, score in db.session.execute(found)
    }


def about(outcome: Outcome) -> list[About]:
    return [one.about for one in outcome.asks]


def test_a_sheet_without_ids_that_grows_counts_each_answer_once() -> None:
    take(f"{BARE}2026-03-02,lille,5\n2026-03-02,lille,5\n2026-03-03,lille,1\n")

    grown = take(
        f"{BARE}2026-03-02,lille,5\n2026-03-02,lille,5\n2026-03-03,lille,1\n"
        "2026-03-02,lille,5\n2026-03-04,nice,5\n"
    )

    assert (grown.added, grown.same, grown.asks) == (2, 3, ())
    assert counts() == {"lille": (4, 3, 1), "nice": (1, 1, 0)}


def test_answers_are_known_however_they_are_written() -> None:
    take(f"{BARE}2026-02-13,lille,5\n2026-03-02,lille,1\n")

    again = take("CSAT;Magasin;Date\n1;LILLE;2 mars 2026\n5;Lille;13.02.26\n")

    assert (again.added, again.same, again.asks) == (0, 2, ())


def test_a_later_file_with_some_of_the_same_answers_is_asked_about() -> None:
    take(f"{BARE}2026-03-02,lille,5\n2026-03-02,nice,1\n")
    other = f"{BARE}2026-03-02,lille,5\n2026-03-02,lille,1\n"

    outcome = take(other)

    assert (outcome.added, about(outcome)) == (0, [About.LIKE])
    assert outcome.asks[0].examples == ("1",)
    assert counts() == {"lille": (1, 1, 0), "nice": (1, 0, 1)}


@pytest.mark.parametrize(("told", "n"), [(SAME, 2), (OTHERS, 3)])
def test_whoever_knows_says_whether_they_are_the_same(told: str, n: int) -> None:
    take(f"{BARE}2026-03-02,lille,5\n2026-03-02,nice,1\n")

    take(f"{BARE}2026-03-02,lille,5\n2026-03-02,lille,1\n", like=told)

    assert counts()["lille"] == (n, n - 1, 1)


def test_a_time_of_day_tells_the_same_answer() -> None:
    take(f"{BARE}2026-03-02 10:15,lille,5\n2026-03-02 10:15,nice,1\n")

    outcome = take(f"{BARE}02.03.2026 10:15:00,lille,5\n13.02.2026 9:00,lille,1\n")

    assert (outcome.added, outcome.same, outcome.asks) == (1, 1, ())


def test_a_program_gives_ids_or_its_answers_are_all_new() -> None:
    columns = ["date", "team", "metric", "score"]
    rows = [["2026-03-02", "lille", "csat", "5"]]
    recipe = read.read(
        b"date,team,metric,score\n2026-03-02,lille,csat,5\n",
        profiles.vocabulary(db.session()),
        W10,
    ).recipe

    for digest in (b"1", b"2"):
        words = profiles.vocabulary(db.session())
        said = read.intake_of(framed(rows, columns), recipe, words, W10)
        ledger.keep(db.session(), said, Origin("API", digest, NOON))

    assert counts() == {"lille": (2, 2, 0)}


def test_another_score_under_an_id_that_counts_is_asked_about() -> None:
    take(FIRST)

    outcome = take(CORRECTED)

    assert (outcome.added, about(outcome)) == (0, [About.CORRECTED])
    assert outcome.asks[0].examples == ("2",)
    assert counts() == {"lille": (2, 2, 0)}


@pytest.mark.parametrize(
    ("told", "counted"),
    [(REPLACE, (2, 1, 1)), (KEEP, (2, 2, 0)), (EACH, (3, 2, 1))],
)
def test_a_score_is_corrected_or_stays_as_it_is_told(
    told: str, counted: tuple[int, float, float]
) -> None:
    take(FIRST)

    outcome = take(CORRECTED, corrected=told)

    assert outcome.added == (told != KEEP)
    assert counts() == {"lille": counted}


def test_an_answer_goes_over_to_another_team_and_day() -> None:
    take(FIRST)

    take(FIRST.replace("02-03", "").replace("lille,5", "nice,5"), corrected=REPLACE)

    assert counts() == {"lille": (1, 1, 0), "nice": (1, 1, 0)}


def test_undoing_a_correction_lets_count_what_it_corrected() -> None:
    take(FIRST)
    second = take(CORRECTED, corrected=REPLACE)

    ledger.undo(db.session(), second.import_id or 0, NOON)

    assert counts() == {"lille": (2, 2, 0)}
    assert about(take(CORRECTED)) == [About.CORRECTED]


def test_undoing_what_was_corrected_leaves_the_correction() -> None:
    first = take(FIRST)
    take(CORRECTED, corrected=REPLACE)

    ledger.undo(db.session(), first.import_id or 0, NOON)

    assert counts() == {"lille": (1, 0, 1)}


def test_what_was_corrected_twice_stays_as_it_was_said_last() -> None:
    take(FIRST)
    second = take(CORRECTED, corrected=REPLACE)
    third = take(CORRECTED.replace("lille,1", "nice,1"), corrected=REPLACE)

    ledger.undo(db.session(), second.import_id or 0, NOON)
    after_second = counts()
    ledger.undo(db.session(), third.import_id or 0, NOON)

    assert after_second == {"lille": (1, 1, 0), "nice": (1, 0, 1)}
    assert counts() == {"lille": (2, 2, 0)}


def test_of_what_was_answered_only_whose_the_ids_are_is_remembered() -> None:
    told = {About.LIKE.value: OTHERS, About.CORRECTED.value: EACH}
    recipe = replace(NOTHING_TOLD, answers=told)

    profiles.remember(db.session(), ["date", "team"], recipe, "Till", NOON)

    kept = profiles.named(db.session(), "Till") or Recipe()
    assert kept.answers == {About.ONE_ID.value: EACH}


def test_customers_who_answer_again_are_known_by_what_they_said() -> None:
    more = f"{NAMED}2026-02-23,lille,1,A1\n2026-03-02,lille,5,A1\n"
    take(FIRST)

    added = take(more, one_id=EACH).added
    again = take(f"{more}2026-02-24,lille,1,A1\n", one_id=EACH)

    assert (added, again.added, again.same) == (1, 1, 2)


def test_more_ids_than_one_statement_takes_are_corrected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "IDS_AT_ONCE", 2)
    rows = [f"2026-03-02,lille,{number},A{number}\n" for number in range(1, 6)]
    take(NAMED + "".join(rows))

    take(NAMED + "".join(rows).replace("lille", "nice"), corrected=REPLACE)

    assert counts() == {"nice": (5, 2, 2)}
