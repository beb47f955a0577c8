"""Files as the reader's spreadsheet expects them."""

import pytest
from flask import Flask

from engagement.web.spreadsheets import delimited, download


@pytest.mark.parametrize(("language", "mark"), [("en", ","), ("fr", ";")])
def test_cells_are_cut_as_the_language_does(
    app: Flask, language: str, mark: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        text = delimited([["été", f"a{mark}b"], ["1", "2"]])

    assert text == f'\ufeffété{mark}"a{mark}b"\r\n1{mark}2\r\n'


def test_a_download_is_kept_under_its_name(app: Flask) -> None:
    response = download("a,b\r\n", "scores.csv")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == "attachment; filename=scores.csv"
