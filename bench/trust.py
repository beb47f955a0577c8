"""Every proof of the promise in its full form; `docs/trust-report.md` keeps a run."""

import sys
import time
from importlib import import_module

PROOFS = (
    "kill",
    "race",
    "crash",
    "closing",
    "linkage",
    "canary",
    "test_atoms",
    "test_surface",
    "test_time",
    "test_collusion",
    "test_scanner",
    "silence",
    "test_guessing",
)


def run(names: tuple[str, ...] = PROOFS) -> None:
    """Run the named proofs, one after the other, and print their reports."""
    for name in names:
        began = time.perf_counter()
        for line in import_module(f"tests.trust.{name}").full():
            print(line, flush=True)
        print(f"({name}: {time.perf_counter() - began:.0f} s)\n", flush=True)


if __name__ == "__main__":
    run(tuple(sys.argv[1:]) or PROOFS)
