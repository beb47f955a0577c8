"""What was planted is found again, in the published figures of a whole demo."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import pytest
from flask import Flask
from numpy.typing import NDArray
from sqlalchemy import func, select

from engagement.database import db
from engagement.demo import clock, company, draws, links, seed, truths
from engagement.demo import guesses as planted
from engagement.insight.floors.alerts import alerts
from engagement.insight.home import naming
from engagement.insight.mirror import guesses
from engagement.insight.mirror.culture import culture_check
from engagement.insight.mirror.mirror import mirror
from engagement.insight.mirror.staff_view import staff_view
from engagement.insight.series.sides import sides
from engagement.insight.series.spans import Span
from engagement.insight.sight import EVERYTHING
from engagement.insight.team.priorities import of_team
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.pulses import queries as pulses
from engagement.pulses import schedule
from engagement.pulses.bank import ANSWERS, CULTURE, MOBILISATION
from engagement.pulses.models import Comment, Figure, Release
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.between import Correlation, between
from engagement.statistics.findings import Withheld
from engagement.statistics.within import CorrelationOverTime, within
from engagement.web.context import this_week


@dataclass(frozen=True)
class Published:
    """Mobilisation and CSAT of the teams with customers: rows are teams."""

    staff: NDArray[np.float64]
    customers: NDArray[np.float64]

    def of(self, team: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        row = company.IN_CONTACT.index(team)
        return self.staff[row], self.customers[row]

    def levels(self) -> dict[str, tuple[float, float]]:
        """Return the means of the teams that were ever shown."""
        return {
            team: (
                float(np.nanmean(self.staff[row])),
                float(self.customers[row].mean()),
            )
            for row, team in enumerate(company.IN_CONTACT)
            if not np.isnan(self.staff[row]).all()
        }


@pytest.fixture
def demo(whole_demo: Flask) -> Iterator[None]:
    with whole_demo.app_context():
        yield


@pytest.fixture
def published(demo: None) -> Published:
    ids = {node.key: node.id for node in people.nodes(db.session())}
    first = clock.first_week(db.session())
    assert first
    both = sides(
        db.session(),
        [ids[team] for team in company.IN_CONTACT],
        Span(first, first + seed.WEEKS - 1),
        staff=MOBILISATION,
        customer="csat",
        blanks=NO_BLANKS,
    )
    counts = both.customers
    return Published(
        both.staff["share"].to_numpy(),
        (counts["favourable"] / counts["n"]).to_numpy(),
    )


def _together(published: Published, lead: int) -> float:
    """Return r within teams, with customers taken `lead` weeks after staff."""
    length = published.staff.shape[1] - abs(lead)
    start, later = max(0, -lead), max(0, lead)
    staff = published.staff[:, start : start + length]
    customers = published.customers[:, later : later + length]
    team, week = np.nonzero(~np.isnan(staff))
    found = within(team, week, staff[team, week], customers[team, week])
    assert isinstance(found, CorrelationOverTime)
    return found.r


def test_the_company_has_its_size(demo: None) -> None:
    session = db.session()

    teams = session.scalar(select(func.count(Team.id)))
    persons = session.scalar(select(func.count(Person.id)))

    assert teams == 60
    assert persons == len(company.hires())
    assert 680 <= len(company.hires()) <= 740


def test_there_are_26_releases_and_an_open_pulse(demo: None) -> None:
    session = db.session()

    releases = session.scalar(select(func.count(Release.id)))
    pulse, first = schedule.the_open_pulse(session), clock.first_week(session)

    assert releases == seed.WEEKS
    assert pulse
    assert first
    assert pulse.week == first + seed.WEEKS
    assert pulse.opens_at < clock.moment(session) < pulse.closes_at


def test_teams_with_higher_mobilisation_have_happier_customers(
    published: Published,
) -> None:
    found = between(*zip(*published.levels().values(), strict=True))

    assert isinstance(found, Correlation)
    assert 0.40 <= found.r <= 0.50
    assert found.interval.low > 0


def test_staff_are_two_weeks_ahead_of_customers(published: Published) -> None:
    by_lead = {lead: _together(published, lead) for lead in range(-4, 5)}

    assert max(by_lead, key=by_lead.__getitem__) == truths.LEAD
    assert by_lead[truths.LEAD] > 0.3
    assert all(by_lead[lead] < 0.1 for lead in range(-4, 1))


def test_tiny_teams_are_never_published(published: Published) -> None:
    hidden = set(company.IN_CONTACT) - published.levels().keys()

    assert hidden == set(truths.TINY)


def test_one_team_is_low_on_both_sides(published: Published) -> None:
    levels = published.levels()
    staff, customers = levels[truths.NEEDS_SUPPORT]

    lower_staff = [team for team in levels if levels[team][0] < staff]
    lower_customers = [team for team in levels if levels[team][1] < customers]

    assert (lower_staff, lower_customers) == ([], [])


def test_it_heads_the_list_of_teams_to_support(demo: None) -> None:
    first, *_others = naming.attention_for(db.session(), EVERYTHING, this_week()).first

    assert first.team.name == company.BY_KEY[truths.NEEDS_SUPPORT].name


def test_one_team_gets_better_after_its_action(published: Published) -> None:
    staff, _ = published.of(truths.GETS_BETTER)
    turn = truths.ACTION

    gain = np.nanmean(staff[turn:]) - np.nanmean(staff[:turn])

    assert gain > 0.12
    assert np.nanmean(staff[turn : turn + truths.LEAD]) > np.nanmean(staff[:turn]) + 0.1


def test_its_customers_follow_two_weeks_later(published: Published) -> None:
    _, customers = published.of(truths.GETS_BETTER)
    turn = truths.ACTION + truths.LEAD

    before, between = customers[: truths.ACTION], customers[truths.ACTION : turn]

    assert customers[turn:].mean() - before.mean() > 0.05
    assert between.mean() < before.mean() + 0.03


def test_three_in_four_take_part(demo: None) -> None:
    top = people.root(db.session())
    assert top

    shares = db.session.scalars(
        select(Figure.share).where(Figure.team_id == top.id, Figure.question == ANSWERS)
    ).all()

    assert len(shares) == seed.WEEKS
    assert all(0.68 < share < 0.82 for share in shares)


def test_a_few_comments_are_published_each_week(demo: None) -> None:
    by_week = db.session.scalars(
        select(func.count(Comment.id)).join(Release).group_by(Release.week)
    ).all()

    assert len(by_week) == seed.WEEKS
    assert all(3 <= number <= 36 for number in by_week)


def test_every_question_of_the_bank_was_asked(demo: None) -> None:
    asked = pulses.measures(db.session())

    assert len(asked) == 20


def test_the_culture_check_finds_what_is_most_and_least_agreed_to(
    whole_demo: Flask,
) -> None:
    with whole_demo.app_context():
        root = people.root(db.session())
        assert root
        found = culture_check(db.session(), root, NO_BLANKS)

    assert found
    assert len(found.weeks) >= 2
    assert [row.question for row in found.rows] == [
        "culture_complaining",
        "culture_expecting",
        "culture_care",
        "culture_no_bad",
    ]


def test_the_culture_check_is_of_the_company_alone(demo: None) -> None:
    root = people.root(db.session())
    of = select(Figure.team_id).where(Figure.question.in_(CULTURE)).distinct()

    assert root
    assert list(db.session.scalars(of)) == [root.id]


def test_staff_are_found_to_think_better_of_customers_than_these_say(
    whole_demo: Flask,
) -> None:
    with whole_demo.app_context():
        root = people.root(db.session())
        assert root
        found = staff_view(db.session(), root, this_week(), NO_BLANKS)

    assert found
    assert found.gap
    assert found.gap.is_clear
    assert found.gap.interval.low < draws.OPTIMISM < found.gap.interval.high


def test_the_mirror_finds_the_planted_gaps_first(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        root = people.root(db.session())
        assert root
        found = mirror(db.session(), root, this_week(), NO_BLANKS)

    widest = found.clear[:2]
    assert {row.dimension for row in widest} == set(draws.PLANTED_GAPS)
    better = {row.dimension: row.gap and row.gap.difference < 0 for row in widest}
    assert better == {one: off > 0 for one, off in draws.PLANTED_GAPS.items()}
    others = [abs(row.gap.difference) for row in found.rows[2:] if row.gap]
    assert len(others) == 9
    assert max(others) < 0.06


def test_the_planted_blind_spot_is_shown_to_whoever_has_it(whole_demo: Flask) -> None:
    """Of all who lead, they alone think far too well of their people."""
    with whole_demo.app_context():
        session = db.session()
        spots = {}
        for person in session.scalars(
            select(Person).where(Person.role != Role.EMPLOYEE)
        ):
            own = guesses.own(session, person, NO_BLANKS)
            sides = [one.staff.blind_spot for one in own if one.staff.blind_spot]
            if len(sides) >= 4:
                spots[person.key] = fmean(sides)

        hr = links.persona(session, Role.HR)
        assert guesses.asked(session, hr)
        assert guesses.together(session)

    assert len(spots) > 40
    assert {key for key, spot in spots.items() if spot > 20} == set(planted.BLIND_SPOT)


def test_the_planted_trouble_of_a_team_is_its_first(whole_demo: Flask) -> None:
    """And of all that are named, most are among the two that were drawn lowest."""
    named, right = 0, 0
    with whole_demo.app_context():
        session = db.session()
        links = people.links(session)
        last = pulses.last_week(session, MOBILISATION)
        assert last
        for team in session.scalars(select(Team)):
            found = of_team(session, links, team, last, EVERYTHING)
            if isinstance(found, Withheld) or not found.first:
                continue
            first = [row.question for row in found.first]
            if team.key in {key for key, _ in draws.PLANTED_OWN}:
                assert (team.key, first[0]) in draws.PLANTED_OWN
            own = sorted(DIMENSIONS, key=lambda one: draws.own_share(team.key, one))
            if not people.children(session, team.id):
                named += len(first)
                right += len(set(first) & set(own[:2]))

    assert named > 20
    assert right / named > 0.5


def test_one_team_alone_is_under_the_floor(demo: None) -> None:
    keys = {node.id: node.key for node in people.nodes(db.session())}

    found = alerts(db.session(), EVERYTHING, this_week())

    assert [(keys[one.team_id], one.measure, one.floor) for one in found] == [
        (truths.NEEDS_SUPPORT, *truths.FLOOR)
    ]
