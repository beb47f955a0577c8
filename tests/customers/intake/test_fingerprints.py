import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.intake import cells


def key(source: str, metric: str, name: str) -> int:
    """Return by what an answer is known in the database."""
    salted = cells.fingerprints([name]) ^ cells.salt(source, metric)
    return int(salted.view(np.int64)[0])


names = st.text(st.characters(codec="utf-8"), max_size=161)


@given(st.lists(names, max_size=20))
def test_a_name_has_one_fingerprint_whatever_stands_beside_it(given: list[str]) -> None:
    alone = [int(cells.fingerprints([name])[0]) for name in given]

    assert cells.fingerprints(given).tolist() == alone
    assert len({*alone}) == len({*given})


def test_what_is_kept_is_found_by_every_later_version() -> None:
    kept = key("Zendesk", "csat", "A-1001")

    assert kept == 3295816015222748084


def test_an_id_is_another_answer_in_another_source_or_metric() -> None:
    keys = {
        key(source, metric, "A-1001")
        for source in ("", "Zendesk")
        for metric in ("csat", "nps")
    }

    assert len(keys) == 4


def test_ids_that_follow_one_another_fall_anywhere() -> None:
    found = cells.fingerprints([f"A-{number}" for number in range(100_000)])

    assert len(np.unique(found)) == 100_000
    for bit in range(64):
        share = np.mean((found >> np.uint64(bit)) & np.uint64(1))
        assert 0.45 < share < 0.55
