"""What stands under a verdict, in words: from where, with whom, and look by look."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from engagement.insight.effect.kinds import KindReading, KindRow
from engagement.insight.effect.measured import MeasureEffect
from engagement.insight.effect.points import points, whole_points
from engagement.statistics.effect import Difference, EffectVerdict

LOW = _l("Before, it stood %(stood)s lower than the others.")
HIGH = _l("Before, it stood %(stood)s higher than the others.")
REGAINS = _l(
    "A team that stands so low was partly unlucky: it was expected to regain about "
    "%(regained)s with no help at all, and these are not counted as help."
)
LOSES = _l(
    "A team that stands so high was partly lucky: it was expected to lose about "
    "%(regained)s by itself, and these are not counted against the action."
)
STAYS = _l("It was expected to stay there without help.")
LOOKS: Mapping[EffectVerdict, LazyString] = {
    EffectVerdict.IMPROVEMENT: _l("improvement"),
    EffectVerdict.CONTRARY: _l("the contrary"),
    EffectVerdict.NO_EVIDENCE: _l("no evidence"),
}
KINDS: Mapping[KindReading, LazyString] = {
    KindReading.IMPROVEMENT: _l("Tends to be followed by improvement"),
    KindReading.CONTRARY: _l("Tends to be followed by the contrary"),
    KindReading.UNCLEAR: _l("Nothing clear"),
}


def stood_told(found: MeasureEffect) -> str:
    """Tell where the team stood, and what was expected of it with no help at all."""
    last, measure = found.last, found.measure
    if last is None:
        return ""
    if whole_points(last.before, measure) == 0:
        return str(_("Before, it stood where the others stood."))
    is_low = last.before < 0
    stood = str(LOW if is_low else HIGH) % {"stood": points(last.before, measure)}
    moves_back = last.regained * last.before < 0
    if not moves_back or whole_points(last.regained, measure) == 0:
        return f"{stood} {STAYS}"
    regained = {"regained": points(last.regained, measure)}
    return f"{stood} {str(REGAINS if is_low else LOSES) % regained}"


def compared_told(last: Difference) -> str:
    return str(
        ngettext(
            "It is compared with %(num)s team that had no action of its own in these "
            "weeks.",
            "It is compared with %(num)s teams that had no action of their own in "
            "these weeks.",
            last.untouched,
        )
    )


def look_word(last: Difference) -> str:
    """Tell in a word what a look found."""
    return str(LOOKS[last.verdict] if last.can_be_evidence else _("too few teams"))


def kind_told(row: KindRow) -> str:
    return str(KINDS[row.reading])
