"""HR sends customer scores, sees what they did, and takes them back."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from engagement import weeks
from engagement.customers.imports import ledger
from engagement.database import db
from engagement.people.models import Role
from engagement.web.lists import Part
from tests.browser.company import Site
from tests.browser.conftest import OpenDesk

pytestmark = pytest.mark.browser

TEAM = "siege"
"""A team without customers, so that only the file can give it a score."""
NOBODY = "No customer answered"
COUNTED_ALREADY = "Nothing changed: what this file can bring was counted already."
HEADERS = {
    "en": "team,week,metric,n,favourable,value",
    "fr": "équipe;semaine;indicateur;réponses;favorables;valeur",
}
ROWS = (
    f"{TEAM},WEEK,csat,50,40,",
    "nowhere,WEEK,csat,10,5,",
    f"{TEAM},WEEK,csat,5,6,",
    *(f"{TEAM},2020-W{week},csat,50,40," for week in range(10, 20)),
)
"""A good row; a team that does not exist; more favourable answers than answers; and
good rows of long ago, so that the refused ones are few."""


@dataclass(frozen=True)
class Desk:
    """HR's screen, with a file ready to be sent."""

    page: Page
    site: Site
    language: str
    file: Path

    def said(self, text: str, **values: object) -> str:
        return self.site.said(self.language, text, **values)

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=self.said(text))

    def send(self, file: Path | None = None) -> None:
        self.page.goto("/customers/imports")
        chooser = self.page.get_by_label(self.said("File with scores"))
        chooser.set_input_files(file or self.file)
        self.button("Look through the file").click()

    def take_in(self, file: Path | None = None) -> None:
        """Send a file and import it as it is read by itself."""
        self.send(file)
        self.page.locator("[formaction]").click()

    def tile(self, label: str) -> Locator:
        tiles = self.page.locator(".tile").filter(has_text=self.said(label))
        return tiles.locator(".value")

    def downloaded(self, link: str) -> Download:
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=self.said(link)).click()
        return download.value

    def satisfaction(self) -> Locator:
        """Return the tile on the team's page."""
        self.page.goto(f"/teams/{self.site.team_id(TEAM)}")
        name = self.said("Satisfaction (CSAT)")
        return self.page.locator(".tile").filter(has_text=name)


@pytest.fixture(params=["en", "fr"])
def desk(
    request: pytest.FixtureRequest, open_desk: OpenDesk, site: Site, tmp_path: Path
) -> Iterator[Desk]:
    language = str(request.param)
    file = tmp_path / f"scores-{language}.csv"
    file.write_text(text_of(language, last_week(site)), encoding="utf-8")
    yield Desk(open_desk(Role.HR, language), site, language, file)
    take_back(site)


def take_back(site: Site) -> None:
    """Undo what a person sent; the scores of the weeks before came by themselves."""
    with site.app.app_context():
        for entry in ledger.newest(db.session(), Part(1, 20, 20)):
            if entry.person:
                ledger.undo(db.session(), entry.id, site.clock())
        db.session.commit()


def last_week(site: Site) -> str:
    zone = site.app.extensions["settings"].timezone
    return weeks.iso_week(weeks.week_at(site.clock(), zone) - 1)


def text_of(language: str, week: str) -> str:
    rows = [HEADERS["en"], *ROWS]
    if language == "fr":
        rows = [HEADERS["fr"], *(row.replace(",", ";") for row in ROWS)]
    return "\n".join(rows).replace("WEEK", week)


def test_a_file_is_counted_shown_and_taken_back(desk: Desk) -> None:
    expect(desk.satisfaction()).to_contain_text(desk.said(NOBODY))

    desk.take_in()

    expect(desk.page.get_by_role("heading", level=1)).to_have_text(desk.file.name)
    expect(desk.tile("Rows added")).to_have_text("11")
    expect(desk.tile("Rows refused")).to_have_text("2")
    expect(desk.page.get_by_role("table")).to_contain_text("nowhere")
    imported = desk.page.url
    expect(desk.satisfaction()).to_contain_text("80")

    desk.page.goto(imported)
    desk.button("Undo this import").click()

    undone = "“%(file)s” is undone; what counted before counts again."
    told = desk.page.get_by_role("status")
    expect(told).to_have_text(desk.said(undone, file=desk.file.name))
    expect(desk.satisfaction()).to_contain_text(desk.said(NOBODY))


def test_the_refused_rows_come_back_with_their_reasons(desk: Desk) -> None:
    desk.take_in()

    download = desk.downloaded("Download the refused rows")

    text = Path(download.path()).read_text(encoding="utf-8-sig")
    delimiter = ";" if desk.language == "fr" else ","
    _header, *rows = csv.reader(text.splitlines(), delimiter=delimiter)
    reason = desk.said("More favourable answers than answers; correct one.")
    assert [row[0] for row in rows] == ["3", "4"]
    assert rows[1][1] == reason
    assert rows[0][2] == "nowhere"


def test_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    good = desk.file.with_name(f"good-{desk.language}.csv")
    good.write_text(
        "\n".join(desk.file.read_text(encoding="utf-8").splitlines()[:2]),
        encoding="utf-8",
    )
    desk.take_in(good)
    expect(desk.tile("Rows added")).to_have_text("1")

    desk.take_in(good)

    expect(desk.page.get_by_role("status")).to_have_text(desk.said(COUNTED_ALREADY))
    link = desk.page.get_by_role("link", name=good.name, exact=True)
    expect(link).to_have_count(1)
    expect(desk.satisfaction()).to_contain_text("80")
    desk.page.goto("/customers/imports")
    undo = desk.page.get_by_role(
        "button", name=desk.said("Undo %(file)s", file=good.name)
    )
    expect(undo).to_have_count(1)
    undo.click()
    expect(undo).to_have_count(0)


def test_a_file_that_is_no_text_is_explained(desk: Desk) -> None:
    binary = desk.file.with_name("scores.xlsx")
    binary.write_bytes(bytes(range(256)) * 40)

    desk.send(binary)

    reason = desk.said(
        "This is not a text file. In your spreadsheet, choose “Save as”, then “CSV”."
    )
    chooser = desk.page.get_by_label(desk.said("File with scores"))
    expect(chooser).to_have_accessible_description(re.compile(re.escape(reason)))
    expect(chooser).to_have_attribute("aria-invalid", "true")
