"""Every file of the corpus comes to what it must, by itself or once told."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit
from engagement.customers.files.recipe import Recipe, recipe_from, signature
from engagement.customers.files.sheets import sheet_from
from engagement.customers.intake.asks import About
from engagement.customers.intake.intake import Intake
from engagement.refusals import FileRefused, Reason
from tests.customers import corpus
from tests.customers.corpus import CASES, Case, a_workbook, counts, intake_of

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 40
    assert len({case.name for case in CASES}) == len(CASES)


@every_case
def test_a_file_comes_to_what_it_must(case: Case) -> None:
    found = intake_of(case.content)

    reasons = [(row.refusal.row, row.refusal.reason) for row in found.refused]
    asks = [(ask.about, ask.metric, ask.suggested) for ask in found.asks]
    assert reasons == list(case.refused)
    assert found.cells() == {
        cell: pytest.approx(tally) for cell, tally in case.cells.items()
    }
    assert (found.left_out, found.same) == (case.left_out, case.same)
    assert asks == list(case.asks)
    assert (found.kind, found.tool) == (case.kind, case.preset)
    assert found.sheet.read.header_rows == case.header_rows


@every_case
def test_nothing_is_kept_but_what_is_needed(case: Case) -> None:
    found = intake_of(case.content)

    kept = f"{found.refused} {found.columns} {found.cells()} {found.said.to_dict()}"
    assert [text for text in case.never_kept if text in kept] == []


@every_case
def test_a_mapping_can_be_kept_and_used_again(case: Case) -> None:
    first = intake_of(case.content)

    kept = recipe_from(json.loads(json.dumps(first.recipe.as_json())))

    assert kept == first.recipe
    again = intake_of(case.content, told=kept)
    assert again.cells() == first.cells()
    assert again.refused == first.refused
    assert again.asks == first.asks


def told(name: str, corrected: Callable[[Recipe], Recipe]) -> Intake:
    content = corpus.a_file(name)
    recipe = intake_of(content).recipe
    return intake_of(content, told=corrected(recipe))


def test_days_are_read_in_the_order_that_a_person_chooses() -> None:
    day_first = told(
        "ambiguous.csv", lambda its: replace(its, date_order=DateOrder.DAY_FIRST)
    )
    month_first = told(
        "ambiguous.csv", lambda its: replace(its, date_order=DateOrder.MONTH_FIRST)
    )

    assert day_first.cells() == counts(("lille", 0, "csat", (2, 2, 0)))
    assert month_first.cells() == counts(
        ("lille", 4, "csat", (1, 1, 0)), ("lille", 0, "csat", (1, 1, 0))
    )


def test_answers_are_read_on_the_scale_that_a_person_chooses() -> None:
    seven = told("seven-points.csv", lambda its: replace(its, scales={"csat": "1-7"}))
    easy_low = told("effort.csv", lambda its: replace(its, scales={"ces": "1-7-low"}))
    easy_high = told("effort.csv", lambda its: replace(its, scales={"ces": "1-7"}))

    assert seven.cells() == counts(("lille", 0, "csat", (3, 2, 1)))
    assert easy_low.cells() == counts(("lille", 0, "ces", (3, 2, 1)))
    assert easy_high.cells() == counts(("lille", 0, "ces", (3, 1, 2)))


def test_values_are_read_in_the_unit_that_a_person_chooses() -> None:
    shares = told("shares.csv", lambda its: replace(its, unit=Unit.SHARE))

    assert shares.cells() == counts(
        ("lille", 0, "csat", (40, 33, 0)), ("lille", 1, "csat", (40, 40, 0))
    )


def test_what_a_person_told_is_not_asked_again() -> None:
    first = intake_of(corpus.a_file("effort.csv"))
    answered = told("effort.csv", lambda its: replace(its, scales={"ces": "1-7-low"}))

    assert [ask.about for ask in first.asks] == [About.SCALE]
    assert answered.asks == ()


def test_next_week_s_file_has_the_same_signature() -> None:
    last = sheet_from(corpus.a_file("bi-weeks.csv"))
    this = corpus.a_file("bi-weeks.csv").replace(b"2026-S10", b"2026-S10;2026-S11")

    assert signature(last.columns) == signature(sheet_from(this).columns)
    assert signature(last.columns) != signature(["Magasin", "Note"])


def test_an_export_that_holds_the_last_one_counts_only_what_is_new() -> None:
    text = corpus.a_file("google-forms-fr.csv")
    first = told("google-forms-fr.csv", lambda its: its)
    more = text + b"04/03/2026 10:00:00,Lille,10,5,,\n"

    second = intake_of(more)

    known = np.isin(second.ids(""), first.ids(""))
    assert second.cells(known) == counts(
        ("lille", 0, "nps", (1, 1, 0)), ("lille", 0, "csat", (1, 1, 0))
    )


def refusal_of(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as caught:
        sheet_from(content)
    return caught.value.refusal.reason


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    bomb = corpus.a_zip({"xl/worksheets/sheet1.xml": "0" * 400_000_000})

    assert len(bomb) < 1_000_000
    assert refusal_of(bomb) is Reason.TOO_MUCH_INSIDE


def test_a_bomb_that_lies_about_its_size_is_counted() -> None:
    bomb = bytearray(corpus.a_zip({"xl/worksheets/sheet1.xml": "0" * 400_000_000}))
    at = bomb.rindex(b"PK\x01\x02") + 24
    bomb[at : at + 4] = (10).to_bytes(4, "little")

    assert refusal_of(bytes(bomb)) is Reason.TOO_MUCH_INSIDE


def test_cells_far_away_from_all_others_are_not_reached_for() -> None:
    near = zipfile.ZipFile(io.BytesIO(a_workbook(("date", "team"), ("x", "y"))))
    members = {name: near.read(name).decode() for name in near.namelist()}
    page = "xl/worksheets/sheet2.xml"
    members[page] = members[page].replace('r="B2"', 'r="XFD1048576"')

    assert refusal_of(corpus.a_zip(members)) is Reason.TOO_MUCH_INSIDE


def test_cells_repeated_without_end_are_refused() -> None:
    assert len(sheet_from(corpus.an_opendocument(("a", "repeat"), ("b", "c"))).frame)

    bomb = corpus.an_opendocument(("a", "repeat"), ("b", "c"), repeated=16_000_000)

    assert refusal_of(bomb) is Reason.TOO_MUCH_INSIDE


def test_a_crowd_of_members_is_refused() -> None:
    crowd = corpus.a_zip({f"xl/{number}.xml": "" for number in range(1001)})

    assert refusal_of(crowd) is Reason.TOO_MUCH_INSIDE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (b";;;\r\n;;;\r\n", Reason.EMPTY_FILE),
        (b"PK\x03\x04 and then nothing", Reason.BROKEN_WORKBOOK),
        (corpus.a_zip({"word/document.xml": "<w/>"}), Reason.BROKEN_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Reason.BROKEN_WORKBOOK),
        (b"%PDF-1.7\n\0\0", Reason.NOT_TEXT),
    ],
    ids=["nothing", "empty rows", "cut", "letter", "old", "pdf"],
)
def test_what_is_no_sheet_is_refused(content: bytes, reason: Reason) -> None:
    assert refusal_of(content) is reason
