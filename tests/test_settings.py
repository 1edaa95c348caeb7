"""Where settings come from, which comes first, and that a key lies nowhere but in its file."""

import pytest

from nianbao import wiring
from nianbao.cli import main
from nianbao.errors import SettingRefused
from nianbao.settings import ModelSettings, from_environment, write_model

URL = "http://10.1.2.3:8000/v1"


@pytest.fixture
def workspace(monkeypatch, tmp_path):
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    for name in ("NIANBAO_BASE_URL", "NIANBAO_MODEL", "NIANBAO_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return wiring.build


def env_file(folder, **values):
    folder.mkdir(exist_ok=True)
    lines = "".join(f"{name}={value}\n" for name, value in values.items())
    (folder / ".env").write_text(lines, encoding="utf-8")
    return folder


def test_the_environment_comes_before_the_file_beside_and_that_before_the_pages(tmp_path):
    data = env_file(tmp_path / "data", NIANBAO_BASE_URL=URL, NIANBAO_MODEL="by-page")
    beside = env_file(tmp_path / "beside", NIANBAO_BASE_URL=URL, NIANBAO_MODEL="beside")
    empty = env_file(tmp_path / "empty")
    here = {"NIANBAO_DATA": str(data)}

    assert from_environment(here, empty).model.model == "by-page"
    assert from_environment(here, beside).model.model == "beside"
    assert from_environment(here | {"NIANBAO_MODEL": "set"}, beside).model.model == "set"


def test_what_the_page_wrote_is_read_again(tmp_path):
    write_model(tmp_path, ModelSettings(URL, "qwen", "sk-秘#1 2"))

    read = from_environment({"NIANBAO_DATA": str(tmp_path)}, tmp_path / "nowhere")

    assert read.model == ModelSettings(URL, "qwen", "sk-秘#1 2")
    assert not read.model_is_fixed


def test_other_names_in_the_pages_file_do_not_count(tmp_path):
    env_file(tmp_path, NIANBAO_DATABASE_URL="postgresql://elsewhere/x")

    assert from_environment({"NIANBAO_DATA": str(tmp_path)}, tmp_path / "nowhere").database_url == ""


def test_the_file_is_readable_by_its_owner_alone(tmp_path):
    write_model(tmp_path, ModelSettings(URL, "qwen", "sk-1"))

    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0


def test_a_key_that_is_not_typed_again_stays(workspace):
    workspace().set_model(URL, "qwen", "sk-1")
    workspace().set_model(URL, "qwen3", "")

    assert workspace().model == "qwen3"
    assert workspace().has_key


def test_an_endpoint_that_is_emptied_is_gone_with_its_key(workspace):
    workspace().set_model(URL, "qwen", "sk-1")
    workspace().set_model("", "", "")

    assert workspace().model == ""
    assert not workspace().has_key


@pytest.mark.parametrize(
    ("url", "model", "key", "said"),
    [
        (URL, "", "", "一起填"),
        ("", "qwen", "", "一起填"),
        ("10.1.2.3/v1", "qwen", "", "http://"),
        (URL, "qwen", "密钥 1", "密钥"),
    ],
)
def test_half_an_endpoint_is_refused_with_what_to_do(url, model, key, said, workspace):
    with pytest.raises(SettingRefused, match=said):
        workspace().set_model(url, model, key)


def test_a_key_is_in_no_backup_and_in_no_message(workspace, tmp_path, capsys):
    workspace().set_model(URL, "qwen", "sk-very-secret")
    backup = workspace().kept.back_up(tmp_path / "backup.db")
    main(["doctor"])

    assert b"sk-very-secret" not in backup.read_bytes()
    assert "sk-very-secret" not in "".join(capsys.readouterr())


def test_what_left_the_machine_is_listed(workspace, capsys):
    store = wiring.StoreOfSettings(from_environment()).opened()
    workspace()
    store.log_outbound(destination=URL, purpose="起草", report="青石镇2024", body=b"x", characters=12)

    assert main(["outbound"]) == 0

    assert f"{URL}　起草　青石镇2024　12字" in capsys.readouterr().out


def test_nothing_sent_is_said_so(workspace, capsys):
    workspace()

    assert main(["outbound"]) == 0

    assert "没有向外发送过" in capsys.readouterr().err
