"""Every reason has a sentence that says what to do."""

import pytest

from engagement.refusals import Reason, Refusal
from engagement.web import refusals

VALUES: dict[str, str | int] = {
    "code": "a1",
    "codes": "a1, a2",
    "column": "name",
    "columns": "team, name",
    "date": "2026-13-01",
    "email": "ann@",
    "high": "10",
    "kept": 480,
    "known": "lille",
    "language": "de",
    "least": 5,
    "into": "north",
    "left": 12,
    "low": "0",
    "megabytes": 10,
    "metric": "nbs",
    "most": 200,
    "n": 120,
    "percent": 20,
    "person": "Hana",
    "role": "boss",
    "seen": "shop, week",
    "sheet": "May",
    "sheets": "May, June",
    "team": "lille",
    "text": "=1+1",
    "week": "2026-W60",
}


@pytest.mark.usefixtures("inside_app")
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    sentence = refusals.sentence(Refusal(2, reason, VALUES))

    assert sentence.endswith(".")
    assert "%(" not in sentence


@pytest.mark.usefixtures("inside_app")
def test_what_somebody_wrote_is_quoted_as_it_came() -> None:
    refusal = Refusal(2, Reason.UNKNOWN_TEAM, {"team": "100 %(team)s “x”"})

    assert refusals.sentence(refusal).startswith("There is no team “100 %(team)s “x””.")
