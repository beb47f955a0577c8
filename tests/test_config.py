"""Every setting has a default, and a bad one stops the start in one sentence."""

import stat
from pathlib import Path

import pytest

from engagement.config import BadSetting, Settings, settings_from

SECRET = "x" * 64


def chosen(folder: Path, **environ: str) -> Settings:
    return settings_from({"ENGAGEMENT_INSTANCE": str(folder), **environ})


def test_without_any_variable_everything_lies_in_the_instance_folder(
    tmp_path: Path,
) -> None:
    settings = chosen(tmp_path)

    assert settings.database_url == f"sqlite:///{tmp_path / 'diapason.sqlite'}"
    assert settings.timezone.key == "Europe/Paris"
    assert settings.smallest_group == 5
    assert settings.address == "http://127.0.0.1:5000"
    assert not settings.is_https
    assert not settings.demo
    assert settings.mail_server == ""


def test_what_an_operator_chooses_is_taken(tmp_path: Path) -> None:
    settings = chosen(
        tmp_path,
        DATABASE_URL="postgresql+psycopg://db/diapason",
        PORT="8000",
        ENGAGEMENT_SECRET=SECRET,
        ENGAGEMENT_TIMEZONE="America/Montreal",
        ENGAGEMENT_SMALLEST_GROUP="8",
        ENGAGEMENT_ADDRESS="https://pulse.example.org/",
        ENGAGEMENT_MAIL_SERVER="mail.example.org:587",
        ENGAGEMENT_MAIL_FROM="hr@example.org",
        ENGAGEMENT_DEMO="1",
    )

    assert settings == Settings(
        instance=tmp_path,
        database_url="postgresql+psycopg://db/diapason",
        secret=SECRET,
        timezone=settings.timezone,
        smallest_group=8,
        address="https://pulse.example.org",
        port=8000,
        mail_server="smtp://mail.example.org:587",
        mail_from="hr@example.org",
        demo=True,
    )
    assert settings.is_https
    assert not (tmp_path / "secret").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "-1"),
        ("ENGAGEMENT_SMALLEST_GROUP", "4"),
        ("ENGAGEMENT_SMALLEST_GROUP", "five"),
        ("ENGAGEMENT_TIMEZONE", "Paris"),
        ("ENGAGEMENT_TIMEZONE", "../etc/passwd"),
        ("ENGAGEMENT_SECRET", "short"),
        ("DATABASE_URL", "mysql://db/diapason"),
        ("DATABASE_URL", "/var/lib/diapason.sqlite"),
        ("ENGAGEMENT_ADDRESS", "pulse.example.org"),
        ("ENGAGEMENT_MAIL_SERVER", "mail.example.org:smtp"),
        ("ENGAGEMENT_MAIL_SERVER", ":25"),
    ],
)
def test_a_bad_setting_is_refused_by_its_name(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(BadSetting, match=name):
        chosen(tmp_path, **{name: value})


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "instance"

    first, second = chosen(folder), chosen(folder)

    assert first.secret == second.secret
    assert len(first.secret) == 64
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret"]


def test_of_two_processes_that_start_at_once_one_makes_the_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    monkeypatch.setattr(Path, "exists", lambda _path: False)

    settings = chosen(tmp_path)

    assert settings.secret == SECRET
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_secret_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("")

    with pytest.raises(BadSetting, match="at least 32 characters"):
        chosen(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(BadSetting, match="mend the folder's rights"):
        chosen(tmp_path / "file")
