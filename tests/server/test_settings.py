from __future__ import annotations

from pathlib import Path

import pytest

from server.settings import SETTINGS, Settings, SettingsError, describe

HOME = {"HOME": "/home/ada"}


def test_an_empty_environment_listens_on_loopback_and_keeps_data_in_the_home_folder() -> None:
    settings = Settings.from_environment(HOME)
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.data_dir == Path("/home/ada/.local/share/unroll")
    assert settings.store_url == "sqlite+aiosqlite:////home/ada/.local/share/unroll/unroll.sqlite3"


def test_the_data_folder_follows_the_desktop_standard() -> None:
    settings = Settings.from_environment({**HOME, "XDG_DATA_HOME": "/srv/data"})
    assert settings.data_dir == Path("/srv/data/unroll")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNROLL_PORT", "eight"),
        ("UNROLL_PORT", "70000"),
        ("UNROLL_PORT", "80.5"),
        ("UNROLL_LOG", "loud"),
        ("UNROLL_SANDBOX_WALL_S", "0"),
        ("UNROLL_SANDBOX_WALL_S", "nan"),
        ("UNROLL_SANDBOX_MEMORY_MB", "-1"),
        ("UNROLL_SANDBOX_POLICY", "none"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_its_value_and_what_is_allowed(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"{name}='{value}' can't be used: use "):
        Settings.from_environment({**HOME, name: value})


def test_a_misspelt_name_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(SettingsError, match=r"UNROLL_PRT='1'.*UNROLL_PORT"):
        Settings.from_environment({**HOME, "UNROLL_PRT": "1"})


@pytest.mark.parametrize("url", ["nonsense", "mysql://ada:secret@db/unroll", "postgresql://"])
def test_a_database_that_is_not_postgresql_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match=r"use postgresql://user") as refused:
        Settings.from_environment({**HOME, "UNROLL_DATABASE_URL": url})
    assert "secret" not in str(refused.value)


def test_running_without_isolation_is_refused_where_others_could_reach_the_server() -> None:
    unsafe = {**HOME, "UNROLL_SANDBOX_POLICY": "unsafe-local"}
    assert Settings.from_environment(unsafe).sandbox_policy == "unsafe-local"
    with pytest.raises(SettingsError, match="bound to loopback"):
        Settings.from_environment({**unsafe, "UNROLL_HOST": "0.0.0.0"})


def test_every_setting_is_listed_by_make_help_and_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    for setting in SETTINGS:
        assert setting.name in describe()
        assert setting.name in readme
