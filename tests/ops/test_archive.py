"""The file of a backup: whole, or refused in one sentence."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.ops import archive
from engagement.ops.archive import MANIFEST, ArchivedRows, Unusable
from tests.conftest import NOON

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.integers(), max_size=5),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a backup of one table with two rows."""
    file = tmp_path / "backup.zip"
    archive.write(
        file, NOON, [ArchivedRows("team", ["id", "name"], [[(1, "A")], [(2, "é")]])]
    )
    return file


def _rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with ZipFile(file) as old:
        members = {name: change(name, old.read(name)) for name in old.namelist()}
    with ZipFile(file, "w") as new:
        for name, content in members.items():
            if content is not None:
                new.writestr(name, content)


def _refusal_of(file: Path) -> str:
    with pytest.raises(Unusable) as refused, archive.open_archive(file):
        pass
    return str(refused.value)


def test_rows_come_back_as_they_went_in(file: Path) -> None:
    with archive.open_archive(file) as backup:
        rows = list(backup.rows("team"))

    assert rows == [{"id": 1, "name": "A"}, {"id": 2, "name": "é"}]
    assert backup.taken_at == NOON
    assert backup.members["team"].rows == 2


@given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=20))
def test_any_value_of_json_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, object]]
) -> None:
    file = tmp_path_factory.mktemp("archive") / "any.zip"

    archive.write(file, NOON, [ArchivedRows("any", ["a", "b"], [rows])])

    with archive.open_archive(file) as backup:
        assert [tuple(row.values()) for row in backup.rows("any")] == rows


def test_bytes_days_and_moments_are_written_as_text(tmp_path: Path) -> None:
    row = (b"\x00\xff", date(2026, 3, 4), NOON.astimezone(UTC))

    archive.write(tmp_path / "x", NOON, [ArchivedRows("t", ["a", "b", "c"], [[row]])])

    with archive.open_archive(tmp_path / "x") as backup:
        assert [*next(backup.rows("t")).values()] == [
            "AP8=",
            "2026-03-04",
            "2026-03-04T12:00:00+00:00",
        ]


def test_only_its_owner_reads_it(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_fails_leaves_the_one_before_it(file: Path) -> None:
    before = file.read_bytes()

    def failing() -> list[ArchivedRows]:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        archive.write(file, NOON, (rows for rows in failing()))

    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_row_altered_is_told_with_its_table(file: Path) -> None:
    _rewritten(file, lambda _, content: content.replace(b'"A"', b'"B"'))

    assert "damaged: “team” was altered" in _refusal_of(file)


def test_a_table_taken_out_is_told(file: Path) -> None:
    _rewritten(file, lambda name, content: content if name == MANIFEST else None)

    assert "“team” was altered" in _refusal_of(file)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.95])
def test_a_file_cut_short_is_refused(file: Path, share: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])

    assert "is no backup, or not a whole one" in _refusal_of(file)


def test_whatever_byte_is_flipped_no_other_row_is_taken_in(file: Path) -> None:
    content, taken_in = file.read_bytes(), set()

    for position, byte in enumerate(content):
        flipped = bytes([byte ^ 0b1011_0101])
        file.write_bytes(content[:position] + flipped + content[position + 1 :])
        with suppress(Unusable), archive.open_archive(file) as backup:
            taken_in.add(json.dumps(list(backup.rows("team"))))

    assert taken_in == {json.dumps([{"id": 1, "name": "A"}, {"id": 2, "name": "é"}])}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"\xff", b'{"format": "1"}', b'{"format": 1}',
        b'{"format": 1, "taken_at": "x", "tables": {}}',
        b'{"format": 1, "taken_at": "2026-03-04T12:00:00+00:00", "tables": []}',
        b'{"format": 1, "taken_at": "2026-03-04T12:00:00+00:00", "tables": {"a": {}}}',
    ],
)  # fmt: skip
def test_a_manifest_that_makes_no_sense_is_refused(file: Path, content: bytes) -> None:
    _rewritten(file, lambda name, old: content if name == MANIFEST else old)

    assert "is no backup, or not a whole one" in _refusal_of(file)


def test_a_newer_format_is_told_as_such(file: Path) -> None:
    newer = json.dumps({"format": archive.FORMAT + 1}).encode()
    _rewritten(file, lambda name, old: newer if name == MANIFEST else old)

    assert "comes from a newer version" in _refusal_of(file)


def test_another_file_and_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "teams.csv").write_text("team,name\n")

    assert "is no backup" in _refusal_of(tmp_path / "teams.csv")
    assert "is no backup" in _refusal_of(tmp_path / "missing.zip")
    assert "is no backup" in _refusal_of(tmp_path)
