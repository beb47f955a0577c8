"""Every proof of the promise in its full form; `docs/trust-report.md` keeps a run."""

import sys
import time
from collections.abc import Sequence
from importlib import import_module

PROOFS = (
    "kill",
    "race",
    "crowd",
    "crash",
    "power",
    "closing",
    "linkage",
    "canary",
    "memory",
    "test_atoms",
    "test_surface",
    "test_time",
    "test_collusion",
    "test_who_took_part",
    "test_drawn_again",
    "test_comments",
    "test_scanner",
    "silence",
    "writer",
    "insider",
    "test_guessing",
    "eight_weeks",
)
PLACES = {"eight_weeks": "tests.play.full"}
"""Of those that are not among the proofs of anonymity."""


def run(names: Sequence[str]) -> list[str]:
    """Run the named proofs one after the other, print; return those that failed."""
    failed = []
    for name in names:
        began = time.perf_counter()
        try:
            for line in import_module(PLACES.get(name, f"tests.trust.{name}")).full():
                print(line, flush=True)
        except AssertionError as error:
            print(f"  NOT HELD: {error}", flush=True)
            failed.append(name)
        print(f"({name}: {time.perf_counter() - began:.0f} s)\n", flush=True)
    return failed


if __name__ == "__main__":
    failed = run(sys.argv[1:] or PROOFS)
    print(f"Not held: {', '.join(failed)}" if failed else "Everything held.")
    sys.exit(bool(failed))
