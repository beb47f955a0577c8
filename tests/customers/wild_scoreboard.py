"""Prints what became of each file from the wild at each door, and how often.

`python -m tests.customers.wild_scoreboard [WORD]` shows those whose name has the word.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.customers.wild import Case, Outcome, Verdict, cases
from tests.customers.wild_doors import Company, Site, by_command, site

DOORS = ("command", "page", "folder")


def board(word: str = "") -> Iterator[tuple[Case, dict[str, tuple[Verdict, str]]]]:
    """Take files in by every door; yield what became of each, and what it said."""
    with TemporaryDirectory() as name, ThreadPoolExecutor(1) as aside:
        company = Company(Path(name))
        with site(company) as pages:
            for case in cases().values():
                if word not in case.file:
                    continue
                yield (
                    case,
                    {
                        door: _verdict(case, aside, take)
                        for door, take in doors(company, pages, case).items()
                    },
                )


def doors(
    company: Company, pages: Site, case: Case
) -> Mapping[str, Callable[[], Outcome]]:
    """Return the doors through which a file can go."""
    content, name = case.content, case.sent_as
    command = {"command": lambda: by_command(company, content, name, case.command)[0]}
    if not case.is_of_scores:
        return command
    return {
        **command,
        "page": lambda: pages.by_page(content, name),
        "folder": lambda: pages.by_folder(content, name),
    }


def _verdict(
    case: Case, aside: ThreadPoolExecutor, take: Callable[[], Outcome]
) -> tuple[Verdict, str]:
    """Return what became of a file, and why: another thread keeps what broke."""
    done = aside.submit(take)
    broken = done.exception()
    if broken is not None:
        return Verdict.ERROR, repr(broken)
    outcome = done.result()
    new = {key: value for key, value in outcome.counts.items()
           if case.before.get(key) != value}  # fmt: skip
    return case.verdict(outcome), f"{new or 'nothing'}: {outcome.told}"


def main() -> None:
    totals: dict[str, Counter[Verdict]] = {door: Counter() for door in DOORS}
    for case, found in board("".join(sys.argv[1:])):
        cells = [found[door][0].value if door in found else "" for door in DOORS]
        click.echo(f"{case.file:48}" + "".join(f"{cell:9}" for cell in cells))
        for door, (verdict, told) in found.items():
            totals[door][verdict] += 1
            if verdict not in case.wanted(door) or sys.argv[1:]:
                click.echo(f"    {door}: {told[:2000]}")
    for door, counts in totals.items():
        told = ", ".join(f"{counts[one]} {one.value}" for one in Verdict)
        click.echo(f"{door}: {told}")


if __name__ == "__main__":
    main()
