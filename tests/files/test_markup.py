"""Tables that programs write as a web page, or as XML, and call `.xls`."""

import pytest

from engagement.customers.files.sheets import sheet_from
from engagement.files.markup import MOST_BLANK, is_markup, rows_of
from engagement.refusals import FileRefused, Reason

PAGE = """<html><body><h1>Report</h1><table><tr><td>Made today</td></tr></table>
<table border=1><thead><tr><th>date<th>team<th>csat</tr></thead>
<tr><td>2026-03-02<td>N&icirc;mes &amp; co<td><b>5</b></tr>
<tr><td colspan=2>2026-03-03<td>4</tr></table></body></html>"""
XML = """<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas"><Worksheet ss:Name="S">
<Table><Row><Cell><Data ss:Type="String">date</Data></Cell>
<Cell><Data>team</Data></Cell><Cell><Data>csat</Data></Cell></Row><Row><Cell><Data>2026-03-02</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet>
</Workbook>"""


def test_the_table_of_a_page_is_read() -> None:
    assert rows_of(PAGE) == [
        ["date", "team", "csat"],
        ["2026-03-02", "Nîmes & co", "5"],
        ["2026-03-03", "", "4"],
    ]


def test_a_sheet_of_xml_is_read() -> None:
    assert rows_of(XML) == [["date", "team", "csat"], ["2026-03-02", "", "5"]]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [(PAGE, True), (XML, True), ("date,team\n<table>,x\n", False), ("<b>a", False)],
)
def test_only_a_page_with_a_table_is_one(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_markup(text) is is_one


def test_a_page_is_a_sheet_like_others() -> None:
    sheet = sheet_from(PAGE.encode("utf-16"))

    assert sheet.columns == ("date", "team", "csat")
    assert sheet.frame.astype(object).iloc[0].tolist()[1:] == ["Nîmes & co", "5"]


def test_cells_that_reach_over_millions_are_refused() -> None:
    row = "<td colspan=9999></td>" * (MOST_BLANK // 9_000)

    with pytest.raises(FileRefused) as refused:
        rows_of(f"<table><tr>{row}</tr></table>")

    assert refused.value.refusal.reason is Reason.TOO_MUCH_INSIDE
