"""Rows of the directory that did not go in, as a file to correct them by."""

import base64
from collections.abc import Iterable

import pandas as pd
from flask_babel import gettext as _

from engagement.refusals import Refusal
from engagement.web.downloads import as_csv
from engagement.web.refusals import sentence


def table_of(refused: Iterable[Refusal]) -> pd.DataFrame:
    """Return refused rows: a column of their numbers, and one of what to do."""
    rows = [(one.row, sentence(one)) for one in refused]
    return pd.DataFrame(rows, columns=[_("Row"), _("Why it was refused")])


def address_of(refused: Iterable[Refusal]) -> str:
    """Return the refused rows as an address that is the file, so none is kept."""
    content = base64.b64encode(as_csv(table_of(refused)).encode()).decode()
    return f"data:text/csv;charset=utf-8;base64,{content}"
