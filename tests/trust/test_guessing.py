"""Codes cannot be guessed, and an old one looks like one that never was.

Proof 13. The same looks are taken at pages that tell the two apart.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from engagement.pulses.crypto import tickets
from engagement.web.limits import TRIES
from tests.trust.guessing import chance_of_same_time, differences, steps, tries
from tests.trust.mutants.telling import MUTANTS
from tests.trust.sites import Site, site

ALPHA = 1e-4
"""How rarely equal times may be taken for different ones."""


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path, people=40) as found:
        yield found


def broken(attacked: Site, name: str) -> Site:
    MUTANTS[name](attacked.app, {tickets.hash_ticket(one) for one in attacked.closed})
    return attacked


def test_no_random_code_hits_and_the_twenty_first_is_refused(attacked: Site) -> None:
    found = tries(attacked, 2_000)

    assert found.hits == 0
    assert found.statuses[422] <= 3 * TRIES.amount  # as minutes may pass meanwhile
    assert found.statuses[429] == 2_000 - found.statuses[422]
    assert attacked.usable() == 40


def test_an_old_ticket_looks_like_one_that_never_was(attacked: Site) -> None:
    unknown, old = steps(attacked, 10)

    assert differences(attacked) == []
    assert unknown == old


@pytest.mark.parametrize(
    ("name", "told"),
    [("says “closed”", ["status", "text"]), ("says “closed” politely", ["text"])],
)
def test_a_page_that_says_closed_is_found_out(
    attacked: Site, name: str, told: list[str]
) -> None:
    assert set(told) <= set(differences(broken(attacked, name)))


def test_a_page_that_looks_longer_is_found_out(attacked: Site) -> None:
    slower = broken(attacked, "looks longer")

    unknown, old = steps(slower, 10)

    assert differences(slower) == []
    assert unknown != old


def full(codes: int = 100_000, pairs: int = 2_000) -> list[str]:
    """Return what random codes and a look at the clock gave."""
    lines = []
    with TemporaryDirectory() as folder, site(Path(folder), people=500) as attacked:
        found = tries(attacked, codes)
        assert found.hits == 0
        assert found.statuses.keys() == {422, 429}
        lines.append(
            f"guessing: {codes} random codes: {found.hits} hits, "
            f"{found.statuses[422]} “unknown”, {found.statuses[429]} refused with 429"
        )
        assert differences(attacked) == []
        chance, milliseconds = chance_of_same_time(attacked, pairs)
        assert chance > ALPHA
        lines.append(
            f"  unknown and closed: same status, text and headers; times differ by "
            f"{milliseconds:.4f} ms in the median of {pairs} pairs (p = {chance:.2g})"
        )
        assert attacked.usable() == len(attacked.tickets)
    for name in MUTANTS:
        with TemporaryDirectory() as folder, site(Path(folder), people=40) as attacked:
            mutant = broken(attacked, name)
            told, (chance, _) = differences(mutant), chance_of_same_time(mutant, 200)
            assert told or chance <= ALPHA
            lines.append(f"  {name}: told by {told or 'time'} (p = {chance:.2g})")
    return lines
