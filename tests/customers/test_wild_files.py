"""Every file from the wild counts what it says or somebody is asked, at every door."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from tests.customers.wild import OWED, Case, Outcome, Verdict, cases, owed
from tests.customers.wild_doors import Answers, Company, Said, Site, by_command, site

DOORS = {"command", "trial", "page", "folder", "answered"}
ANSWERS: Mapping[str, Answers] = {}
"""By file, what HR answers on the page: part of a label to the value chosen."""


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return Company(tmp_path_factory.mktemp("wild"))


@pytest.fixture(scope="module")
def pages(company: Company) -> Iterator[Site]:
    with site(company) as found:
        yield found


def files(door: str, *, all_kinds: bool = False) -> pytest.MarkDecorator:
    """Run a test with each file; what is owed fails, and must be taken off once not."""
    return pytest.mark.parametrize("case", [
        pytest.param(case, id=case.file, marks=owed(door, case.file))
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
    company: Company, case: Case
) -> None:
    outcome, _, _ = commanded(company, case.file)

    check(case, outcome, "command")


@files("trial")
def test_a_dry_run_says_what_the_real_run_would_say(
    company: Company, case: Case
) -> None:
    _, tried, said = commanded(company, case.file)

    assert tried == said


@files("page")
def test_a_file_counts_what_it_says_or_the_page_asks(pages: Site, case: Case) -> None:
    outcome = pages.by_page(case.content, case.sent_as)

    check(case, outcome, "page")


@files("folder")
def test_a_file_counts_what_it_says_or_waits_in_the_watched_folder(
    pages: Site, case: Case
) -> None:
    outcome = pages.by_folder(case.content, case.sent_as)

    check(case, outcome, "folder")
    is_asked = case.verdict(outcome) is Verdict.ASKED
    assert outcome.waits or case.is_unreadable or not is_asked


@files("answered")
def test_once_the_question_is_answered_the_truth_counts(
    pages: Site, case: Case
) -> None:
    assert case.file in ANSWERS, "nobody has written down what HR answers"

    outcome = pages.by_page(case.content, case.sent_as, ANSWERS[case.file])

    assert outcome.counts == case.truth


def test_what_is_owed_is_of_a_door_and_a_file_that_there_are() -> None:
    of_files = {line for line in OWED if line[0] in DOORS}

    assert {file for _, file in of_files} <= set(cases())
    assert {door for door, _ in OWED - of_files} <= {"neighbours"}
