"""Every file from the wild counts what it says or somebody is asked, at every door."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from tests.customers.wild import Case, Outcome, Verdict, cases
from tests.customers.wild_doors import Answers, Company, Said, Site, by_command

pytestmark = pytest.mark.xdist_group("wild")
"""One process does what two tests look at."""
READ_AT_ONCE = (
    "028-surveymonkey-expanded-numeric.csv",
    "062-surveymonkey-repeated-headers.csv",
    "116-daily-totals-identical.csv",
    "132-subtotal-of-parent-team.csv",
    "151-weeks-across-no-year.csv",
    "173-count-of-satisfied-as-score.csv",
    "210-unclosed-quote.csv",
)
"""Files of which it is as right to ask as not to ask: nobody answers anything."""
ANSWERS: Mapping[str, Answers] = {
    **{file: {} for file in READ_AT_ONCE},
    "030-google-forms-grid-fr.csv": {
        "which of the columns": "Globalement êtes-vous satisfait de votre visite ?"
    },
    "140-many-sheets-one-per-month.xlsx": {"Several sheets": "*"},
    "168-two-date-columns.csv": {"which of the columns": "Rated at"},
    "004-zendesk-new-csat-1-3.csv": {
        "What “Survey response date” means": "role:date",
        "on which scale was it asked?": "1-3",
    },
    "005-csat-1-3-date-named.csv": {"on which scale was it asked?": "1-3"},
    "011-nps-excel-dates.csv": {"on which scale was it asked?": "0-10"},
    "070-gcforms-4-5-becomes-date.csv": {"on which scale was it asked?": "1-5"},
    "256-csat-7-partly.csv": {"on which scale was it asked?": "1-7"},
}
"""By file, what HR answers on the page: part of a label to the value chosen."""


def files(door: str, *, all_kinds: bool = False) -> pytest.MarkDecorator:
    """Run a test with each file that can go through a door."""
    return pytest.mark.parametrize("case", [
        pytest.param(case, id=case.file)
        for case in cases().values()
        if all_kinds or case.is_of_scores
        if door != "answered" or (case.is_of_scores and case.truth)
    ])  # fmt: skip


@cache
def commanded(company: Company, file: str) -> tuple[Outcome, Said, Said]:
    """Take a file in once for both tests that look at the command."""
    case = cases()[file]
    return by_command(company, case.content, case.sent_as, case.command)


def check(case: Case, outcome: Outcome, door: str) -> None:
    verdict = case.verdict(outcome)
    assert verdict in case.wanted(door), outcome
    if verdict is Verdict.ASKED:
        assert re.search(case.names, outcome.told, re.IGNORECASE), outcome.told


@files("command", all_kinds=True)
def test_a_file_counts_what_it_says_or_the_command_ends_with_the_question(
    wild_company: Company, case: Case
) -> None:
    outcome, _, _ = commanded(wild_company, case.file)

    check(case, outcome, "command")


@files("trial")
def test_a_dry_run_says_what_the_real_run_would_say(
    wild_company: Company, case: Case
) -> None:
    _, tried, said = commanded(wild_company, case.file)

    assert tried == said


@files("page")
def test_a_file_counts_what_it_says_or_the_page_asks(
    wild_pages: Site, case: Case
) -> None:
    outcome = wild_pages.by_page(case.content, case.sent_as)

    check(case, outcome, "page")


@files("folder")
def test_a_file_counts_what_it_says_or_waits_in_the_watched_folder(
    wild_pages: Site, case: Case
) -> None:
    outcome = wild_pages.by_folder(case.content, case.sent_as)

    check(case, outcome, "folder")
    is_asked = case.verdict(outcome) is Verdict.ASKED
    assert outcome.waits or case.is_unreadable or not is_asked


@files("answered")
def test_once_the_question_is_answered_the_truth_counts(
    wild_pages: Site, case: Case
) -> None:
    assert case.file in ANSWERS, "nobody has written down what HR answers"

    outcome = wild_pages.by_page(case.content, case.sent_as, ANSWERS[case.file])

    assert outcome.counts == case.truth
