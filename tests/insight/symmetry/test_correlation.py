import pytest

from engagement.database import db
from engagement.insight.series import Shown, Span
from engagement.insight.symmetry import correlation
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Reason, Withheld
from engagement.statistics.within import CorrelationOverTime
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    rising,
    shops,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def a_view(*, weeks: int | None = 4, moment: str | None = None) -> CorrelationView:
    return correlation.view(
        db.session(),
        staff="mobilisation",
        customer="csat",
        weeks=weeks,
        moment=moment,
        this_week=THIS_WEEK,
    )


def test_a_dot_is_a_team_with_no_team_below(
    company: dict[str, int], save: Save
) -> None:
    rising(save, [company[key] for key in ("north", "lille", "arras", "nice")])

    found = a_view()

    assert {dot.name for dot in found.dots} == {"Lille", "Arras", "Nice"}
    assert found.between == Withheld(Reason.TOO_FEW_TEAMS, have=3, need=8)


def test_values_are_the_mean_of_figures_and_all_customers_together(
    company: dict[str, int], save: Save
) -> None:
    nice = company["nice"]
    save(a_release())
    save(
        a_figure(nice, 0.5),
        a_figure(nice, 1.0, week=WEEK - 2),
        a_figure(nice, 0.0, week=WEEK - 4),
        a_score(nice, 10, 1),
        a_score(nice, 30, 27, week=WEEK - 3),
        a_score(nice, 90, 0, week=WEEK - 4),
        a_score(nice, 90, 0, week=WEEK + 1),
    )

    [dot] = a_view().dots

    assert (dot.staff.value, dot.customer.value) == (0.75, 0.7)
    assert (dot.staff.least, dot.staff.most, dot.customer.most) == (8, 11, 40)
    assert 0.5 < dot.customer.low < 0.7 < dot.customer.high < 0.85


def test_a_moment_is_read_alone(company: dict[str, int], save: Save) -> None:
    nice = company["nice"]
    save(a_release())
    save(
        a_figure(nice),
        a_score(nice, 10, 5, moment="till"),
        a_score(nice, 30, 30, moment="hotline"),
    )

    [dot] = a_view(moment="till").dots

    assert dot.customer.value == 0.5


def test_teams_with_one_side_alone_are_left_out_and_told(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(
        a_figure(company["lille"]),
        a_figure(company["arras"]),
        a_score(company["arras"], 4, 4),
        a_score(company["nice"]),
    )

    found = a_view()

    assert found.dots == ()
    told = {team.name: (team.staff, team.customer) for team in found.left_out}
    assert told["Lille"][1] == Withheld(Reason.NO_CUSTOMERS)
    assert told["Arras"][1] == Withheld(Reason.TOO_FEW_CUSTOMERS, need=5)
    assert told["Nice"][0] == Withheld(Reason.NOT_PUBLISHED)


def test_both_coefficients_come_together(company: dict[str, int], save: Save) -> None:
    rising(save, shops(save, 20, parent_id=company["south"]), n_weeks=14)

    found = a_view()

    assert isinstance(found.between, Correlation)
    assert found.between.r > 0.9
    assert found.between.teams == 20
    assert isinstance(found.within, CorrelationOverTime)
    assert found.within.weeks == 14
    assert found.span == Span(WEEK - 3, WEEK)
    assert len(found.run) == 26


def test_all_weeks_are_all_weeks_for_both(company: dict[str, int], save: Save) -> None:
    rising(save, shops(save, 8, parent_id=company["south"]), n_weeks=30)

    found = a_view(weeks=None)

    assert found.span == found.run == Span(WEEK - 29, WEEK)


def test_the_report_holds_numbers_or_reasons(
    company: dict[str, int], save: Save
) -> None:
    rising(save, shops(save, 8, parent_id=company["south"]))

    report = a_view().as_report()

    assert report["teams"] == 8
    numbers = {"r", "low", "high", "spearman", "teams", "bootstrap"}
    assert set(report["between"]) == numbers  # type: ignore[call-overload]
    assert report["within"] == {"withheld": "too_few_teams"}


def test_the_report_of_an_empty_company_is_all_reasons() -> None:
    refused = {"withheld": "too_few_teams"}
    names = ("between", "latent", "within", "levels", "lags", "rmcorr")

    assert a_view().as_report() == {
        "teams": 0,
        **dict.fromkeys(names, refused),
        "sensitivity": {
            "windows": dict.fromkeys(("4", "12", "26"), refused),
            "without_one": refused,
        },
    }


def test_a_reader_sees_nothing_of_other_teams_but_their_place(
    company: dict[str, int], save: Save
) -> None:
    rising(save, [company[key] for key in ("nice", "lille", "arras")])
    save(a_figure(company["south"]))

    seen = a_view().seen_by({company["lille"]})

    assert [dot.name for dot in seen.named] == ["Lille"]
    assert seen.others == ((0.2, 0.5), (0.24, 0.55))
    assert seen.left_out == ()


def test_the_company_line_is_its_own_figure(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(
        a_figure(company["company"], 0.75, low=400, high=409),
        a_figure(company["nice"], 0.25),
        a_score(company["nice"], 10, 5),
        a_score(company["north"], 10, 10),
    )

    line = a_view().company

    assert not line.is_average
    week, staff, customer = list(line.rows)[-1]
    assert week == WEEK
    assert isinstance(staff, Shown)
    assert isinstance(customer, Shown)
    assert (staff.value, staff.least, customer.value) == (0.75, 400, 0.75)
    assert line.staff[0] == Withheld(Reason.NOT_PUBLISHED)
    assert line.customer[0] == Withheld(Reason.NO_CUSTOMERS)


def test_without_it_published_teams_are_averaged(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["lille"], 0.75), a_figure(company["nice"], 0.25))

    line = a_view().company

    assert line.is_average
    last = line.staff[-1]
    assert isinstance(last, Shown)
    assert (last.value, last.least, last.most) == (0.5, 16, 22)
    assert line.staff[-2] == Withheld(Reason.NOT_PUBLISHED)


def test_measures_to_choose_from_are_those_with_numbers(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(
        a_figure(company["nice"], question="trust"),
        a_score(company["nice"], metric="nps", moment="till"),
    )

    assert correlation.measures(db.session()) == (["trust"], ["nps"])
    assert correlation.moments(db.session(), "nps") == ["till"]
    usual = correlation.usual_view(db.session(), THIS_WEEK)
    assert (usual.staff, usual.customer) == ("mobilisation", "nps")


def test_the_companys_own_metrics_follow_the_usual_ones(
    company: dict[str, int], save: Save
) -> None:
    names = ("clean", "nps", "ces", "trust", "csat")
    save(*(a_score(company["nice"], metric=metric) for metric in names))

    usual = ["csat", "nps", "ces"]
    assert correlation.measures(db.session())[1] == [*usual, "clean"]
    assert correlation.shown_metrics(db.session()) == (*usual, "clean")


def test_before_the_first_numbers_the_usual_measures_are_offered() -> None:
    assert correlation.measures(db.session()) == (["mobilisation"], ["csat"])
