"""Whoever may write to the database, but has no secret, gains nothing (R1, R2)."""

from dataclasses import replace
from pathlib import Path

import pytest

from engagement.config import Settings
from tests.settings import settings_in
from tests.trust import writer
from tests.trust.mutants import trusting
from tests.trust.writer import Gain


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Gain:
    return writer.attacked(settings_in(tmp_path_factory.mktemp("quiet")))


def test_without_an_attack_everybody_is_mailed_and_counted(baseline: Gain) -> None:
    assert baseline.mailed == 2 * writer.PEOPLE
    assert baseline.answered == writer.PEOPLE + 2
    assert baseline.figures
    assert (baseline.is_voided, baseline.read) == (False, 0)
    assert baseline.tickets_of_others == 0


@pytest.mark.parametrize("attack", writer.ATTACKS)
def test_an_attack_is_refused_or_changes_nothing(
    settings: Settings, baseline: Gain, attack: str
) -> None:
    gain = writer.attacked(settings, attack)

    assert writer.is_harmless(gain, baseline), gain


@pytest.mark.parametrize("attack", trusting.FOUND_OUT)
def test_it_finds_out_a_variant_that_trusts_the_database(
    settings: Settings, baseline: Gain, attack: str
) -> None:
    with trusting.FOUND_OUT[attack]():
        gain = writer.attacked(settings, attack)

    assert not writer.is_harmless(gain, baseline), gain


@pytest.mark.parametrize("attack", ["a trigger that swaps the public key"])
def test_a_trigger_is_found_out_on_postgresql(
    tmp_path: Path, postgres_url: str, baseline: Gain, attack: str
) -> None:
    settings = replace(settings_in(tmp_path), database_url=postgres_url)

    gain = writer.attacked(settings, attack)

    assert writer.is_harmless(gain, baseline)
    assert gain.answered == 0
