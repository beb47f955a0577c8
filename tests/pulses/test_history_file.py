"""The file of past results: what its columns say, and what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.people.files.team_codes import TeamCodes
from engagement.pulses.history_file import PastResult, parse, results_in
from engagement.refusals import FileRefused, Reason, Refusal
from engagement.weeks import week_from

HEADER = "team,week,question,n"
TEAMS = {"lille": "Lille", "north": "Région Nord"}


def read(
    pairs: list[tuple[object, object]], favourable: str = "favourable"
) -> tuple[list[PastResult], list[Refusal]]:
    rows = [f"lille;2026-W10;energy;{n};{said}\n" for n, said in pairs]
    header = f"team;week;question;n;{favourable}\n"
    return results_in(parse((header + "".join(rows)).encode()), TeamCodes(TEAMS))


def shares(
    pairs: list[tuple[object, object]], favourable: str = "favourable"
) -> list[float]:
    found, refused = read(pairs, favourable)
    assert refused == []
    return [result.share for result in found]


def asked(pairs: list[tuple[object, object]], favourable: str = "favourable") -> Reason:
    with pytest.raises(FileRefused) as caught:
        read(pairs, favourable)
    return caught.value.refusal.reason


def test_a_row_is_a_share_of_so_many() -> None:
    found, refused = read([(12, 9)])

    week = week_from("2026-W10")
    assert refused == []
    assert found == [PastResult(2, week or 0, "2026-W10", "lille", "energy", 12, 0.75)]


@pytest.mark.parametrize(
    "header",
    [
        "Équipe;Semaine;Question;N;Favorable",
        "équipe;SEMAINE;question;Réponses;Favorables",
        "Code équipe;Semaine;Question;Nombre de réponses;Réponses favorables",
        "Team;Week;Question;Responses;Favorable responses",
    ],
)
@pytest.mark.parametrize("team", ["north", "Région Nord", "REGION NORD"])
def test_headers_and_teams_are_known_in_french_and_by_name(
    header: str, team: str
) -> None:
    table = parse(f"{header}\n{team};2026-S10;energy;20;15\n".encode())

    ((result,), refused) = results_in(table, TeamCodes(TEAMS))

    assert refused == []
    assert (result.team, result.n, result.share) == ("north", 20, 0.75)


@pytest.mark.parametrize("mark", [" ", "\u00a0", "\u202f", "'", "’"])
def test_thousands_may_have_a_thin_sign(mark: str) -> None:
    assert shares([(f"1{mark}200", 900)]) == [0.75]


@pytest.mark.parametrize(
    "pairs",
    [
        [(120, 75), (110, 80)],  # n above a hundred, and no number is
        [(60, 75), (48, 44)],  # more than all, as percentages of sixty are
        [(40, 62.5)],
        [(40, "75%"), (40, 80)],
        [(40, 0.75), (40, 1)],  # cells shown as percentages hold shares
        [(40, 1), (52, 0)],
    ],
)
def test_what_may_be_a_percentage_is_asked_about(
    pairs: list[tuple[object, object]],
) -> None:
    assert asked(pairs) is Reason.COUNT_OR_PERCENT


@pytest.mark.parametrize("header", ["Favourable answers", "Réponses favorables"])
def test_a_header_may_say_that_it_counts_answers(header: str) -> None:
    assert shares([(120, 75), (110, 11)], header) == [0.625, 0.1]
    assert asked([(120, "75%")], header) is Reason.COUNT_OR_PERCENT


@pytest.mark.parametrize("header", ["% favourable", "Favourable (%)", "% favorables"])
def test_a_header_may_say_that_it_is_in_per_cent(header: str) -> None:
    assert shares([(120, 75), (7, "62,5 %")], header) == [0.75, 0.625]
    assert asked([(120, 0.75), (7, 1)], header) is Reason.SHARE_NOT_PERCENT


def test_a_number_with_its_sign_is_a_percentage() -> None:
    assert shares([(120, "75%"), (7, "62.5 %"), (20, "0%")]) == [0.75, 0.625, 0.0]


@pytest.mark.parametrize(("n", "said"), [(20, 121), (20, "-3"), (20, "101%")])
def test_what_is_neither_is_refused_alone(n: int, said: object) -> None:
    found, refused = read([(n, said), (12, 9)])

    assert [result.row for result in found] == [3]
    assert [one.row for one in refused] == [2]


@pytest.mark.parametrize("week", ["2026-03-02", "02/03/2026", "2026-03"])
def test_a_day_or_a_month_is_no_week(week: str) -> None:
    table = parse(f"{HEADER},favourable\nlille,{week},energy,12,9\n".encode())

    _, refused = results_in(table, TeamCodes(TEAMS))

    assert [one.reason for one in refused] == [Reason.BAD_WEEK]


def test_counts_beside_percentages_are_two_columns_for_one() -> None:
    with pytest.raises(FileRefused) as caught:
        parse(f"{HEADER},favourable,% favourable\nlille,2026-W10,x,12,9,75\n".encode())

    assert caught.value.refusal.reason is Reason.TWO_COLUMNS


counts = st.integers(5, 400).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.lists(counts, max_size=6))
def test_percentages_of_more_than_a_hundred_never_count_as_answers(
    drawn: list[tuple[int, int]],
) -> None:
    pairs: list[tuple[object, object]] = [(250, 64)]
    pairs += [(n, round(people * 100 / n)) for n, people in drawn]

    assert asked(pairs) is Reason.COUNT_OR_PERCENT


@given(st.lists(counts.filter(lambda pair: pair[0] <= 100), max_size=6))
def test_answers_of_up_to_a_hundred_go_in_unasked(drawn: list[tuple[int, int]]) -> None:
    assert shares([(12, 9), *drawn]) == [0.75, *(up / n for n, up in drawn)]
