"""What stands on a page of the directory."""

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse


def page_of(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def rows_of(page: BeautifulSoup, caption: str) -> list[list[str]]:
    table = next(
        table
        for table in page.find_all("table")
        if caption in table.select_one("caption").get_text()  # type: ignore[union-attr]
    )
    return [
        [
            (cell.select_one(".told") or cell).get_text(strip=True)
            for cell in row.find_all(["th", "td"])
        ]
        for row in table.select("tbody tr")
    ]
