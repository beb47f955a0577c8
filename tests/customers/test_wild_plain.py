"""Plain files by chance, against a count of the rows that they were written from."""

import csv
import io
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from tests.customers.wild_doors import Company, in_turn

FILES, AT_A_TIME = 250, 25
TEAMS = {
    "lille": "Lille", "arras": "Arras", "lens": "Lens", "nice": "Nice",
    "nimes": "Nîmes", "stetienne": "Saint-Étienne", "0012": "Magasin 12",
}  # fmt: skip
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M"]
DATE_NAMES = ["Date", "Jour", "Horodateur", "Created at", "Response date"]
TEAM_NAMES = ["Team", "Équipe", "Magasin", "Store", "Shop", "team"]
WEEK_NAMES = ["Week", "Semaine", "week"]
N_NAMES = ["Responses", "Réponses", "n", "Nb réponses", "Answers"]
METRICS = {
    "nps": ["NPS", "nps", "Net Promoter Score"],
    "csat": ["CSAT", "Satisfaction", "csat"],
}
OTHERS = {
    "Comment": ["ok", "très bien, merci", "rien; à dire", 'il a dit "non"', ""],
    "E-mail": ["a@example.org", "b@example.org"],
    "Pays": ["France", "Belgique"],
}
Row = Mapping[str, str]
Counts = dict[str, list[float]]


def week(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def a_day(chance: random.Random) -> date:
    return date(2025, 12, 1) + timedelta(days=chance.randrange(350))


def raw(chance: random.Random) -> tuple[list[Row], Counts]:
    """Return customers' answers, and how many are favourable."""
    metric = chance.choice(list(METRICS))
    lowest, highest, up, down = (0, 10, 9, 6) if metric == "nps" else (1, 5, 4, 2)
    way = chance.choice(DAYS)
    names = [chance.choice(some)
             for some in (DATE_NAMES, TEAM_NAMES, METRICS[metric])]  # fmt: skip
    is_named = chance.random() < 0.5
    rows: list[Row] = []
    found = defaultdict[str, list[int]](list)
    for number in range(chance.randrange(8, 60)):
        # The first two show both ends of the scale, and the order of the days.
        day = date(2026, 3, 25 - number) if number < 2 else a_day(chance)
        score = [highest, lowest, chance.randint(lowest, highest)][min(number, 2)]
        team = chance.choice(list(TEAMS))
        at = day.strftime(way.replace("%H:%M:%S", "09:10:00").replace("%H:%M", "09:10"))
        cells = (at, TEAMS[team] if is_named else team, str(score))
        rows.append(dict(zip(names, cells, strict=True)))
        found[f"{team} {week(day)} {metric}"].append((score >= up) - (score <= down))
    return rows, {
        cell: [len(signs),
               (signs.count(1) - signs.count(-1) * (metric == "nps"))
               / len(signs) * 100]
        for cell, signs in found.items()
    }  # fmt: skip


def totals(chance: random.Random) -> tuple[list[Row], Counts]:
    """Return totals of teams and weeks, a column for each metric or a row."""
    mark = chance.choice(".,")
    way = chance.choice(["{}-W{:02}", "{}-S{:02}", "S{1:02} {0}"])
    names = [chance.choice(some)
             for some in (WEEK_NAMES, TEAM_NAMES, N_NAMES)]  # fmt: skip
    csat, nps = (chance.choice(METRICS[key]) for key in ("csat", "nps"))
    is_long = chance.random() < 0.4
    rows: list[Row] = []
    found: Counts = {}
    mondays = chance.sample(range(48), chance.randrange(2, 9))
    for ago in mondays:
        day = date(2026, 11, 16) - timedelta(weeks=ago)
        for team in chance.sample(list(TEAMS), chance.randrange(1, 5)):
            n = chance.randrange(10, 900)
            up = chance.randrange(n // 5 + 1, n)
            balance = chance.randrange(-n, n)
            cells = (way.format(*day.isocalendar()[:2]), TEAMS[team], str(n))
            base = dict(zip(names, cells, strict=True))
            figures = {
                csat: f"{up / n * 100:.3f}".replace(".", mark),
                nps: f"{balance / n * 100:.3f}".replace(".", mark),
            }
            if is_long:
                rows += [{**base, "Metric": name, "Value": figure}
                         for name, figure in figures.items()]  # fmt: skip
            else:
                rows.append({**base, **figures})
            found[f"{team} {week(day)} csat"] = [n, up / n * 100]
            found[f"{team} {week(day)} nps"] = [n, balance / n * 100]
    return rows, found


def written(chance: random.Random, rows: Sequence[Row]) -> bytes:
    """Write a file as one of many programs would."""
    names = list(rows[0])
    beside = chance.sample(list(OTHERS), chance.randrange(0, 3))
    order = chance.sample([*names, *beside], len(names) + len(beside))
    text = io.StringIO()
    writer = csv.DictWriter(
        text, order, delimiter=chance.choice(",;\t|"),
        lineterminator=chance.choice(["\n", "\r\n"]),
        quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    )  # fmt: skip
    writer.writeheader()
    for row in rows:
        said = {name: chance.choice(OTHERS[name]) for name in beside}
        writer.writerow({**row, **said})
    encoding = chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("first", range(0, FILES, AT_A_TIME))
def test_a_plain_file_counts_as_whoever_wrote_it_counts(
    wild_company: Company, first: int
) -> None:
    for seed in range(first, first + AT_A_TIME):
        chance = random.Random(seed)
        rows, found = chance.choice([raw, totals])(chance)
        content = written(chance, rows)

        (outcome,) = in_turn(wild_company, (content, "file.csv"))

        right = {cell: [n, pytest.approx(value, abs=0.051)]
                 for cell, (n, value) in found.items()}  # fmt: skip
        assert outcome.counts == right, (seed, outcome.told, content[:400])
