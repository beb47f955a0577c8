"""What became of an action, in words: one line for lists, sentences for its page."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from engagement.actions.queries import ActionRow
from engagement.customers.metrics.wording import name_of
from engagement.insight.effect.measured import MeasureEffect
from engagement.insight.effect.points import points, range_told, signed_points
from engagement.statistics.effect import (
    LEAST_UNTOUCHED,
    Difference,
    EffectVerdict,
)
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.web.template_filters import week_name
from engagement.weeks import week_of

LONGEST = 60
"""Characters of an action's text in a line."""


def told(row: ActionRow, found: MeasureEffect, this_week: int) -> str:
    """Tell in one line what became of an action, for lists and mails."""
    text = row.action.text.rstrip(".")
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rstrip() + "…"
    what = in_short(found, week_of(row.action.starts_on), this_week)
    return str(_("%(team)s, %(text)s: %(what)s.", team=row.team, text=text, what=what))


def in_short(found: MeasureEffect, first: int, this_week: int) -> str:
    """Tell the same without the team and the text: so many weeks in, and what then."""
    since = this_week - first
    if since < 0:
        return str(_("not begun yet"))
    begun = ngettext("%(num)s week in", "%(num)s weeks in", since)
    said = {
        "begun": begun if since else _("just begun"),
        "measure": name_of(found.measure),
    }
    if isinstance(found.found, Withheld):
        return str(_("%(begun)s, nothing can be told of it", **said))
    if found.last is None:
        return str(_("%(begun)s, too early to tell on “%(measure)s”", **said))
    if not found.last.can_be_evidence:
        return str(_("%(begun)s, too few teams to compare with", **said))
    return _verdict_in_short(found.last.verdict, said, is_last=found.need is None)


def _verdict_in_short(
    verdict: EffectVerdict, said: Mapping[str, str], *, is_last: bool
) -> str:
    match verdict:
        case EffectVerdict.IMPROVEMENT:
            told = _("%(begun)s, “%(measure)s” up more than elsewhere", **said)
        case EffectVerdict.CONTRARY:
            told = _("%(begun)s, “%(measure)s” worse than elsewhere", **said)
        case _none if is_last:
            told = _("%(begun)s, no clear change of “%(measure)s”", **said)
        case _none:
            told = _("%(begun)s, no clear change of “%(measure)s” so far", **said)
    return str(told)


def verdict_told(found: MeasureEffect) -> str:
    """Tell on its page what became of an action in one measure."""
    if isinstance(found.found, Withheld):
        return refused(found, found.found)
    last = found.last
    if last is None:
        return _too_early(found)
    if not last.can_be_evidence:
        return _too_few(last)
    return f"{_verdict(found, last)} {_from_now_on(found, last)}".strip()


def _verdict(found: MeasureEffect, last: Difference) -> str:
    said = {
        "after": _after(last),
        "measure": name_of(found.measure),
        "points": points(last.value, found.measure),
        "range": range_told(last.interval, found.measure),
    }
    match last.verdict:
        case EffectVerdict.IMPROVEMENT:
            return str(
                _(
                    "Evidence of improvement: %(after)s, the team stands about "
                    "%(points)s higher on “%(measure)s” than was to be expected "
                    "without help (%(range)s).",
                    **said,
                )
            )
        case EffectVerdict.CONTRARY:
            return str(
                _(
                    "Evidence of the contrary: %(after)s, the team stands about "
                    "%(points)s lower on “%(measure)s” than was to be expected "
                    "without it (%(range)s).",
                    **said,
                )
            )
        case _none:
            return str(
                _(
                    "No evidence either way: %(after)s, the team has moved on "
                    "“%(measure)s” no more than teams do by themselves (%(range)s "
                    "points beside what was to be expected).",
                    **said,
                )
            )


def _from_now_on(found: MeasureEffect, last: Difference) -> str:
    if last.is_evidence:
        latest = found.looks[-1]
        return "" if latest is last else _since_then(latest, found.measure)
    if found.need is None:
        return str(_("This was the last look."))
    return str(_("The next look is around %(week)s.", week=week_name(found.next_week)))


def _since_then(latest: Difference, measure: str) -> str:
    """Tell what a later look says: evidence is not taken back, but may fade."""
    return str(
        _(
            "At the latest look, %(after)s, it is %(points)s (%(range)s).",
            after=_after(latest),
            points=signed_points(latest.value, measure),
            range=range_told(latest.interval, measure),
        )
    )


def _after(look: Difference) -> str:
    return str(
        ngettext(
            "after %(num)s week with figures",
            "after %(num)s weeks with figures",
            look.weeks,
        )
    )


def _too_early(found: MeasureEffect) -> str:
    return str(
        _(
            "Too early to tell on “%(measure)s”: %(have)s of %(need)s weeks with "
            "figures. It can be told from about %(week)s on.",
            measure=name_of(found.measure),
            have=found.have,
            need=found.need,
            week=week_name(found.next_week),
        )
    )


def _too_few(last: Difference) -> str:
    return str(
        _(
            "No verdict: only %(have)s comparable teams had no action of their own. Of "
            "so few, one moves further than all others by chance in more than one case "
            "in twenty; it takes %(need)s.",
            have=last.untouched,
            need=LEAST_UNTOUCHED,
        )
    )


REFUSALS: Mapping[WithheldReason, LazyString] = {
    WithheldReason.NEVER_BEGUN: _l("It was given up before it began."),
    WithheldReason.TEAMS_BELOW: _l(
        "Nothing can be told of a team that has others below: there are too few like "
        "it to compare with."
    ),
    WithheldReason.OWN_ANSWERS: _l(
        "Not told to you: in some of these weeks your own answers are in this team’s "
        "figures, with too few others."
    ),
    WithheldReason.NO_CUSTOMERS: _l(
        "Nothing can be told on “%(measure)s”: too few customers of this team answered."
    ),
    WithheldReason.NOT_PUBLISHED: _l(
        "Nothing can be told on “%(measure)s”: too few figures of this team are "
        "published."
    ),
    WithheldReason.NO_VARIATION: _l(
        "Nothing can be told on “%(measure)s”: there, all teams are alike."
    ),
    WithheldReason.TOO_FEW_TEAMS: _l(
        "Nothing can be told on “%(measure)s”: %(have)s comparable teams had no action "
        "of their own, and it takes %(need)s to see how teams move by themselves."
    ),
}
"""Why nothing can be told."""


def refused(found: MeasureEffect, why: Withheld) -> str:
    if why.reason is WithheldReason.TOO_FEW_WEEKS:
        return _too_few_before(found, why)
    said = {"measure": name_of(found.measure), "have": why.have, "need": why.need}
    return str(REFUSALS[why.reason]) % said


def _too_few_before(found: MeasureEffect, why: Withheld) -> str:
    return str(
        ngettext(
            "Nothing can be told: “%(measure)s” had figures in only %(num)s week "
            "before it began, and it takes %(need)s to know where the team stood.",
            "Nothing can be told: “%(measure)s” had figures in only %(num)s weeks "
            "before it began, and it takes %(need)s to know where the team stood.",
            why.have,
            measure=name_of(found.measure),
            need=why.need,
        )
    )
