"""Proof 16: whatever HR edits, no ticket goes astray, and every pulse closes."""

import pytest

from engagement.config import Settings
from tests.trust import insider
from tests.trust.insider import Mutant


def test_whatever_hr_does_tickets_stay_and_pulses_close(settings: Settings) -> None:
    tally = insider.tried(settings, 15)

    assert tally.found == {}
    assert tally.happened["pulses closed"] > 15
    assert tally.happened["mails with tickets"] > 400
    assert tally.happened["figures imported"] > 15


@pytest.mark.parametrize("mutant", insider.FOUND_OUT)
def test_it_finds_out_a_variant_without_one_rule(
    settings: Settings, mutant: Mutant
) -> None:
    with mutant():
        tally = insider.tried(settings, 40, stops=True)

    assert tally.found.keys() & insider.FOUND_OUT[mutant]
