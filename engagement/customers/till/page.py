"""The page that a customer sees at the till, what it sends, and what follows it."""

from collections.abc import Mapping
from enum import Enum

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from engagement.customers.models import TillSurvey
from engagement.customers.till import texts
from engagement.customers.till.answers import LONGEST_COMMENT, Sent
from engagement.customers.till.surveys import asked
from engagement.web import qr_code, sent_once
from engagement.web.context import settings
from engagement.web.language import language


class Closed(Enum):
    """Why an answer is not taken."""

    UNKNOWN = "unknown"
    PAUSED = "paused"
    FULL = "full"  # for today
    CROWDED = "crowded"  # too many from one address


def address_of(code: str) -> str:
    return f"{settings().address.rstrip('/')}/t/{code}"


def blank(survey: TillSurvey) -> str:
    return kept_choices(survey, {})


def kept_choices(survey: TillSurvey, form: Mapping[str, str], problem: str = "") -> str:
    """Return the page with everything as it was chosen; nothing was counted."""
    return render_template(
        "customers/till_answer.html",
        survey=survey,
        items=asked(survey),
        form={**form, "form": sent_once.name_in(form)},
        problem=problem,
        words=texts.WORDS[language()],
        faces=texts.FACES,
        ends=texts.ENDS[language()],
        longest=LONGEST_COMMENT,
        switch=sent_once.SWITCH,
    )


def nothing_chosen() -> str:
    return str(_("Choose an answer to the first question."))


def thanks(survey: TillSurvey) -> str:
    """Thank in the same words whether the form came once or twice: it counts once."""
    return render_template("customers/till_thanks.html", survey=survey)


def closed(why: Closed) -> str:
    return render_template("customers/till_closed.html", why=why.value)


def sent_in(survey: TillSurvey, form: Mapping[str, str]) -> Sent:
    """Return what was answered; whatever is no choice of the page is nothing."""
    chosen = {item.key: item.score_in(form) for item in asked(survey)}
    scores = {key: score for key, score in chosen.items() if score is not None}
    comment = sent_once.line_in(form, "comment")[:LONGEST_COMMENT]
    comment = comment if survey.asks_comment else ""
    return Sent(sent_once.name_in(form), scores, comment)


def poster(survey: TillSurvey, spoken: str) -> str:
    """Return a page of A4 to print, in a language that need not be the reader's."""
    address = address_of(survey.code)
    with force_locale(spoken):
        return render_template(
            "customers/till_poster.html",
            survey=survey,
            item=asked(survey)[0],
            address=address,
            code=qr_code.draw(address),
        )
