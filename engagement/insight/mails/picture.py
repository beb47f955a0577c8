"""The picture in the mail about results: who was called in the last eight weeks."""

from collections.abc import Mapping, Sequence

from flask_babel import get_locale
from flask_babel import gettext as _

from engagement.insight.calls.seen import SeenCalls
from engagement.insight.charts.call_weeks import call_weeks
from engagement.insight.charts.png import png
from engagement.mail.letter import Picture
from engagement.web.template_filters import short_week

WEEKS = 8
MOST_TEAMS = 8
MOST_KEPT = 64
"""Of pictures in a turn, some 50 kB each."""
Called = Mapping[str, Sequence[int]]


class Pictures:
    """Draws each picture once for all who see the same, in one turn at the mails."""

    def __init__(self) -> None:
        self._drawn: dict[object, Picture | None] = {}

    def of(self, calls: SeenCalls, last: int) -> Picture | None:
        """Return the calls of a reader up to a week; None: there are none to draw."""
        weeks = range(last - WEEKS + 1, last + 1)
        called = _called(calls, weeks)
        if not called:
            return None
        key = str(get_locale()), last, tuple(called.items())
        if key not in self._drawn and len(self._drawn) < MOST_KEPT:
            self._drawn[key] = _drawn(called, weeks)
        return self._drawn[key] if key in self._drawn else _drawn(called, weeks)


def _called(calls: SeenCalls, weeks: range) -> dict[str, tuple[int, ...]]:
    """Return the weeks of each team, those called last and longest first."""
    found: dict[str, tuple[int, ...]] = {}
    for seen in calls.runs:
        inside = tuple(one.week for one in seen.run.calls if one.week in weeks)
        if inside:
            found[seen.team.name] = (*inside, *found.get(seen.team.name, ()))
    return dict(list(found.items())[:MOST_TEAMS])


def _drawn(called: Called, weeks: range) -> Picture | None:
    drawn = png(call_weeks(called, weeks))
    return Picture(drawn, _told(called)) if drawn else None


def _told(called: Called) -> str:
    """Say what the picture shows."""
    told = [
        _("%(team)s in %(weeks)s", team=team, weeks=", ".join(map(short_week, weeks)))
        for team, weeks in called.items()
    ]
    names = "; ".join(told)
    return str(_("On the list in the last eight weeks: %(names)s.", names=names))
