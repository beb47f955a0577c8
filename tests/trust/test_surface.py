"""No page, file or chart shows anybody what is not published for them.

Proof 8. Roles times routes times ids: every route stands in the matrix below, and a new
one fails until it does.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import render_template

from engagement.database import db
from engagement.insight.charts import lines, scatter
from engagement.insight.floors import alerts, answers
from engagement.insight.series.sides import staff_side
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.symmetry import correlation
from engagement.insight.team import teams as of_teams
from engagement.people import keys
from engagement.people.models import Scope, Team
from engagement.pulses import queries
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week
from tests.conftest import NOON
from tests.trust.planting import (
    COUNTED,
    LEADS,
    NOBODY,
    PEOPLE,
    TREE,
    WAITING,
    WEEKS,
    Company,
    code_of,
    grow,
    name_of,
    planted,
)
from tests.trust.surface import (
    NARROWED,
    Visit,
    chart_faults,
    faults,
    text_of,
    told_by,
    visits,
)

TEAMS, NAMES = "the reader's teams and the company's line", "names of all teams"
NOTHING = "no team at all"
MATRIX = {
    "action.kinds": TEAMS,  # an action of which something can be said names its team
    "action.show": TEAMS,
    "actions.as_text": TEAMS,
    "actions.change": TEAMS,
    "actions.create": TEAMS,
    "actions.edit": TEAMS,
    "actions.index": TEAMS,
    "actions.move": TEAMS,
    "actions.new": TEAMS,
    "actions.workbook": TEAMS,
    "actions_api.list_actions": NOTHING,  # what a key shows stands in the test below
    "actions_api.record_action": NOTHING,
    "suggestions.add": NOTHING,
    "suggestions.index": NOTHING,
    "suggestions.remove": NOTHING,
    "suggestions.take_in": NOTHING,
    "api.description": NOTHING,
    "comments.destroy": NOTHING,
    "comments.turn": NOTHING,
    "comments.index": TEAMS,
    "api_keys.create": NOTHING,
    "api_keys.index": NOTHING,
    "api_keys.revoke": NOTHING,
    "review.cancel": TEAMS,
    "review.commit": TEAMS,
    "review.correct": TEAMS,
    "review.refused": TEAMS,
    "review.show": TEAMS,
    "customers.index": TEAMS,
    "customers.scores_file": TEAMS,
    "customers.scores_workbook": TEAMS,
    "customers_api.scores": NOTHING,  # what a key shows stands in the test below
    "customers_api.send": NOTHING,
    "imports.forget_alias": NOTHING,
    "imports.forget_profile": NOTHING,
    "imports.index": TEAMS,
    "imports.refused": TEAMS,
    "imports.show": TEAMS,
    "imports.template": TEAMS,
    "imports.undo": TEAMS,
    "imports.upload": TEAMS,
    "floors.answer": TEAMS,
    "floors.index": NOTHING,
    "floors.save": NOTHING,
    "floors.show": TEAMS,
    "insight.home": TEAMS,
    "insight.method": NOTHING,
    "insight.symmetry": TEAMS,
    "insight.symmetry_file": TEAMS,
    "insight.team": TEAMS,
    "insight.teams": TEAMS,
    "mirror.of_company": TEAMS,
    "mirror.guess": TEAMS,
    "mirror.of_team": TEAMS,
    "insight.questions": NOTHING,  # pairs of measures
    "insight.questions_as_file": NOTHING,
    "insight.trends": TEAMS,
    "insight.trends_as_file": TEAMS,
    "insight.value": NOTHING,
    "insight_api.coefficients": NOTHING,
    "metrics.change": NOTHING,
    "metrics.create": NOTHING,
    "metrics.delete": NOTHING,
    "metrics.edit": NOTHING,
    "metrics.index": NOTHING,
    "sign_in.ask_link": NOTHING,
    "sign_in.sign_in": NOTHING,
    "sign_in.sign_out": NOTHING,
    "sign_in.use_link": NOTHING,
    "people.changes": NAMES,  # the log that every employee can read (R10)
    "people_files.index": TEAMS,
    "persons.add": TEAMS,
    "persons.change": TEAMS,
    "persons.confirm_moving": TEAMS,
    "persons.confirm_removal": TEAMS,
    "persons.edit": TEAMS,
    "persons.index": TEAMS,
    "persons.move": TEAMS,
    "persons.new": TEAMS,
    "persons.remove": TEAMS,
    "people_files.decide": TEAMS,
    "people_files.send": TEAMS,
    "people_files.undo": TEAMS,
    "teams.add": TEAMS,
    "teams.change": TEAMS,
    "teams.close": TEAMS,
    "teams.confirm_closing": TEAMS,
    "teams.edit": TEAMS,
    "teams.index": TEAMS,
    "teams.new": TEAMS,
    "pulses.answer": NOTHING,
    "company.logo": NOTHING,
    "company.mails_of": NOTHING,
    "company.save": NOTHING,
    "company.show": NOTHING,
    "company.test_mail": NOTHING,
    "company.turn_mails": NOTHING,
    "programme.add_holiday": NOTHING,
    "programme.add_public_holidays": NOTHING,
    "programme.change_rhythm": TEAMS,
    "programme.change_week": TEAMS,
    "programme.pause": TEAMS,
    "programme.remove_holiday": NOTHING,
    "programme.show_holidays": NOTHING,
    "pulses.hide_comment": NOTHING,
    "pulses.index": TEAMS,
    "pulses.print_slips": TEAMS,
    "pulses.promise": NOTHING,
    "pulses.send": NOTHING,
    "pulses_api.releases": NOTHING,
    "scores_api.periods": NOTHING,
    "stories.change_address": TEAMS,
    "stories.decide": NOTHING,
    "stories.index": TEAMS,
    "stories.open_all": NOTHING,
    "stories.poster": TEAMS,
    "stories.team": TEAMS,
    "telling.send": NAMES,  # the one team of which somebody has the random address
    "telling.tell": NAMES,
    "till.answer": NOTHING,
    "till.count": NOTHING,
    "till.create": TEAMS,
    "till.questionnaire": NOTHING,
    "till.delete_comment": NOTHING,
    "till.index": TEAMS,
    "till.pause": NOTHING,
    "till.poster": NOTHING,
    "till.send": NOTHING,
    "till.show": TEAMS,
    "till.turn_comment": NOTHING,
    "wall.book": TEAMS,
    "wall.company": TEAMS,
    "wall.of_team": TEAMS,
    "web.change_language": NOTHING,
    "web.health": NOTHING,
    "ops.ready": NOTHING,
}
"""Endpoint to what it may show."""
FOREIGN = [("alice", "nice"), ("bob", "nice"), ("bob", "lille"), ("charlie", "arras")]
"""A manager, and a team that has one other beside it at most."""
EVERYBODY = [NOBODY, *PEOPLE]


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with planted(tmp_path) as found:
        yield found


def found_in(company: Company, visit: Visit) -> list[str]:
    shows = MATRIX[visit.endpoint]
    found = list(faults(company, visit, may_name_all=shows == NAMES))
    if shows == NOTHING:
        page = text_of(visit.response)
        found += [f"names {key}" for key in TREE if name_of(key) in page]
    return [f"{visit.name} at {visit.path}: {fault}" for fault in found]


def walked(company: Company, names: list[str]) -> tuple[int, list[str]]:
    """Return the number of visits and everything wrong with them."""
    done = list(visits(company, names))
    return len(done), [fault for visit in done for fault in found_in(company, visit)]


def test_every_route_stands_in_the_matrix(company: Company) -> None:
    missing = {rule.endpoint for rule in company.app.url_map.iter_rules()} - set(MATRIX)

    assert missing == set(), "Say in MATRIX what these routes may show."


def test_nobody_sees_what_is_not_published_for_them(company: Company) -> None:
    number, wrong = walked(company, EVERYBODY)

    assert number > 200
    assert wrong == []


@pytest.mark.parametrize(("name", "counted"), COUNTED.items())
def test_nobody_is_told_a_figure_of_themselves_and_too_few_others(
    company: Company, name: str, counted: tuple[str, range]
) -> None:
    assert told_by(company, name, *counted) == set()


def test_whoever_was_not_counted_there_is_told(company: Company) -> None:
    arras = f"/teams/{company.teams['arras']}"

    assert {arras, "/teams", "/symmetry.csv"} <= told_by(company, "bob", "arras")
    assert told_by(company, "charlie", "nice", WEEKS[5:])


@pytest.mark.parametrize(("name", "key"), FOREIGN)
def test_of_few_foreign_teams_nothing_is_told(
    company: Company, name: str, key: str
) -> None:
    assert told_by(company, name, key) == set()


def test_a_narrowed_view_tells_nothing_of_the_one_foreign_team_in_it(
    company: Company,
) -> None:
    grow(company)

    found = told_by(company, "bob", "nice")

    assert {"/symmetry", "/symmetry.csv"} <= found
    assert {path for path in found if NARROWED in path} == set()


def test_a_key_reads_what_is_published_and_nothing_else(company: Company) -> None:
    with company.app.app_context():
        token = keys.create(db.session(), "all", Scope, NOON, person_id=None)
        db.session.commit()
    client, headers = company.client(NOBODY), {"Authorization": f"Bearer {token}"}

    texts = [
        client.get(f"/api/v1/{name}", headers=headers).text
        for name in ("releases", "scores", "correlation", "actions")
    ]

    assert all(f'"{code_of("lille")}"' in text for text in texts[:2])
    assert [
        source
        for secret, source in company.secrets.items()
        if any(secret in text for text in texts)
    ] == []


def test_a_story_that_waits_is_read_by_hr_on_its_page_and_by_nobody_else(
    company: Company,
) -> None:
    found = {
        (visit.name, visit.path)
        for visit in visits(company, EVERYBODY)
        if WAITING in text_of(visit.response)
    }

    assert found == {("hana", "/stories")}


def test_managers_do_see_their_own_teams(company: Company) -> None:
    pages = {
        name: company.client(name).get(f"/teams/{company.teams[key]}").text
        for name, key in LEADS.items()
    }

    assert all(name_of(key) in pages[name] for name, key in LEADS.items())


def test_a_team_loaded_without_asking_is_found_out(company: Company) -> None:
    loads_any_team(company)

    wrong = walked(company, ["bob"])[1]

    assert any("answers 200 for a foreign team" in fault for fault in wrong)
    assert any("tells of nice" in fault for fault in wrong)


def test_a_column_too_many_in_a_chart_is_found_out(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    carries_the_team(monkeypatch)

    wrong = walked(company, ["bob"])[1]

    assert any("chart carries ['respondents']" in fault for fault in wrong)


def test_a_figure_of_oneself_and_few_others_is_found_out(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads_everything(monkeypatch)

    wrong = {name: told_by(company, name, *where) for name, where in COUNTED.items()}

    arras, nice = (f"/teams/{company.teams[key]}" for key in ("arras", "nice"))
    assert {"/", arras, "/trends", "/trends.csv", "/symmetry.csv"} <= wrong["hana"]
    assert {nice, "/teams"} <= wrong["charlie"]


def test_a_floor_that_tells_of_oneself_and_few_others_is_found_out(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors_for_everybody(monkeypatch)

    assert "/" in told_by(company, "hana", *COUNTED["hana"])


def test_a_foreign_team_among_few_is_found_out(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_every_dot(monkeypatch)
    few = told_by(company, "bob", "nice")
    grow(company)

    many = told_by(company, "bob", "nice")

    narrowed = {f"/symmetry{end}?moment=hotline" for end in ("", ".csv")}
    assert {"/", "/symmetry", *narrowed} <= few
    assert narrowed <= many


def test_a_chart_is_read_wherever_it_stands() -> None:
    page = (
        '<div data-chart><script type="application/json">'
        '{"datasets": {"others": [{"x": 1, "name": "Nice"}]}}</script></div>'
    )

    assert list(chart_faults(page)) == ["chart carries ['name'] in others"]


def loads_any_team(company: Company) -> None:
    """Break the team's page: it takes the team as it comes."""

    def mutant(team_id: int) -> str:
        team = db.get_or_404(Team, team_id)
        page = of_teams.team_page(db.session(), team, this_week(), EVERYTHING)
        return render_template(
            "insight/team.html",
            team=team,
            page=page,
            lines=lines.team_lines(page),
            floors=answers.of_team(db.session(), team.id, this_week(), EVERYTHING),
            actions=[],
            today=NOON.date(),
            likely=None,
            is_placed=False,
        )

    company.app.view_functions["insight.team"] = audience(Audience.MANAGERS)(mutant)


def carries_the_team(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the chart: it carries a column that it does not draw."""
    point = scatter._point  # noqa: SLF001 - what is broken

    def mutant(dot: Any, view: Any) -> dict[str, object]:  # noqa: ANN401 - passed on
        return {**point(dot, view), "respondents": dot.staff.most}

    monkeypatch.setattr(scatter, "_point", mutant)


def reads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the rider of R6: whoever may see a team reads its figures."""
    monkeypatch.setattr(queries, "may_read", lambda *_, **__: True)


def floors_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the floors: they are held against what the reader does not see."""

    def mutant(*given: Any) -> Any:  # noqa: ANN401 - passed on
        session, teams, span, question, _blanks = given
        return staff_side(session, teams, span, question, queries.NO_BLANKS)

    monkeypatch.setattr(alerts, "staff_side", mutant)


def shows_every_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the few others: one foreign team is as good as five."""
    monkeypatch.setattr(Sight, "has_few_others", lambda *_: False)
    monkeypatch.setattr(correlation, "_others", lambda *_: set())


def full() -> list[str]:
    """Return how many visits there were, and what a broken product shows."""
    with TemporaryDirectory() as folder, planted(Path(folder)) as company:
        number, wrong = walked(company, EVERYBODY)
        assert wrong == []
        planted_values = len(company.secrets)
        loads_any_team(company)
        broken = walked(company, list(LEADS))[1]
        assert broken
    with (
        TemporaryDirectory() as folder,
        planted(Path(folder)) as company,
        pytest.MonkeyPatch.context() as patch,
    ):
        carries_the_team(patch)
        charted = walked(company, list(LEADS))[1]
        assert charted
    return [
        f"surface: {number} visits, {planted_values} planted values: 0 shown",
        *_riders(),
        f"  a view that loads any team: {len(broken)} faults",
        f"  a chart with a column too many: {len(charted)} faults",
    ]


def _riders() -> list[str]:
    """Return at how many addresses figures tell readers what they must not know."""
    lines = []
    for name, mutant in (
        ("as it is", None),
        ("without the rider on own answers", reads_everything),
        ("without the rule of few others", shows_every_dot),
    ):
        with (
            TemporaryDirectory() as folder,
            planted(Path(folder)) as company,
            pytest.MonkeyPatch.context() as patch,
        ):
            if mutant:
                mutant(patch)
            own = [told_by(company, who, *where) for who, where in COUNTED.items()]
            few = [told_by(company, who, key) for who, key in FOREIGN]
        told = sum(map(len, own)), sum(map(len, few))
        assert any(told) == (mutant is not None)
        lines.append(f"  {name}: own answers {told[0]}, foreign teams {told[1]} pages")
    return lines
