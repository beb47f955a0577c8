"""The inbox as a file: a row for each comment that the choices leave."""

from collections.abc import Iterable, Mapping

import pandas as pd
from flask_babel import gettext as _

from engagement.insight.inbox.rows import CommentRow, Origin
from engagement.weeks import iso_week

MOST = 50_000
"""Rows, the newest: more are read by nobody, and take a worker's memory."""


def comments_table(
    comments: Iterable[CommentRow], names: Mapping[int, str]
) -> pd.DataFrame:
    """Return a row for each comment; names: of the teams.

    Texts in columns that are called in the reader's language.

    The week as ISO writes it, the team, who wrote, at which moment, and the words.
    """
    header = [_("Week"), _("Team"), _("Written by"), _("Moment"), _("Comment")]
    sides = {True: _("Staff"), False: _("Customers")}
    rows = (
        (
            iso_week(one.week),
            names[one.team_id],
            sides[one.origin == Origin.STAFF],
            one.moment,
            one.text,
        )
        for one in comments
    )
    return pd.DataFrame(rows, columns=header, dtype=object)
