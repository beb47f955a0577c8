"""Refused rows of the directory, as a file in the reader's language."""

import csv
import io

import pytest
from flask import Flask
from flask_babel import force_locale

from engagement.people.files.refused import table_of
from engagement.refusals import Reason, Refusal
from engagement.web.downloads import as_csv
from engagement.web.refusals import sentence


@pytest.mark.parametrize(("language", "delimiter"), [("en", ","), ("fr", ";")])
def test_refusals_are_a_sheet_in_the_readers_language(
    app: Flask, language: str, delimiter: str
) -> None:
    refused = [Refusal(7, Reason.BAD_EMAIL, {"email": '"a";b,c'})]

    with app.test_request_context(), force_locale(language):
        sheet = as_csv(table_of(refused))
        told = sentence(refused[0])

    rows = list(csv.reader(io.StringIO(sheet), delimiter=delimiter))
    assert rows[1] == ["7", told]
