"""The picture in the mail about results: who was called in the last eight weeks."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask_babel import get_locale
from flask_babel import gettext as _

from engagement.insight.calls.seen import SeenCalls
from engagement.insight.charts.call_weeks import call_weeks
from engagement.insight.charts.png import png
from engagement.mail.letter import Picture
from engagement.people import queries as people
from engagement.web.template_filters import short_week

WEEKS = 8
MOST_TEAMS = 8
MOST_KEPT = 64
"""Of pictures in a turn, some 50 kB each."""
Runs = tuple[tuple[int, ...], ...]
"""Weeks of a team that follow one another, the earliest first."""


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
        if key in self._drawn:
            return self._drawn[key]
        drawn = png(
            call_weeks({team: sum(of, ()) for team, of in called.items()}, weeks)
        )
        title = _("On the list in the last eight weeks")
        picture = Picture(drawn, title, _told(called)) if drawn else None
        if len(self._drawn) < MOST_KEPT:
            self._drawn[key] = picture
        return picture


def _called(calls: SeenCalls, weeks: range) -> dict[str, Runs]:
    """Return the runs of each team within these weeks, of those called last first."""
    found = dict[people.Node, Runs]()
    for seen in calls.runs:
        inside = tuple(one.week for one in seen.run.calls if one.week in weeks)
        if inside:
            found[seen.team] = (inside, *found.get(seen.team, ()))
    shown = list(found.items())[:MOST_TEAMS]
    names = Counter(team.name for team, _ in shown)
    return {
        team.name if names[team.name] == 1 else f"{team.name} ({team.key})": of
        for team, of in shown
    }


def _told(called: Mapping[str, Runs]) -> str:
    """Say what the picture shows."""
    told = [
        f"{team} ({', '.join(map(_weeks, of_team))})"
        for team, of_team in called.items()
    ]
    names = ", ".join(told)
    return str(_("On the list in the last eight weeks: %(names)s.", names=names))


def _weeks(run: Sequence[int]) -> str:
    first, last = short_week(run[0]), short_week(run[-1])
    return first if first == last else f"{first}–{last}"
