"""The forms about files of scores, and the examples around them."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from engagement import weeks
from engagement.customers.files.recipe import Kind

HEADERS = {
    "en": {
        Kind.RAW: ("date", "team", "metric", "score", "id", "moment"),
        Kind.AGGREGATED: ("team", "week", "metric", "n", "favourable", "value"),
    },
    "fr": {
        Kind.RAW: ("date", "équipe", "indicateur", "note", "identifiant", "moment"),
        Kind.AGGREGATED: (
            ("équipe", "semaine", "indicateur", "réponses", "favorables", "valeur")
        ),
    },
}

MOMENTS = {"en": "checkout", "fr": "caisse"}

SampleRows = tuple[tuple[str, ...], ...]
"""A header and rows."""


def examples(language: str, this_week: int) -> Mapping[Kind, SampleRows]:
    """Return a short file of each kind, of last week, that can be read back."""
    week = weeks.iso_week(this_week - 1)
    day = weeks.monday_of(this_week - 1).isoformat()
    header, moment = HEADERS[language], MOMENTS[language]
    return {
        Kind.RAW: (
            header[Kind.RAW],
            (day, "lille", "csat", "4", "A-1001", moment),
            (day, "lille", "nps", "9", "A-1002", ""),
        ),
        Kind.AGGREGATED: (
            header[Kind.AGGREGATED],
            ("lille", week, "csat", "48", "39", ""),
            ("lille", week, "nps", "48", "", "31"),
        ),
    }


class UploadForm(FlaskForm):
    """A file of customers' scores."""

    file = FileField(
        _l("File with scores"),
        validators=[FileRequired(_l("Choose a file first."))],
        description=_l("CSV, Excel or OpenDocument of any tool, 10 MB at most."),
    )


class UndoForm(FlaskForm):
    """Only a token: undoing an import is a button."""
