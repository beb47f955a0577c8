import pytest

from engagement.database import db
from engagement.insight.home import overview
from engagement.insight.home.overview import ChangeOfWindow, FirstSteps, KeyFigures
from engagement.insight.shown import Shown
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.symmetry import correlation
from engagement.statistics.findings import Direction, Withheld, WithheldReason
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    rising,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def the_figures(sight: Sight = EVERYTHING) -> KeyFigures:
    view = correlation.usual_view(db.session(), THIS_WEEK, sight)
    return overview.key_figures(db.session(), view)


def test_key_figures_are_the_companys(company: dict[str, int], save: Save) -> None:
    root = company["company"]
    save(a_release())
    save(
        a_figure(root, 0.75, low=900, high=909, rounding=0),
        a_figure(root, 0.5, week=WEEK - 4, low=900, high=909, rounding=0),
        a_figure(root, 0.65, question="answers", low=900, high=909),
        a_score(company["nice"], 10, 5),
        a_score(company["lille"], 10, 10),
    )

    found = the_figures()

    assert isinstance(found.mobilisation, Shown)
    assert found.mobilisation.value == 0.75
    assert isinstance(found.change, ChangeOfWindow)
    assert found.change.points == 25
    assert found.change.interval.direction is Direction.TOGETHER
    assert isinstance(found.participation, Shown)
    assert (found.participation.least, found.participation.most) == (900, 909)
    [(metric, value)] = found.customers
    assert isinstance(value, Shown)
    assert (metric, value.value, value.most) == ("csat", 0.75, 20)
    assert not found.is_average


def test_without_a_company_figure_its_teams_are_averaged(
    company: dict[str, int], save: Save
) -> None:
    rising(save, [company["lille"], company["nice"]])

    found = the_figures()

    assert found.is_average
    assert isinstance(found.mobilisation, Shown)
    assert found.mobilisation.value == pytest.approx(0.21)
    assert found.mobilisation.low < 0.21 < found.mobilisation.high
    assert found.change == Withheld(WithheldReason.NOT_PUBLISHED)


def test_what_holds_the_readers_answers_is_not_averaged_away(
    company: dict[str, int], save: Save
) -> None:
    root = company["company"]
    save(a_release())
    save(
        a_figure(root, 0.75),
        a_figure(root, 0.5, week=WEEK - 4),
        a_figure(root, 0.65, question="answers"),
        a_figure(company["nice"], 0.25),
        a_score(company["nice"]),
    )

    found = the_figures(Sight(None, frozenset({(root, WEEK), (root, WEEK - 4)})))

    own = Withheld(WithheldReason.OWN_ANSWERS)
    assert (found.mobilisation, found.change, found.participation) == (own, own, own)
    assert not found.is_average


def test_a_first_window_has_nothing_to_compare_with(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["company"]))

    assert the_figures().change == Withheld(WithheldReason.NOT_PUBLISHED)


def test_a_window_that_cannot_be_shown_has_no_change() -> None:
    before = Shown(0.5, 0.4, 0.6, 50, 59)

    found = overview.change("csat", before, Withheld(WithheldReason.NOT_PUBLISHED))

    assert found == Withheld(WithheldReason.NOT_PUBLISHED)


def test_an_empty_company_has_reasons_alone() -> None:
    found = the_figures()

    assert found.mobilisation == Withheld(WithheldReason.NOT_PUBLISHED)
    assert found.customers == ()
    assert overview.steps(db.session()) == FirstSteps(
        people=False, scores=False, is_running=False, pulse=False
    )


def test_only_the_first_metrics_are_key_figures(
    company: dict[str, int], save: Save
) -> None:
    used = ["rtf", "ces", "nps", "csat", "clean", "welcome"]
    save(*(a_score(company["nice"], metric=metric) for metric in used))

    found = the_figures()

    assert [metric for metric, _ in found.customers] == ["csat", "nps", "ces", "rtf"]
