"""Every setting has a default, and a bad one stops the start in one sentence."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.config import Missing, Settings, settings_from
from engagement.settings_file import VARIABLES, BadSetting, key_of
from tests.settings import settings_in

SECRET = "x" * 64


def chosen(folder: Path, **environ: str) -> Settings:
    return settings_from({"ENGAGEMENT_INSTANCE": str(folder), **environ}, Missing.MADE)


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
        ("PORT", "65536"),
        ("ENGAGEMENT_MAIL_FROM", "diapason"),
        ("ENGAGEMENT_MAIL_FROM", "no address"),
        ("ENGAGEMENT_MAIL_FROM", "a@b@example.org"),
        ("ENGAGEMENT_MAIL_FROM", "zoé@example.org"),
        ("ENGAGEMENT_MAIL_FROM", "a@example.org\r\nBcc: b@example.org"),
        ("ENGAGEMENT_ADDRESS", "https://"),
        ("ENGAGEMENT_ADDRESS", "https://pulse.example.org:port"),
        ("ENGAGEMENT_ADDRESS", "https://pulse.example.org/?a=b"),
        ("ENGAGEMENT_ADDRESS", "https://pulse.example.org/#p"),
        ("ENGAGEMENT_TIMEZONE", "Europe"),
        ("ENGAGEMENT_MAIL_FROM", "the pulses"),
        ("ENGAGEMENT_MAIL_FROM", "pulses@"),
        ("ENGAGEMENT_MAIL_FROM", "a@example.org, b@example.org"),
        ("ENGAGEMENT_MAIL_FROM", "a@example.org\nBcc: b@example.org"),
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
        ("ENGAGEMENT_HOST", "everywhere"),
        ("ENGAGEMENT_DEMO", "yes"),
        ("WEB_CONCURRENCY", "0"),
        ("ENGAGEMENT_METRICS_TOKEN", "short"),
        ("ENGAGEMENT_LOG_FORMAT", "xml"),
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


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_file_in_the_instance_folder_is_read(tmp_path: Path) -> None:
    written(tmp_path, 'port = 8000\ntimezone = "America/Montreal"\ndemo = true\n')

    settings = chosen(tmp_path)

    assert (settings.port, settings.timezone.key) == (8000, "America/Montreal")
    assert settings.demo
    assert settings.address == "http://127.0.0.1:8000"


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'port = 8000\nredis_url = "redis://one"\n')

    settings = chosen(tmp_path, PORT="9000", REDIS_URL="")

    assert (settings.port, settings.redis_url) == (9000, "redis://one")


def test_the_file_may_lie_elsewhere_and_name_the_folder(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    file = written(tmp_path / "etc", 'instance = "../data"\n')

    settings = settings_from({"ENGAGEMENT_SETTINGS": str(file)}, Missing.LEFT)

    assert settings.instance == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'diapason.sqlite'}"


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="where there is no file"):
        chosen(tmp_path, ENGAGEMENT_SETTINGS=str(tmp_path / "none.toml"))


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_setting_may_stand_in_the_file(tmp_path: Path, variable: str) -> None:
    written(tmp_path, f"{key_of(variable)} = []\n")

    with pytest.raises(BadSetting, match=f"^{key_of(variable)} in .*settings.toml"):
        chosen(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("databse_url = 1", "“databse_url”, which is no setting; do you mean data"),
        ("[mail]", "“mail”, which is no setting"),
        ("ENGAGEMENT_DEMO = 1", "“ENGAGEMENT_DEMO”, which is no setting"),
        ("port: 8000", "is no TOML"),
        ("port = 1.5", "port in .* must be a text, a whole number, true or false"),
        ("port = 0", "port in .* must be a whole number of at least 1"),
        ('address = "pulse.example.org"', "address in .* must start with http"),
        ("\ufeffport = 0", "port in .* must be a whole number"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(
    tmp_path: Path, text: str, told: str
) -> None:
    written(tmp_path, f"{text}\n")

    with pytest.raises(BadSetting, match=told) as refused:
        chosen(tmp_path)

    assert "\n" not in str(refused.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b'mail_from = "\xff"')

    with pytest.raises(BadSetting, match="is no TOML"):
        chosen(tmp_path)


def test_a_secret_that_is_nowhere_is_not_made_by_the_way(tmp_path: Path) -> None:
    environ = {"ENGAGEMENT_INSTANCE": str(tmp_path)}

    with pytest.raises(BadSetting, match="There is no secret"):
        settings_from(environ)

    assert settings_from(environ, Missing.LEFT).secret == ""
    assert [*tmp_path.iterdir()] == []


def test_each_setting_is_shown_with_its_origin(tmp_path: Path) -> None:
    file = written(tmp_path, "port = 8000\n")

    shown = {name: rest for name, *rest in chosen(tmp_path, PORT="9000").shown()}
    assert shown["port"] == ["9000", "PORT in the environment"]
    shown = {name: rest for name, *rest in chosen(tmp_path).shown()}
    assert shown["port"] == ["8000", str(file)]
    assert shown["timezone"] == ["Europe/Paris", ""]
    assert list(shown) == [key_of(variable) for variable in VARIABLES]


PASSWORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4)


@given(PASSWORDS, st.sampled_from(["smtps", "redis", "postgresql+psycopg"]))
def test_no_password_is_ever_shown(password: str, scheme: str) -> None:
    known = "PaSsWoRd" + password
    url = f"{scheme}://user:{known}@host/name?sslpassword=PaSsWoRd"
    settings = replace(
        settings_in(Path("/nowhere")),
        secret=known,
        database_url=url,
        redis_url=url,
        mail_server=url,
    )

    shown = settings.shown()

    assert not any("PaSsWoRd" in value for _, value, _ in shown)
    assert sum("***@host/name" in value for _, value, _ in shown) == 3
