"""Every table has its place: what may tell of an answer is a closed list."""

import pytest

from engagement.config import ROOT
from engagement.database import Base, load_models
from engagement.pulses import retention
from engagement.pulses.promise.column_words import COLUMN_WORDS, TABLE_WORDS

load_models()

TELLS_OF_ANSWERS = {
    "envelope": {"id", "pulse_id", "sealed"},
    "ticket": {"hash", "pulse_id", "group", "spent"},
    "snapshot_team": {
        "pulse_id", "team_id", "parent_id", "name", "invited", "is_settled", "mac",
    },
    "snapshot_person": {
        "pulse_id", "person_id", "group_id", "name", "is_new", "address",
    },
    "counted_in": {"person_id", "team_id", "first_week", "last_week", "is_group"},
    "release": {"id", "week", "pulse_id", "released_at", "previous", "hash", "mac"},
    "figure": {
        "question", "week", "team_id", "release_id", "share", "steps", "rounding",
        "low", "high", "invited",
    },
    "distribution": {"question", "week", "team_id", "release_id", "twentieths"},
    "company_statistics": {
        "week", "release_id", "icc1", "icc2", "alpha", "questions", "correlations",
    },
    "comment": {"id", "release_id", "team_id", "text"},
}  # fmt: skip
"""What each column may tell was weighed against docs/anonymity.md."""
TELLS_OF_STORIES = {
    "story": {
        "id", "team_id", "week", "text", "signature", "on_wall", "is_edited",
    },
    "story_address": {"team_id", "code"},
}  # fmt: skip
"""Of staff as well: told in the open, by nobody that anything here knows."""
TELLS_OF_READERS = {"results_link": {"pulse_id", "team_id", "code"}}
"""Where a whole group reads what is published; of nobody in it."""
TELLS_NOTHING_OF_ANSWERS = {
    "action", "action_change", "answered", "api_key", "call", "call_answer",
    "call_week", "clockwork", "company",
    "contribution", "counted_row", "demo_clock", "directory_file",
    "fingerprint", "floor", "floor_answer", "guess", "hidden_comment", "holiday",
    "import", "mail", "mail_round",
    "hiding_change",
    "metric", "own_suggestion", "person",
    "profile", "programme_week", "pulse", "read_comment", "rhythm",
    "roster_change", "score", "sign_in", "sign_in_link", "skipped_week",
    "taken_up", "team", "team_alias", "upload", "voice", "webhook",
    # Of customers at the till, who are no staff: docs/decisions/0007.
    "till_answer", "till_comment", "till_sent", "till_survey",
}  # fmt: skip
OF_STAFF = TELLS_OF_ANSWERS | TELLS_OF_STORIES | TELLS_OF_READERS
WHAT_TO_DO = "Weigh it against docs/anonymity.md, then place it on this list."


def test_every_table_is_on_one_of_the_lists() -> None:
    tables = set(Base.metadata.tables)

    assert tables == OF_STAFF.keys() | TELLS_NOTHING_OF_ANSWERS, WHAT_TO_DO


@pytest.mark.parametrize("table", OF_STAFF)
def test_no_column_comes_in_unweighed(table: str) -> None:
    columns = {column.name for column in Base.metadata.tables[table].columns}

    assert columns == OF_STAFF[table], WHAT_TO_DO


@pytest.mark.parametrize("table", ["envelope", "ticket", "comment", "story"])
def test_nothing_of_an_answer_has_a_clock_or_a_number_that_counts(table: str) -> None:
    columns = Base.metadata.tables[table].columns
    kinds = {type(column.type).__name__ for column in columns}

    assert not kinds & {"Moment", "DateTime", "Date", "Time"}
    assert all(column.autoincrement is not True for column in columns)
    assert Base.metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False


def test_the_promise_shows_every_table_on_the_list() -> None:
    shown = {
        model.__tablename__ for model in (*retention.UNTIL_CLOSING, *retention.FOR_GOOD)
    }

    assert shown == set(TELLS_OF_ANSWERS)


def test_every_column_on_the_list_has_a_sentence_of_its_own() -> None:
    assert {table: set(words) for table, words in COLUMN_WORDS.items()} == OF_STAFF, (
        "Say what each is for in engagement/pulses/promise/column_words.py."
    )
    assert set(TABLE_WORDS) == set(OF_STAFF)


@pytest.mark.parametrize("page", ["anonymity.md", "anonymity.fr.md"])
def test_both_pages_for_a_works_council_name_every_table_of_the_list(page: str) -> None:
    text = (ROOT / "docs" / page).read_text()

    assert [table for table in OF_STAFF if f"`{table}`" not in text] == []
