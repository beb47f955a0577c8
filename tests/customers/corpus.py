"""Files of scores as tools and spreadsheets write them, and what each comes to."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from engagement import weeks
from engagement.customers.files.recipe import NOTHING_TOLD, Kind, Recipe
from engagement.customers.intake import read
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.refusals import Reason

FILES = Path(__file__).parent.parent / "data" / "imports"
W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "Nîmes": 8, "NA": 9, "00123": 10}
Counts = Mapping[Cell, Tally]
Value = str | float | date | None


def counts(*rows: tuple[str, int, str, tuple[float, ...]], moment: str = "") -> Counts:
    """Return what counts: team, weeks before W10, metric, then n, up and down."""
    return {
        Cell(TEAMS[team], W10 - ago, metric, moment): Tally(int(n), up, down)
        for team, ago, metric, (n, up, down) in rows
    }


def intake_of(
    content: str | bytes,
    teams: Mapping[str, int] = TEAMS,
    this_week: int = W10,
    told: Recipe = NOTHING_TOLD,
) -> Intake:
    """Read a file as it is told or seems to be meant; raises `FileRefused`."""
    content = content.encode() if isinstance(content, str) else content
    found = read.read(content, Vocabulary(teams), this_week, told)
    found.demand()
    return found


@dataclass(frozen=True)
class Case:
    """A file, what it comes to by itself, and what has to be asked."""

    name: str
    content: bytes
    cells: Counts
    refused: Sequence[tuple[int, Reason]] = ()
    left_out: int = 0
    same: int = 0
    asks: Sequence[tuple[str, str, str]] = ()
    """Question, metric and what is suggested."""
    kind: Kind = Kind.RAW
    preset: str = ""
    header_rows: int = 1
    never_kept: Sequence[str] = field(default=("example.org", "10.0.0.", "Ann", "Lee"))
    """Texts of the file that must not be found in what is kept."""


def a_file(name: str) -> bytes:
    return (FILES / name).read_bytes()


def a_workbook(*rows: Sequence[Value], above: int = 0, sheet: str = "Scores") -> bytes:
    """Return an XLSX whose first sheet is a cover of one cell."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Cover").write(0, 0, "Scores of the week")
    page = book.add_worksheet(sheet)
    for number, cells in enumerate(rows, start=above):
        for place, cell in enumerate(cells):
            if isinstance(cell, date):
                page.write_datetime(number, place, cell, day)
            elif cell is not None:
                page.write(number, place, cell)
    book.close()
    return content.getvalue()


def an_opendocument(*rows: Sequence[str | float], repeated: int = 1) -> bytes:
    """Return an ODS with one sheet; its first cells may be repeated."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
        for row in rows
    )
    return an_ods_of(
        f'<table:table table:name="Scores">{lines}</table:table>'.replace(
            "COUNT", str(repeated)
        )
    )


def an_ods_of(tables: str) -> bytes:
    """Return an ODS with these tables, or with what should be some."""
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        "<manifest:manifest"
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return a_zip(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_cell(value: str | float) -> str:
    kind = "string" if isinstance(value, str) else "float"
    said = "" if isinstance(value, str) else f' office:value="{value}"'
    repeat = ' table:number-columns-repeated="COUNT"' if value == "repeat" else ""
    return (
        f'<table:table-cell{repeat} office:value-type="{kind}"{said}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def a_zip(members: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            is_kind = name == "mimetype"
            how = zipfile.ZIP_STORED if is_kind else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, how)
    return content.getvalue()


FRENCH = (
    "Équipe;Semaine;Indicateur;Réponses;Valeur\r\n"
    "Lille;2026-S10;CSAT;1\u00a0200;82,5\u00a0%\r\n"
    "Nîmes;2026-S10;NPS;40;-12,5\r\n"
)
FRENCH_CELLS = counts(
    ("lille", 0, "csat", (1200, 990, 0)), ("Nîmes", 0, "nps", (40, 17.5, 22.5))
)
ONE = counts(("lille", 0, "csat", (1, 1, 0)))
MIXED = counts(("lille", 0, "csat", (3, 1, 1)))
GRID = (
    ("Équipe", "Semaine", "NPS", "CSAT %", "nb réponses"),
    ("Lille", "2026-S10", 50, 82.5, 40),
    ("Nîmes", "2026-S09", -25, None, 40),
)
GRID_CELLS = counts(
    ("lille", 0, "nps", (40, 30, 10)),
    ("lille", 0, "csat", (40, 33, 0)),
    ("Nîmes", 1, "nps", (40, 15, 25)),
)
AGGREGATED = Kind.AGGREGATED


def _french(name: str, content: bytes) -> Case:
    return Case(f"French sheet, {name}", content, FRENCH_CELLS, kind=AGGREGATED)


TOOLS = (
    Case(
        "Zendesk, good and bad",
        a_file("zendesk.csv"),
        counts(("lille", 0, "csat", (2, 1, 1)), ("Nîmes", 1, "csat", (1, 1, 0))),
        left_out=2,
        preset="zendesk",
        never_kept=("Thank you", "7881"),
    ),
    Case("Freshdesk, in words", a_file("freshdesk.csv"), MIXED),
    Case("Help Scout, in words", a_file("helpscout.csv"), MIXED),
    Case(
        "Qualtrics, three header rows",
        a_file("qualtrics.csv"),
        counts(("lille", 0, "nps", (2, 1, 1)), ("lille", 0, "csat", (1, 1, 0))),
        left_out=2,
        preset="qualtrics",
        header_rows=3,
        never_kept=("example.org", "10.0.0.", "queue"),
    ),
    Case(
        "Delighted, Unix time",
        a_file("delighted.csv"),
        counts(("lille", 0, "nps", (2, 1, 1)), ("Nîmes", 0, "csat", (1, 1, 0))),
        preset="delighted",
    ),
    Case(
        "SurveyMonkey, two header rows",
        a_file("surveymonkey.csv"),
        counts(
            ("lille", 0, "csat", (1, 1, 0)),
            ("lille", 0, "nps", (1, 1, 0)),
            ("lille", 1, "csat", (1, 0, 1)),
            ("lille", 1, "nps", (1, 0, 1)),
        ),
        preset="surveymonkey",
        header_rows=2,
    ),
    Case(
        "Google Forms in French",
        a_file("google-forms-fr.csv"),
        counts(
            ("lille", 0, "nps", (2, 2, 0)),
            ("lille", 0, "csat", (2, 2, 0)),
            ("Nîmes", 0, "nps", (1, 0, 1)),
            ("Nîmes", 0, "csat", (1, 0, 1)),
        ),
        preset="google-forms-fr",
        never_kept=("example.org", "attente"),
    ),
    Case(
        "Google Forms in English",
        a_file("google-forms-en.csv"),
        counts(("lille", 0, "csat", (2, 1, 0)), ("lille", 0, "nps", (2, 1, 0))),
        preset="google-forms",
    ),
    Case(
        "AskNicely",
        a_file("asknicely.csv"),
        counts(("lille", 0, "nps", (2, 1, 0)), ("Nîmes", 0, "nps", (1, 0, 1))),
    ),
    Case(
        "Medallia, where channels are moments",
        a_file("medallia.csv"),
        {
            **counts(("lille", 0, "csat", (1, 1, 0)), moment="chat"),
            **counts(("lille", 0, "csat", (1, 0, 1)), moment="email"),
        },
    ),
    Case(
        "Microsoft Forms in French",
        a_workbook(
            (
                "ID",
                "Heure de début",
                "Heure de fin",
                "Adresse de messagerie",
                "Nom",
                "Quel magasin ?",
                "Êtes-vous satisfait(e) de votre visite ?",
            ),
            (
                1,
                datetime(2026, 3, 2, 9, 0),  # noqa: DTZ001 - sheets know no zone
                datetime(2026, 3, 2, 9, 2),  # noqa: DTZ001
                "a@example.org",
                "Ann Lee",
                "Lille",
                "Très satisfait(e)",
            ),
        ),
        ONE,
        preset="microsoft-forms-fr",
    ),
    Case(
        "Microsoft Forms in English",
        a_workbook(
            ("ID", "Start time", "Completion time", "Email", "Name", "Store", "NPS"),
            (
                1,
                datetime(2026, 3, 2, 9, 0),  # noqa: DTZ001
                datetime(2026, 3, 2, 9, 2),  # noqa: DTZ001
                "a@example.org",
                "Ann Lee",
                "lille",
                10,
            ),
        ),
        counts(("lille", 0, "nps", (1, 1, 0))),
        preset="microsoft-forms",
    ),
)

SPREADSHEETS = (
    Case("by metric", a_file("bi-wide.csv"), GRID_CELLS, kind=AGGREGATED),
    Case(
        "by metric, each with its own answers",
        a_file("bi-own-counts.csv"),
        counts(("lille", 0, "nps", (40, 30, 10)), ("lille", 0, "csat", (20, 16, 0))),
        kind=AGGREGATED,
    ),
    Case(
        "by week",
        a_file("bi-weeks.csv"),
        counts(
            ("lille", 1, "csat", (40, 30, 0)),
            ("lille", 0, "csat", (40, 33, 0)),
            ("Nîmes", 0, "nps", (20, 9, 11)),
        ),
        kind=AGGREGATED,
    ),
    Case(
        "Mondays",
        a_file("bi-mondays.csv"),
        counts(("lille", 0, "csat", (40, 30, 0)), ("lille", 1, "csat", (20, 10, 0))),
        kind=AGGREGATED,
    ),
    Case(
        "counts, and weeks in other words",
        a_file("bi-counts.csv"),
        counts(
            ("lille", 0, "nps", (40, 20, 10)),
            ("lille", 1, "nps", (20, 5, 5)),
            ("lille", 2, "nps", (20, 5, 5)),
        ),
        kind=AGGREGATED,
    ),
    Case(
        "below a title",
        a_file("titled.csv"),
        counts(("lille", 0, "csat", (40, 30, 4))),
        kind=AGGREGATED,
    ),
    Case("XLSX", a_workbook(*GRID), GRID_CELLS, kind=AGGREGATED),
    Case(
        "XLSX with empty rows and a title above",
        a_workbook(("Scores of the week",), (), *GRID, above=2),
        GRID_CELLS,
        kind=AGGREGATED,
    ),
    Case(
        "XLSX with days and codes of teams as text",
        a_workbook(
            ("Date", "Magasin", "Indicateur", "Note"),
            (date(2026, 3, 2), "00123", "CSAT", 5),
            (date(2026, 2, 23), "NA", "NPS", 3),
        ),
        counts(("00123", 0, "csat", (1, 1, 0)), ("NA", 1, "nps", (1, 0, 1))),
    ),
    Case(
        "XLSX with days as bare numbers",
        a_workbook(
            ("Date", "Magasin", "Indicateur", "Note"), (46083, "Lille", "CSAT", 5)
        ),
        ONE,
    ),
    Case(
        "XLSX with weeks across",
        a_workbook(
            ("Magasin", "Indicateur", "Réponses", "S09 2026", "S10 2026"),
            ("Lille", "CSAT", 40, 75, 82.5),
        ),
        counts(("lille", 1, "csat", (40, 30, 0)), ("lille", 0, "csat", (40, 33, 0))),
        kind=AGGREGATED,
    ),
    Case(
        "ODS",
        an_opendocument(
            ("Équipe", "Semaine", "Indicateur", "Réponses", "Valeur"),
            ("Lille", "2026-S10", "CSAT", 1200.0, 82.5),
            ("Nîmes", "2026-S10", "NPS", 40.0, -12.5),
        ),
        FRENCH_CELLS,
        kind=AGGREGATED,
    ),
)

ENCODINGS = (
    _french("UTF-8", FRENCH.encode()),
    _french("UTF-8 with a mark", FRENCH.encode("utf-8-sig")),
    _french("Windows-1252", FRENCH.encode("cp1252")),
    _french("UTF-16", FRENCH.encode("utf-16")),
    _french("UTF-16, big end first", b"\xfe\xff" + FRENCH.encode("utf-16-be")),
    _french("sep=;", b"sep=;\r\n" + FRENCH.encode("cp1252")),
    _french("tabs", FRENCH.replace(";", "\t").encode("utf-16")),
    _french("bars", FRENCH.replace(";", "|").encode()),
    _french("narrow spaces", FRENCH.replace("\u00a0", "\u202f").encode()),
    _french("empty lines", FRENCH.replace("\r\n", "\r\n;;;;\r\n").encode()),
    _french("empty columns", FRENCH.replace("\r\n", ";;;\r\n").encode()),
)

TRAPS = (
    Case(
        "teams called NA and 00123",
        a_file("odd-teams.csv"),
        counts(
            ("NA", 0, "csat", (1, 1, 0)),
            ("00123", 0, "csat", (1, 1, 0)),
            ("Nîmes", 0, "csat", (1, 0, 1)),
        ),
        refused=[(4, Reason.UNKNOWN_TEAM)],
    ),
    Case(
        "formulas",
        a_file("formulas.csv"),
        counts(("lille", 0, "csat", (1, 1, 0)), moment="till"),
        refused=[
            (2, Reason.FORMULA),
            (3, Reason.UNKNOWN_TEAM),
            (4, Reason.FORMULA),
        ],
        never_kept=(),
    ),
    Case(
        "ids that come again",
        a_file("duplicates.csv"),
        {},
        same=1,
        asks=[("one_id", "", "")],
    ),
    # Of what is asked nothing counts, not even what could be read by itself.
    Case(
        "days that could be others",
        a_file("ambiguous.csv"),
        {},
        refused=[(2, Reason.TWO_DATES)],
        asks=[("date_order", "", "")],
    ),
    Case(
        "months first",
        a_file("month-first.csv"),
        counts(("lille", 0, "csat", (1, 1, 0)), ("lille", 1, "csat", (1, 1, 0))),
    ),
    Case(
        "days in words",
        a_file("word-dates.csv"),
        counts(("lille", 0, "csat", (2, 2, 0)), ("lille", 1, "csat", (1, 0, 1))),
    ),
    Case(
        "satisfaction on seven points",
        a_file("seven-points.csv"),
        {},
        refused=[(2, Reason.OUT_OF_SCALE), (3, Reason.OUT_OF_SCALE)],
        asks=[("scale", "csat", "1-7")],
    ),
    Case(
        "effort, of which no end is known to be good",
        a_file("effort.csv"),
        {},
        refused=[(row, Reason.UNKNOWN_SCALE) for row in (2, 3, 4)],
        asks=[("scale", "ces", "1-7")],
    ),
    Case(
        "dimensions, one column each",
        a_file("dimensions.csv"),
        counts(
            ("lille", 0, "courtesy", (2, 1, 1)),
            ("lille", 0, "trust", (2, 2, 0)),
            ("lille", 0, "listening", (1, 0, 1)),
        ),
    ),
    Case(
        "averages of points",
        a_file("means.csv"),
        counts(("lille", 0, "nps", (40, 22.4, 17.6))),
        refused=[(2, Reason.MEAN_NOT_SHARE), (3, Reason.MEAN_NOT_SHARE)],
        asks=[("unit", "csat", "mean")],
        kind=AGGREGATED,
    ),
    Case(
        "shares of one",
        a_file("shares.csv"),
        {},
        refused=[(2, Reason.SHARE_NOT_PERCENT), (3, Reason.SHARE_NOT_PERCENT)],
        asks=[("unit", "csat", "share")],
        kind=AGGREGATED,
    ),
    Case(
        "moments",
        a_file("moments.csv"),
        {
            **counts(("lille", 0, "csat", (1, 1, 0)), moment="Caisse"),
            **counts(("lille", 0, "csat", (1, 0, 1)), moment="Retrait"),
        },
    ),
    Case(
        "rows cut wrongly",
        a_file("crooked.csv"),
        counts(("lille", 0, "csat", (2, 2, 0))),
        refused=[
            (3, Reason.WRONG_NUMBER_OF_CELLS),
            (4, Reason.WRONG_NUMBER_OF_CELLS),
        ],
        never_kept=("Ann", "Lee", "Bob", "Cid"),
    ),
)
CASES = (*TOOLS, *SPREADSHEETS, *ENCODINGS, *TRAPS)
