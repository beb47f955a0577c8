"""HR reads what customers say: by quarter, by team, and as a file."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from engagement.people.models import Role
from tests.browser.company import Site
from tests.browser.conftest import OpenDesk

pytestmark = pytest.mark.browser


def names(page: Page) -> list[str]:
    table = page.get_by_role("table", name="Index and scores of each team")
    return table.get_by_role("rowheader").all_inner_texts()


def test_hr_goes_from_the_company_to_its_weakest_teams(
    open_desk: OpenDesk, site: Site, tmp_path: Path
) -> None:
    page = open_desk(Role.HR)
    page.goto("/")

    page.get_by_role("link", name="Customers", exact=True).click()
    expect(page.get_by_role("heading", name="Global index")).to_be_visible()
    page.get_by_role("link", name="Quarter", exact=True).click()
    expect(page.locator(".periods strong")).to_contain_text("quarter")
    teams = page.get_by_role("table", name="Index and scores of each team")
    in_order = names(page)
    teams.get_by_role("link", name="Satisfaction (CSAT)").click()

    sorted_by = page.get_by_role("columnheader", name="Satisfaction (CSAT)")
    expect(sorted_by.last).to_have_attribute("aria-sort", "ascending")
    assert sorted(names(page)) == sorted(in_order)
    assert names(page)[0] == in_order[0]
    with page.expect_download() as download:
        page.get_by_role("link", name="Download these tables (CSV)").click()
    file = tmp_path / "customers.csv"
    download.value.save_as(file)
    _head, *lines = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert [line[1] for line in lines if line[0] == "Team"] == names(page)


def test_on_a_phone_a_team_is_a_card_with_a_line_for_each_metric(
    open_desk: OpenDesk, site: Site
) -> None:
    page = open_desk(Role.HR)
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto("/customers")

    cells = page.locator("#teams ~ .scroll tbody tr").first.locator("td")

    lefts = {cell.bounding_box()["x"] for cell in cells.all()}  # type: ignore[index]
    assert len(lefts) == 1
    expect(cells.last.locator(".named")).to_have_text("Satisfaction (CSAT)")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
