"""Proof 5: every byte and all SQL, without the secret, give no answer away."""

import pytest

from engagement.config import Settings
from tests.trust import linkage
from tests.trust.findings import UNLIKELY
from tests.trust.linkage import TARGETS, attacked

pytestmark = pytest.mark.xdist_group("trust-linkage")


def test_whoever_sees_every_byte_guesses_no_better(on_both: Settings) -> None:
    found = attacked(on_both, 1, linkage.PRODUCT)

    # By every means he knows which envelope is whose: that it is sealed must do.
    assert set(found.linked.values()) == {TARGETS}
    assert found.comments > 0
    assert found.is_held, linkage.told("the product", found)


def test_the_same_attacker_breaks_counters(on_both: Settings) -> None:
    found = attacked(on_both, 1, linkage.COUNTERS)

    # By every means alone, one look at xmin among them.
    assert min(found.read.values()) >= linkage.MUST_BREAK
    assert found.right >= linkage.MUST_BREAK
    assert found.chance < UNLIKELY


def test_the_same_attacker_opens_envelopes_whose_key_lies_beside_them(
    settings: Settings,
) -> None:
    found = attacked(settings, 1, linkage.BARE_KEY)

    assert found.right == found.guesses


def test_the_same_attacker_finds_the_authors_of_comments_left_in_order(
    settings: Settings,
) -> None:
    found = attacked(settings, 1, linkage.ORDERED)

    assert found.placed == found.comments
    assert found.chance_of_places < UNLIKELY
