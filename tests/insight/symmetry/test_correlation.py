import pytest

from engagement.customers.queries import moments
from engagement.database import db
from engagement.insight.series.measures_in_use import (
    customer_metrics,
    shown_metrics,
    staff_measures,
)
from engagement.insight.series.spans import Span
from engagement.insight.shown import Shown
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.symmetry import correlation
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.within import CorrelationOverTime
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    rising,
    shops,
    turn,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def a_view(
    *, weeks: int | None = 4, moment: str | None = None, sight: Sight = EVERYTHING
) -> CorrelationView:
    return correlation.view(
        db.session(),
        staff="mobilisation",
        customer="csat",
        weeks=weeks,
        moment=moment,
        this_week=THIS_WEEK,
        sight=sight,
    )


def only(*team_ids: int) -> Sight:
    return Sight(set(team_ids), NO_BLANKS)


def test_a_dot_is_a_team_with_no_team_below(
    company: dict[str, int], save: Save
) -> None:
    rising(save, [company[key] for key in ("north", "lille", "arras", "nice")])

    found = a_view()

    assert {dot.name for dot in found.dots} == {"Lille", "Arras", "Nice"}
    assert found.between == Withheld(WithheldReason.TOO_FEW_TEAMS, have=3, need=8)


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
    assert told["Lille"][1] == Withheld(WithheldReason.NO_CUSTOMERS)
    assert told["Arras"][1] == Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=5)
    assert told["Nice"][0] == Withheld(WithheldReason.NOT_PUBLISHED)


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
    between = report["between"]
    assert isinstance(between, dict)
    assert {"r", "low", "high", "fisher_low", "slope", "spearman"} < set(between)
    assert report["within"] == {"withheld": "too_few_teams"}


def test_the_report_of_an_empty_company_is_all_reasons() -> None:
    refused = {"withheld": "too_few_teams"}
    names = (
        *("between", "inside_regions", "latent"),
        *("within", "levels", "lags", "rmcorr"),
    )

    assert a_view().as_report() == {
        "teams": 0,
        "claims": {
            "between": "unclear",
            "regions": "agrees",
            "rests_on_one_team": False,
            "within": "unclear",
            "order": None,
        },
        **dict.fromkeys(names, refused),
        "sensitivity": {
            "windows": dict.fromkeys(("4", "12", "26"), refused),
            "same_size": refused,
            "without_seasons": refused,
        },
    }


def test_a_reader_sees_nothing_of_other_teams_but_their_place(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 5, parent_id=company["south"])
    rising(save, [*ids[:3], company["lille"], *ids[3:]])
    save(a_figure(company["south"]))

    found = a_view(sight=only(company["lille"]))

    seen = found.seen
    assert [dot.name for dot in seen.named] == ["Lille"]
    assert [staff for staff, _ in seen.others] == [0.2, 0.22, 0.24, 0.28, 0.3]
    assert seen.left_out == ()
    assert len(found.dots) == 6
    assert not found.is_own_only


@pytest.mark.parametrize("others", [1, 4])
def test_of_fewer_than_five_others_nothing_is_computed(
    company: dict[str, int], save: Save, others: int
) -> None:
    ids = shops(save, 9 + others, parent_id=company["south"])
    rising(save, ids, n_weeks=14)
    own = only(*ids[others:])
    before = a_view(sight=own)
    turn(save, ids[:others])

    after = a_view(sight=own)

    assert before.is_own_only
    assert len(before.dots) == 9
    assert before.seen.others == ()
    assert isinstance(before.between, Correlation)
    assert before.between.teams == 9
    assert before.middle == (
        sorted(dot.staff.value for dot in before.dots)[4],
        sorted(dot.customer.value for dot in before.dots)[4],
    )
    assert after.as_report() == before.as_report()
    assert not a_view().is_own_only


@pytest.mark.parametrize(("without", "is_own_only"), [(0, False), (1, True)])
def test_no_other_team_is_told_by_two_moments(
    company: dict[str, int],
    save: Save,
    without: int,
    is_own_only: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    ids = shops(save, 7, parent_id=company["south"])
    rising(save, [*ids, company["lille"]])
    till = [*ids[without:], company["lille"]]
    save(*(a_score(team_id, 40, 30, moment="till") for team_id in till))
    own = only(company["lille"])

    assert not a_view(sight=own).is_own_only
    assert a_view(moment="till", sight=own).is_own_only is is_own_only
    assert not a_view(moment="till").is_own_only


def test_others_must_be_five_in_whatever_is_computed_beside(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    rising(save, ids[:8])
    save(*(a_figure(one, week=WEEK - 8) for one in ids[8:]))
    save(*(a_score(one, week=WEEK - 8) for one in ids[8:]))
    save(a_figure(company["company"], low=90, high=99))

    # Six others over twelve weeks, two of them in the last four.
    found = a_view(weeks=12, sight=only(*ids[:6]))

    assert found.is_own_only
    assert len(a_view(weeks=12, sight=only(*ids[:3])).seen.others) == 9


def test_others_must_be_five_in_each_week_of_an_average(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    rising(save, ids, n_weeks=2)
    save(*(a_figure(one, week=WEEK - 2) for one in ids[:3]))
    sight = only(*ids[:2])

    average = a_view(sight=sight)
    db.session.rollback()
    save(a_figure(company["company"], low=90, high=99), a_release(release_id=2))
    published = a_view(sight=sight)

    assert average.company.is_average
    assert average.is_own_only
    assert not published.company.is_average
    assert not published.is_own_only


def test_a_figure_with_the_readers_answers_is_in_nothing(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 9, parent_id=company["south"])
    rising(save, ids, n_weeks=14)
    blanks = frozenset({(ids[0], WEEK - back) for back in range(4)})

    found = a_view(sight=Sight(None, blanks))

    assert ids[0] not in {dot.team_id for dot in found.dots}
    own = next(team for team in found.left_out if team.team_id == ids[0])
    assert own.staff == Withheld(WithheldReason.OWN_ANSWERS)
    assert isinstance(found.between, Correlation)
    assert found.between.teams == 8
    assert len(a_view().dots) == 9


def test_the_companys_own_line_can_be_blank_too(
    company: dict[str, int], save: Save
) -> None:
    root = company["company"]
    save(a_release())
    save(a_figure(root, 0.75), a_figure(company["nice"], 0.25))

    line = a_view(sight=Sight(None, frozenset({(root, WEEK)}))).company

    assert not line.is_average
    assert line.staff[-2:] == (
        Withheld(WithheldReason.NOT_PUBLISHED),
        Withheld(WithheldReason.OWN_ANSWERS),
    )


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
    assert line.staff[0] == Withheld(WithheldReason.NOT_PUBLISHED)
    assert line.customer[0] == Withheld(WithheldReason.NO_CUSTOMERS)


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
    assert line.staff[-2] == Withheld(WithheldReason.NOT_PUBLISHED)


def test_measures_to_choose_from_are_those_with_numbers(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(
        a_figure(company["nice"], question="trust"),
        a_score(company["nice"], metric="nps", moment="till"),
    )

    assert staff_measures(db.session()) == ["trust"]
    assert customer_metrics(db.session()) == ["nps"]
    assert moments(db.session(), "nps") == ["till"]
    usual = correlation.usual_view(db.session(), THIS_WEEK, EVERYTHING)
    assert (usual.staff, usual.customer) == ("mobilisation", "nps")


def test_the_companys_own_metrics_follow_the_usual_ones(
    company: dict[str, int], save: Save
) -> None:
    names = ("clean", "nps", "ces", "trust", "csat")
    save(*(a_score(company["nice"], metric=metric) for metric in names))

    usual = ["csat", "nps", "ces"]
    assert customer_metrics(db.session()) == [*usual, "clean"]
    assert shown_metrics(db.session()) == (*usual, "clean")


def test_before_the_first_numbers_the_usual_measures_are_offered() -> None:
    assert staff_measures(db.session()) == ["mobilisation"]
    assert customer_metrics(db.session()) == ["csat"]


def test_fewer_than_five_others_in_shared_areas_are_not_compared(
    company: dict[str, int], save: Save
) -> None:
    # given five others, of which one is alone in its area and not in that tie
    ids = shops(save, 12, parent_id=company["south"])
    rising(save, [*ids, company["lille"]])

    found = a_view(sight=only(*ids[:8]))

    assert len(found.dots) == 8
    assert found.is_own_only
