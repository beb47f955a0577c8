"""Delimited text of tools and spreadsheets: bytes in, cells of records out."""

from collections.abc import Iterator
from csv import Error as CsvError

from engagement import csv_file
from engagement.refusals import FileRefused, Reason

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252", "iso8859-15", "mac-roman")
TITLES = 20
"""Lines above the header that are cut otherwise, or not at all."""


def decoded(content: bytes, encoding: str, largest: int) -> tuple[str, str]:
    """Return the text and its encoding, which is found out if it is none of ours."""
    if encoding not in ENCODINGS:
        encoding = csv_file.encoding_of(content)
    return csv_file.decode(content, encoding, largest), encoding


def cut_by(text: str, told: str) -> tuple[str, str]:
    """Return the delimiter, found out unless it is told, and the text to be cut."""
    found, text = _delimiter_of(text)
    return (told if told and told in csv_file.DELIMITERS else found), text


def rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each record; raises `FileRefused` where there are none."""
    try:
        yield from csv_file.csv_lines(text, delimiter)
    except CsvError as error:
        raise FileRefused(Reason.NOT_TEXT) from error


def _delimiter_of(text: str) -> tuple[str, str]:
    """Return the mark that cuts the rows evenly, be there titles above them or not."""
    delimiter, rest = csv_file.delimiter_of(text)
    found, below = delimiter, rest[: csv_file.SAMPLED]
    for _ in range(TITLES):
        steady, columns = csv_file.steady_columns(below, found)
        if columns and 2 * steady >= min(below.count("\n"), csv_file.SAMPLE):
            return found, rest
        below = below.partition("\n")[2]
        if not below:
            break
        found = csv_file.delimiter_of(below)[0]
    return delimiter, rest
