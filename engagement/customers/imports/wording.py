"""What is asked of a file, in the reader's language."""

from collections.abc import Mapping

from flask_babel import gettext as _

from engagement.customers.intake.questions import About, Ask


def question(ask: Ask, metrics: Mapping[str, str]) -> str:
    """Return the question as a sentence; `metrics` has names by key."""
    metric, examples = metrics.get(ask.metric, ask.metric), ", ".join(ask.examples)
    if ask.about is About.DATE_ORDER:
        return str(_("Which day do you mean by %(examples)s?", examples=examples))
    if ask.about is About.SCALE:
        return str(
            _(
                "%(metric)s: on which scale was it asked? The file has %(examples)s.",
                metric=metric,
                examples=examples,
            )
        )
    return str(
        _(
            "%(metric)s: what do figures like %(examples)s mean?",
            metric=metric,
            examples=examples,
        )
    )
