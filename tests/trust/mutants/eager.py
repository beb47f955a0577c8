"""Answer pages that a scanner would answer."""

import re
from pathlib import Path

from flask import Flask, request
from jinja2 import ChoiceLoader, DictLoader

from engagement.config import ROOT
from engagement.database import db
from engagement.pulses.answering import answer_page, answering
from engagement.web.audience import Audience, audience
from engagement.web.context import now

ANSWER = "pulses/answer.html"


def counts_on_get(app: Flask) -> None:
    """Take the ticket and the answers from the address, as one-click mails do."""

    def mutant() -> str:
        pulse = answer_page.open_pulse(now())
        assert pulse
        ratings = answering.ratings_in(request.args, pulse.questions)
        ticket = request.args.get("ticket", "")
        with db.engine.begin() as connection:
            if ratings:
                answering.record(connection, pulse, ticket, ratings, "")
        return answer_page.blank(pulse)

    app.view_functions["pulses.answer"] = audience(Audience.EVERYBODY)(mutant)


def preselects(app: Flask) -> None:
    """Choose the middle of each scale beforehand."""
    template = (ROOT / "templates" / Path(ANSWER)).read_text()
    checked, number = re.subn(
        r'(<input type="radio" name="\{\{ key \}\}" value="\{\{ point \}\}")',
        r"\1{% if point == 3 %} checked{% endif %}",
        template,
    )
    assert number == 1, "The answer page has changed: mend the mutant."
    assert app.jinja_loader
    app.jinja_loader = ChoiceLoader([DictLoader({ANSWER: checked}), app.jinja_loader])
