"""Scores from where they are: from file to correlation view, then by one click."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete

from engagement import weeks
from engagement.customers.imports import ledger
from engagement.customers.models import OwnMetric, Profile, TeamAlias, Upload
from engagement.database import db
from engagement.demo.company import BY_KEY
from engagement.people.models import Role
from engagement.web.lists import Part
from tests.browser.company import OF_THE_MANAGER, Site
from tests.browser.conftest import OpenDesk
from tests.browser.exports import EXPORTS, Export

pytestmark = pytest.mark.browser

TEAMS = [BY_KEY[key].name for key in OF_THE_MANAGER]
PLACE = "a place of its own"
"""A moment, so that these scores are told from those that were there before."""


@dataclass(frozen=True)
class Desk:
    """HR's screen, and a folder with files."""

    page: Page
    folder: Path
    last_week: int

    def send(self, name: str, content: bytes) -> None:
        file = self.folder / name
        file.write_bytes(content)
        self.page.goto("/customers/imports")
        self.page.get_by_label("File with scores").set_input_files(file)
        self.click("Look through the file")

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile(name)).last.click()

    def take_in(self) -> None:
        self.click(r"^Import \d")
        added = self.page.locator(".tile").filter(has_text="Rows added")
        expect(added.locator(".value")).not_to_have_text("0")

    def weeks(self, first: int, last: int) -> range:
        """Return weeks by how many lie between them and this one."""
        return range(self.last_week - first, self.last_week - last + 1)


@pytest.fixture
def desk(open_desk: OpenDesk, site: Site, tmp_path: Path) -> Iterator[Desk]:
    zone = site.app.extensions["settings"].timezone
    this_week = weeks.week_at(site.clock(), zone)
    yield Desk(open_desk(Role.HR), tmp_path, this_week - 1)
    with site.app.app_context():
        for entry in ledger.newest(db.session(), Part(1, 20, 20)):
            if entry.person:
                ledger.undo(db.session(), entry.id, site.clock())
        for table in (Upload, Profile, TeamAlias, OwnMetric):
            db.session.execute(delete(table))
        db.session.commit()


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_an_export_goes_from_its_file_to_the_correlation_view(
    desk: Desk, export: Export
) -> None:
    page = desk.page

    desk.send(export.file, export.content(TEAMS, desk.weeks(6, 2)))
    page.get_by_text("What the columns mean").click()
    page.get_by_label("Moment of rows that name none").fill(PLACE)
    desk.click("Check again")
    expect(page.get_by_label("Read the next file like this one, as")).to_have_value(
        export.said
    )
    desk.take_in()
    page.goto(f"/symmetry?customer={export.metric}&weeks=12&moment={PLACE}")

    page.get_by_text("Team by team, as a table").click()
    table = page.get_by_role("table").first
    expect(table.get_by_role("row").filter(has_text=TEAMS[0])).to_be_visible()
    expect(page.get_by_label("Moment")).to_have_value(PLACE)
    expect(page.locator(".verdict")).to_be_visible()

    desk.send(f"new-{export.file}", export.content(TEAMS, desk.weeks(1, 0)))
    expect(page.locator(".lead")).to_contain_text("Read like last time, as")
    desk.take_in()


def test_a_metric_of_the_companys_own_goes_the_same_way(desk: Desk) -> None:
    page, name = desk.page, "Warm welcome"
    page.goto("/customers/metrics")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Lowest answer").fill("0")
    page.get_by_label("Highest answer").fill("20")
    page.get_by_label("Favourable from", exact=True).fill("15")
    page.get_by_label("Unfavourable from", exact=True).fill("15")
    desk.click("Add the metric")
    told = "Choose an answer of the scale that is worse than the favourable ones."
    field = page.get_by_label("Unfavourable from", exact=True)
    expect(field).to_have_accessible_description(re.compile(re.escape(told)))
    field.fill("9")
    desk.click("Add the metric")
    expect(page.get_by_role("status")).to_contain_text("“Warm welcome” is added.")

    days = [weeks.monday_of(week).isoformat() for week in desk.weeks(6, 0)]
    rows = [
        f"{day},{team},{(7 * at + len(day) + number) % 21}"
        for at, team in enumerate(TEAMS)
        for day in days
        for number in range(6)
    ]
    text = "\n".join([f"Date,Shop,{name}", *rows])
    desk.send("welcome.csv", text.encode())
    expect(page.get_by_text("0 to 20")).to_have_count(0)
    desk.take_in()

    page.goto("/symmetry")
    page.get_by_label("Customers", exact=True).select_option(name)
    desk.click("Show")
    page.get_by_text("Team by team, as a table").click()
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader", name=name)).to_be_visible()
    expect(table.get_by_role("row").filter(has_text=TEAMS[0])).to_be_visible()


def test_a_team_by_another_name_is_chosen_once(desk: Desk) -> None:
    wide = EXPORTS[-1]
    teams = [*TEAMS[1:], "Nantes Cathédrale"]

    desk.send(wide.file, wide.content(teams, desk.weeks(2, 1)))
    team = desk.page.get_by_label("Nantes Cathédrale")
    team.select_option(label=TEAMS[0])
    desk.click("Check again")
    desk.take_in()

    desk.send(wide.file, wide.content(teams, desk.weeks(0, 0)))
    refused = desk.page.locator(".tile").filter(has_text="Refused")
    expect(refused.locator(".value")).to_have_text("0")


def test_what_was_changed_is_looked_at_before_it_counts(desk: Desk) -> None:
    wide = EXPORTS[-1]
    desk.send(wide.file, wide.content(TEAMS, desk.weeks(2, 1)))
    page = desk.page
    page.get_by_text("What the columns mean").click()
    page.get_by_label("What “NPS” means").select_option(label="not kept")

    desk.click(r"^Import \d")

    expect(page.get_by_role("status")).to_contain_text("You changed something.")
    page.get_by_text("What the columns mean").click()
    expect(page.get_by_label("What “NPS” means")).to_have_value("")


def test_a_file_can_be_given_up(desk: Desk) -> None:
    wide = EXPORTS[-1]
    desk.send(wide.file, wide.content(TEAMS, desk.weeks(2, 1)))

    desk.click("Do not import; delete the file")

    expect(desk.page.get_by_role("status")).to_contain_text("nothing of it counts")
    expect(desk.page.get_by_text("Waiting for you")).to_have_count(0)
