"""Every number has its paragraph, and the worked example can be worked."""

import dataclasses
import importlib
import math
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from typing import get_args, get_type_hints

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from jinja2 import nodes

from engagement import statistics
from engagement.anonymity import rounding
from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.config import ROOT
from engagement.customers.metrics.catalogue import METRICS
from engagement.insight.method.contents import (
    EXAMPLE,
    PARAGRAPHS,
    SECTIONS,
    grid,
    place_of,
    title_of,
)
from engagement.insight.method.example import CUSTOMERS, example, precise
from engagement.insight.method.paragraph import formula
from engagement.insight.shown import Shown
from engagement.pulses.closing import cohesion
from engagement.statistics.findings import Interval, Withheld

SignIn = Callable[[str], FlaskClient]
ANCHORS = {"method_link": 0, "method_named": 0, "coefficient_card": 3, "tile": 4}
"""Macros that lead to a paragraph, and which of what they are given is its anchor."""
ENTRY_IDS = sorted(PARAGRAPHS)
MOST_WORDS = 50
"""Of a first sentence."""


@pytest.fixture
def page(client: FlaskClient, company: dict[str, int]) -> BeautifulSoup:
    assert company
    return soup_of(client, "/method")


def soup_of(client: FlaskClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_everybody_may_read_it(
    client: FlaskClient, company: dict[str, int], sign_in: SignIn
) -> None:
    assert company

    assert client.get("/method").status_code == 200
    assert sign_in("emil").get("/method").status_code == 200


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    footer = BeautifulSoup(client.get("/promise").text, "html.parser").footer

    assert footer
    assert footer.select_one('a[href="/method"]')


def test_a_paragraph_has_an_anchor_of_its_own() -> None:
    anchors = [entry.anchor for section in SECTIONS for entry in section.entries]

    assert sorted(anchors) == ENTRY_IDS


@pytest.mark.parametrize("anchor", ENTRY_IDS)
def test_a_subject_has_a_page_that_says_everything(
    client: FlaskClient, anchor: str
) -> None:
    shown = soup_of(client, f"/method/{anchor}").main

    assert shown
    assert shown.select(".formulas p")
    assert all(dt.get_text(strip=True) for dt in shown.select(".letters dt"))
    assert all(dd.get_text(strip=True) for dd in shown.select("dd"))
    assert len(shown.select(".facts dd")) == 2
    assert "^" not in shown.get_text()
    assert "_{" not in shown.get_text()


@pytest.mark.parametrize("anchor", ENTRY_IDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_subject_begins_with_a_sentence_and_folds_its_formula(
    client: FlaskClient, anchor: str, language: str
) -> None:
    told = client.get(f"/method/{anchor}", headers={"Accept-Language": language})
    soup = BeautifulSoup(told.text, "html.parser")

    first = soup.select_one("h1 + p.verdict")
    assert first
    assert first.get_text()[-1] in ".?"
    assert len(first.get_text().split()) <= MOST_WORDS
    assert soup.select_one("details .formulas")
    assert not soup.select("details[open]")


def test_an_unknown_subject_is_not_found(client: FlaskClient) -> None:
    assert client.get("/method/nothing").status_code == 404


def test_an_address_of_before_still_leads_to_its_subject(page: BeautifulSoup) -> None:
    for anchor in ENTRY_IDS:
        place = page.find(id=anchor)
        assert place, anchor
        link = place.find("a")
        assert isinstance(link, Tag)
        assert link["href"] == f"/method/{anchor}"
    for section in SECTIONS:
        assert page.find("h2", id=section.anchor)


def test_one_leads_from_each_subject_to_the_next(client: FlaskClient) -> None:
    path, met = f"/method/{next(iter(PARAGRAPHS))}", []
    while path:
        met.append(path.rsplit("/", 1)[1])
        links = soup_of(client, path).select("nav.neighbours a")
        following = [str(link["href"]) for link in links][-1]
        path = "" if following.rsplit("/", 1)[1] in met else following

    assert met == list(PARAGRAPHS)


def test_the_example_is_a_page_of_its_own(client: FlaskClient) -> None:
    assert soup_of(client, "/method/example").select_one(".formulas")


def test_the_contents_lead_to_every_subject(page: BeautifulSoup) -> None:
    leads = {str(a["href"]) for a in page.select(".contents a")}

    assert leads == {f"/method/{one}" for one in (*PARAGRAPHS, EXAMPLE)}


@pytest.mark.parametrize("anchor", ENTRY_IDS)
def test_a_paragraph_names_code_that_exists(anchor: str) -> None:
    quadrant_chances = PARAGRAPHS[anchor].places

    assert quadrant_chances
    for file, names in quadrant_chances.items():
        source = (ROOT / file).read_text()
        assert all(f"def {name}(" in source for name in names)


def public_results() -> set[type]:
    """Return the types in engagement.statistics that stand for a shown number."""
    found = set()
    for module in pkgutil.iter_modules(statistics.__path__):
        read = importlib.import_module(f"{statistics.__name__}.{module.name}")
        found |= {
            one
            for name, one in vars(read).items()
            if dataclasses.is_dataclass(one)
            and isinstance(one, type)
            and one.__module__ == read.__name__
            and not name.startswith("_")
            and (hasattr(one, "method") or hasattr(one, "is_shown"))
        }
    return found - {Withheld, Interval}


def types_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from types_in(part)


LATE = vars(cohesion)
"""Names that a module knows to those who check types alone."""


def told_by(functions: Iterable[Callable[..., object]]) -> set[type]:
    """Return what functions give back, and everything inside it."""
    waiting = [
        one
        for function in functions
        for one in types_in(get_type_hints(function, localns=LATE)["return"])
    ]
    told: set[type] = set()
    while waiting:
        one = waiting.pop()
        if one not in told:
            told.add(one)
            if dataclasses.is_dataclass(one):
                fields = get_type_hints(one, localns=LATE).values()
                waiting += [inner for hint in fields for inner in types_in(hint)]
    return told


def test_every_result_of_the_statistics_has_a_paragraph() -> None:
    explained = told_by(
        function for entry in PARAGRAPHS.values() for function in entry.explains
    )

    missing = {one.__qualname__ for one in public_results() - explained}

    assert missing == set(), "Explain the functions that return these on /method."


def test_a_result_without_a_paragraph_is_found_out() -> None:
    without_change = told_by(
        function
        for entry in PARAGRAPHS.values()
        if entry.anchor != "change"
        for function in entry.explains
    )

    missing = {one.__name__ for one in public_results() - without_change}

    assert missing == {"TeamCharts", "CompanyChart"}


def links_in(app: Flask, source: str) -> set[str]:
    """Return the anchors that a template leads to, "" for one that it is given."""
    found = set()
    for call in app.jinja_env.parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ANCHORS:
            place = ANCHORS[call.node.name]
            given = [one.value for one in call.kwargs if one.key == "anchor"]
            for anchor in (*given, *call.args[place : place + 1]):
                parts = [anchor, *anchor.find_all(nodes.Const)]
                named = {one.value for one in parts if isinstance(one, nodes.Const)}
                found |= named or {""}
    return found


def links(app: Flask) -> dict[str, set[str]]:
    """Return the anchors that each page leads to, by its template."""
    pages = [
        one
        for one in (ROOT / "templates").rglob("*.html")
        if not one.name.startswith("method")
    ]
    return {str(page): links_in(app, page.read_text()) for page in pages}


def test_every_link_to_a_paragraph_leads_to_one(app: Flask) -> None:
    wrong = {
        name: sorted(anchors - set(PARAGRAPHS) - {""})
        for name, anchors in links(app).items()
    }

    assert {name: anchors for name, anchors in wrong.items() if anchors} == {}


def test_every_paragraph_explains_what_a_page_shows(app: Flask) -> None:
    led_to = set().union(*links(app).values())

    assert "" in led_to, "no page leads to the metric that it shows"
    of_metrics = {place_of(metric) for metric in METRICS}
    assert set(PARAGRAPHS) - led_to - of_metrics == set()


def test_a_link_to_nowhere_and_one_that_is_missing_are_found_out(app: Flask) -> None:
    source = """{{ method_link("nowhere") }} {{ tile(a, b, c, anchor='nobody') }}
    {{ coefficient_card(_("Between"), a, b, "between") }} {{ method_link(measure) }}
    {{ tile(a, b, c) }} {{ other("latent") }}"""

    assert links_in(app, source) == {"nowhere", "nobody", "between", ""}


def test_a_link_names_its_number(app: Flask) -> None:
    source = (
        '{% from "components/method.html" import method_link %}'
        '{{ method_link("nps") }}{{ method_link("nps", label="Lille") }}'
    )

    with app.test_request_context():
        links = BeautifulSoup(render_template_string(source), "html.parser").select("a")

    assert [str(link["href"]) for link in links] == ["/method/nps"] * 2
    assert [link.get_text() for link in links] == [
        "How is this computed? Recommendation (NPS)",
        "How is this computed? Lille",
    ]


def test_a_metric_of_the_company_is_explained_with_all_metrics(app: Flask) -> None:
    source = (
        '{% from "components/method.html" import method_link %}'
        '{{ method_link("courtesy") }}'
    )

    with app.test_request_context():
        link = BeautifulSoup(render_template_string(source), "html.parser").a

    assert link
    assert link["href"] == "/method/customers"
    assert "Customers of several weeks" in link.get_text()


def test_a_tile_links_only_if_told_where(app: Flask) -> None:
    source = (
        '{% from "components/results.html" import tile %}'
        '{{ tile("Energy", value, "energy") }}'
        '{{ tile("Energy", value, "energy", anchor="share") }}'
    )

    with app.test_request_context():
        value = Shown(0.5, 0.4, 0.6, 8, 11)
        shown = BeautifulSoup(
            render_template_string(source, value=value), "html.parser"
        )

    assert [len(tile.select("a.method")) for tile in shown.select(".tile")] == [0, 1]


def test_a_title_is_that_of_the_paragraph(app: Flask) -> None:
    with app.test_request_context():
        assert title_of("between") == "Between teams"


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("x_g^2", "<var>x</var><sub><var>g</var></sub><sup>2</sup>"),
        ("y_{gt}", "<var>y</var><sub><var>gt</var></sub>"),
        ("L^{−1}", "<var>L</var><sup>−1</sup>"),
        ("r^* < x̄", "<var>r</var><sup>*</sup> &lt; <var>x̄</var>"),
        ("tanh(atanh r)", "tanh(atanh <var>r</var>)"),
        ("1,  2", "1,\N{EM SPACE}2"),
    ],
)
def test_a_formula_is_written_with_indices_and_powers(
    app: Flask, plain: str, written: str
) -> None:
    with app.test_request_context():
        assert formula(plain) == written


def test_decimals_are_those_of_the_language(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "fr"}):
        assert formula("1.96 / 2") == "1,96 / 2"
        assert precise(0.5, 2) == "0,50"


def test_a_step_has_a_true_minus_and_no_minus_zero(app: Flask) -> None:
    with app.test_request_context():
        assert [precise(-0.25, 2), precise(-0.0, 0)] == ["−0.25", "0"]


def test_the_grid_is_that_of_the_promise() -> None:
    for respondents in range(SMALLEST_GROUP, 200):
        inside = [
            steps
            for least, most, steps, _move in grid()
            if least <= respondents and (most == 0 or respondents <= most)
        ]

        assert inside == [rounding.steps_for(respondents)]


def numbers(table: BeautifulSoup) -> list[list[float]]:
    return [
        [float(cell.get_text().replace("−", "-")) for cell in row.select("td .told")]
        for row in table.select("tbody tr")
    ]


@pytest.fixture
def worked_page(client: FlaskClient, company: dict[str, int]) -> BeautifulSoup:
    assert company
    return soup_of(client, "/method/example")


@pytest.fixture
def tables(worked_page: BeautifulSoup) -> dict[str, list[list[float]]]:
    """Return the numbers of the example's tables, by their captions."""
    return {
        table.caption.get_text(strip=True): numbers(
            BeautifulSoup(str(table), "html.parser")
        )
        for table in worked_page.select("main table")
        if table.caption
    }


def worked(page: BeautifulSoup) -> str:
    assert page.main
    return " ".join(page.main.get_text(" ").split())


def r_of(x: list[float], y: list[float]) -> float:
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    a, b = [v - mean_x for v in x], [v - mean_y for v in y]
    products = sum(v * w for v, w in zip(a, b, strict=True))
    return products / math.sqrt(sum(v * v for v in a) * sum(w * w for w in b))


def test_r_can_be_worked_from_the_table(
    worked_page: BeautifulSoup, tables: dict[str, list[list[float]]]
) -> None:
    rows = tables["Eight made-up teams"]
    x, y = [row[0] for row in rows], [row[4] for row in rows]

    r = r_of(x, y)

    without = [
        math.atanh(r_of(x[:g] + x[g + 1 :], y[:g] + y[g + 1 :])) for g in range(len(x))
    ]
    z = math.atanh(r)
    reach = [
        2.4469
        * max(
            math.sqrt(
                2 * 7 / 8 * sum(min(0, sign * (one - z)) ** 2 for one in without)
            ),
            0.75 / math.sqrt(5),
        )
        for sign in (1, -1)
    ]
    ends = [math.tanh(z - reach[0]), math.tanh(z + reach[1])]
    usual = [
        math.tanh(math.atanh(r) + sign * 1.959964 / math.sqrt(len(x) - 3))
        for sign in (-1, 1)
    ]
    written = worked(worked_page).replace("−", "-")
    assert f"r is {r:.2f}, and its range goes from {ends[0]:.2f} to {ends[1]:.2f}" in (
        written
    )
    assert all(f"= {end:.4f}" in written for end in usual)


def test_spearmans_number_can_be_worked_from_the_ranks(
    worked_page: BeautifulSoup, tables: dict[str, list[list[float]]]
) -> None:
    rows = tables["The steps"]

    by_rank = r_of([row[5] for row in rows], [row[6] for row in rows])

    assert f"Spearman’s number: {by_rank:.2f}" in worked(worked_page)


def test_the_steps_add_up_to_the_sums(tables: dict[str, list[list[float]]]) -> None:
    sums = [sum(column) for column in zip(*tables["The steps"], strict=True)]

    assert sums[:2] == [0, 0]
    assert sums[2:5] == [example().sums.xx, example().sums.yy, example().sums.xy]


def test_the_ranges_of_one_team_can_be_worked(worked_page: BeautifulSoup) -> None:
    found, share = example(), example().team.satisfied / CUSTOMERS
    check = found.nps_check

    tilde = (share * CUSTOMERS + 2) / (CUSTOMERS + 4)
    reach = 1.96 * (1 + 1 / 100) * math.sqrt(tilde * (1 - tilde) / (CUSTOMERS + 4))
    ends = [tilde + sign * reach for sign in (-1, 1)]

    assert f"the range goes from {ends[0]:.0%} to {ends[1]:.0%}" in worked(worked_page)
    assert check.left == pytest.approx(check.right)
    assert check.u**2 - (check.m + check.s * check.delta) * check.u == pytest.approx(
        (1 - check.m) * check.delta**2 - check.s * check.delta
    )


def test_the_team_drawn_to_the_mean_can_be_worked(worked_page: BeautifulSoup) -> None:
    found = example()
    spread = found.sums.xx / (len(found.steps) - 1) - found.staff_error**2

    pull = spread / (spread + found.staff_error**2)
    drawn = pull * found.team.staff + (1 - pull) * found.means[0]

    assert found.shrunk.estimates[0] == pytest.approx(drawn)
    assert f"= {drawn:.1f}" in worked(worked_page)


def test_the_repository_explains_the_same_numbers() -> None:
    text = (ROOT / "docs" / "method.md").read_text()
    files = set(re.findall(r"\(\.\./(engagement/[\w/]+\.py)\)", text))

    assert [one for one in PARAGRAPHS if f"#{one}`" not in text] == []
    assert [file for file in files if not (ROOT / file).exists()] == []
    explained = {file for entry in PARAGRAPHS.values() for file in entry.places}
    assert explained - files == set()
