"""Managers and HR read both sides of their teams, in both languages."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from engagement.demo.company import BY_KEY
from engagement.demo.truths import NEEDS_SUPPORT
from engagement.people.models import Role
from tests.browser.company import FOREIGN, OF_THE_MANAGER, WEEKS, Site
from tests.browser.conftest import OpenDesk

pytestmark = pytest.mark.browser

LANGUAGES = ["en", "fr"]
READERS = [(Role.MANAGER, "en"), (Role.HR, "fr")]
NAMES = [BY_KEY[key].name for key in OF_THE_MANAGER]
FOREIGN_NAMES = [BY_KEY[key].name for key in FOREIGN]
PERCENT = {"en": re.compile(r"^\d+%$"), "fr": re.compile(r"^\d+\u00a0%$")}
SHAPES = "g.mark-symbol.role-mark path"
NUMBER = re.compile(r"[+−-]?\d+")


@dataclass(frozen=True)
class Symmetry:
    """The correlation view, opened by somebody."""

    page: Page
    site: Site
    language: str

    def said(self, text: str) -> str:
        return self.site.said(self.language, text)

    def choose(self, label: str, option: str) -> None:
        field = self.page.get_by_label(self.said(label), exact=True)
        field.select_option(label=option)

    def show(self) -> None:
        self.page.get_by_role("button", name=self.said("Show"), exact=True).click()

    @property
    def chart(self) -> Locator:
        return self.page.get_by_role("figure").first

    @property
    def shapes(self) -> Locator:
        return self.chart.locator(SHAPES)

    def opened_table(self) -> Locator:
        table = self.said("Team by team, as a table")
        folded = self.page.locator("details:not([open])").filter(has_text=table)
        if folded.count():
            self.page.get_by_text(table).first.click()
        return self.page.get_by_role("table").first

    def downloaded(self) -> list[list[str]]:
        self.opened_table()
        with self.page.expect_download() as download:
            self.page.get_by_text(self.said("Download this table (CSV)")).click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        delimiter = ";" if self.language == "fr" else ","
        return list(csv.reader(text.splitlines(), delimiter=delimiter))


def symmetry(
    open_desk: OpenDesk, site: Site, role: Role, language: str = "en", query: str = ""
) -> Symmetry:
    page = open_desk(role, language)
    page.goto(f"/symmetry{query}")
    return Symmetry(page, site, language)


def cells_of(rows: Locator) -> list[list[str]]:
    cells: list[list[str]] = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return cells


def numbers_in(cells: list[str]) -> list[int]:
    """Return every number of a row, whatever stands round it and between thousands."""
    plain = re.sub(r"(?<=\d)[,\u202f\u00a0](?=\d)", "", " ".join(cells))
    return [int(number.replace("−", "-")) for number in NUMBER.findall(plain)]


@pytest.mark.parametrize(("role", "language"), READERS)
def test_the_overview_leads_to_the_team_that_needs_support(
    open_desk: OpenDesk, site: Site, role: Role, language: str
) -> None:
    page, team = open_desk(role, language), BY_KEY[NEEDS_SUPPORT].name

    page.goto("/")

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".tile .value").first).to_have_text(PERCENT[language])
    expect(page.get_by_role("figure").locator(SHAPES).first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=team).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(team)


@pytest.mark.parametrize(("role", "language"), READERS)
def test_a_team_shows_both_sides_on_the_same_weeks(
    open_desk: OpenDesk, site: Site, role: Role, language: str
) -> None:
    page = open_desk(role, language)

    page.goto(f"/teams/{site.team_id('nantes')}")

    drawings = page.get_by_role("figure").locator("[data-chart] svg.marks")
    expect(drawings).to_have_count(3)
    expect(page.locator(".tile .value").first).to_have_text(PERCENT[language])
    expect(page.locator("blockquote").first).to_be_visible()
    page.get_by_text(site.said(language, "The same weeks as a table")).click()
    weeks = page.get_by_role("table").first.locator("tbody tr")
    assert numbers_in(cells_of(weeks)[0])
    assert weeks.count() >= WEEKS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_team_is_withheld_in_words(
    open_desk: OpenDesk, site: Site, language: str
) -> None:
    page = open_desk(Role.MANAGER, language)

    page.goto(f"/teams/{site.team_id('saint-malo')}")

    reason = (
        "Fewer than five answers, or too new: nothing is shown, to protect everybody."
    )
    expect(page.locator(".tile").first).to_contain_text(site.said(language, reason))


@pytest.mark.parametrize(("role", "language"), READERS)
def test_the_chart_the_table_and_the_file_say_the_same(
    open_desk: OpenDesk, site: Site, role: Role, language: str
) -> None:
    view = symmetry(open_desk, site, role, language)
    expect(view.shapes.first).to_be_visible()

    rows, (_header, *lines) = view.opened_table().locator("tbody tr"), view.downloaded()

    shown = view.page.locator("tr:not(:has(.withheld))").and_(rows)
    names = [row[0] for row in cells_of(rows)]
    withheld = set(names) - {row[0] for row in cells_of(shown)}
    expect(view.shapes).to_have_count(shown.count())
    assert withheld
    assert [line[0] for line in lines] == names
    told = [line for line in lines if line[0] not in withheld]
    chances = slice(8, 12)  # of four fields; the table has the most likely in words
    for line, row in zip(told, cells_of(shown), strict=True):
        best = max(map(float, filter(None, line[chances])), default=0)
        likely = row.pop(6)
        del line[chances]
        assert numbers_in(line[1:]) == numbers_in(row[1:])
        assert best == 50 or bool(numbers_in([likely])) is (best > 50)


@pytest.mark.parametrize(("role", "language"), READERS)
def test_other_choices_draw_another_comparison(
    open_desk: OpenDesk, site: Site, role: Role, language: str
) -> None:
    view = symmetry(open_desk, site, role, language)
    customers = view.said("Recommendation (NPS)")
    view.choose("Customers", customers)
    view.choose("Weeks", view.said("All weeks"))
    view.show()
    expect(view.page.get_by_role("figure").first).to_contain_text(customers)

    view.choose("Moment", "Caisse")
    view.show()

    chosen = view.page.get_by_label(view.said("Moment"), exact=True)
    expect(chosen).to_have_value("Caisse")
    expect(view.page).to_have_url(re.compile("customer=nps&weeks=all&moment=Caisse"))
    texts = view.chart.locator("svg.marks text")
    expect(texts.filter(has_text=customers)).to_be_visible()
    expect(texts.filter(has_text=re.compile(r"^\+\d+$")).first).to_be_visible()
    assert customers in view.downloaded()[0]


def test_a_dot_tells_its_team(open_desk: OpenDesk, site: Site) -> None:
    view = symmetry(open_desk, site, Role.HR)

    view.shapes.last.hover()

    tip = view.page.locator("#vg-tooltip-element")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(re.compile("|".join(NAMES + FOREIGN_NAMES)))
    expect(tip).to_contain_text("Mobilisation")


def test_a_dot_leads_to_its_team(open_desk: OpenDesk, site: Site) -> None:
    view = symmetry(open_desk, site, Role.MANAGER)

    view.shapes.last.click()

    expect(view.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("|".join(NAMES))
    )


@pytest.mark.parametrize("path", ["/symmetry", "/teams"])
def test_a_manager_finds_no_foreign_team(
    open_desk: OpenDesk, site: Site, path: str
) -> None:
    page = open_desk(Role.MANAGER)

    response = page.goto(path, wait_until="networkidle")

    assert response
    source = response.text() + page.content()
    assert [name for name in NAMES if name not in source] == []
    assert [name for name in FOREIGN_NAMES if name in source] == []


def test_a_strange_address_still_shows_and_offers_the_usual_choices(
    open_desk: OpenDesk, site: Site
) -> None:
    query = "?endpoint=x&_method=y&_scheme=z&weeks=7"

    view = symmetry(open_desk, site, Role.MANAGER, query=query)

    expect(view.page.get_by_role("status")).to_contain_text("does not exist here")
    assert len(view.downloaded()) > 1


def test_the_switch_draws_the_chart_in_other_colours(
    page: Page, context: BrowserContext, site: Site
) -> None:
    site.sign_in(context, Role.MANAGER)
    page.goto("/symmetry")
    view = Symmetry(page, site, "en")
    light = view.shapes.last.get_attribute("fill")
    assert light

    page.get_by_role("button", name="Light or dark").click()

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(view.shapes.last).not_to_have_attribute("fill", light)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(view.shapes.last).not_to_have_attribute("fill", light)
