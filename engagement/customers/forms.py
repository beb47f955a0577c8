"""The forms about customers' scores, and the words and examples around them."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from engagement import weeks
from engagement.customers.reading.mapping import Kind

METRIC_NAMES = {
    "nps": _l("Recommendation (NPS)"),
    "csat": _l("Satisfaction (CSAT)"),
    "ces": _l("Ease (CES)"),
    "rtf": _l("Recommendation after a contact (RTF)"),
}
"""The dimensions that staff are asked too have one name for both sides."""
METRIC_MEANINGS = {
    "nps": _l(
        "“Would you recommend us?”, answered from 0 to 10. The figure is the "
        "percentage of customers who say 9 or 10, minus that of those who say 6 or "
        "less. It goes from −100 to +100."
    ),
    "csat": _l(
        "“Were you satisfied?”, answered from 1 to 5. The figure is the percentage of "
        "customers who say 4 or 5. It goes from 0 to 100 %."
    ),
    "ces": _l(
        "“Was it easy?”, answered from 1 to 5 or from 1 to 7. The figure is the "
        "percentage of customers who give one of the two easiest answers. It goes from "
        "0 to 100 %."
    ),
    "rtf": _l(
        "“After this contact, would you recommend us to a friend?”, answered from 0 to "
        "10. The figure is the percentage of customers who say 9 or 10. It goes from 0 "
        "to 100 %."
    ),
}
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

Example = tuple[tuple[str, ...], ...]
"""A header and rows."""


def examples(language: str, this_week: int) -> Mapping[Kind, Example]:
    """Return a short file of each kind, of last week, that can be read back."""
    week = weeks.written(this_week - 1)
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
