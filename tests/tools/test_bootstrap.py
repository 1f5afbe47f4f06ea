"""Setting up: what is asked of the machine, what is reused, what is said when something is missing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap

PIP = ["python", "-m", "pip"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose `.venv` is new, made without a network."""
    venv = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", venv)
    monkeypatch.setattr(bootstrap, "BIN", venv / "bin")
    monkeypatch.setattr(bootstrap, "PYTHON", venv / "bin" / "python")
    return tmp_path


def test_it_asks_for_nothing_but_the_standard_library():
    tree = ast.parse(Path(bootstrap.__file__).read_text("utf-8"))
    names = [n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_its_words_reach_a_python_that_is_too_old():
    ast.parse(Path(bootstrap.__file__).read_text("utf-8"), feature_version=(3, 8))


def test_a_python_that_is_too_old_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap, "OLDEST", (9, 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match=r"3\.11"):
        bootstrap.right_python()


def test_a_newer_python_on_the_path_is_taken_instead(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap, "OLDEST", (9, 0))
    monkeypatch.setattr(
        bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "python3.13" else None
    )
    assert bootstrap.right_python() == "/usr/bin/python3.13"


def test_the_command_works_from_any_folder_and_after_the_checkout_moved(checkout: Path, tmp_path_factory):
    package = checkout / "gongkai"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "cli.py").write_text("print('here', __file__)\n", "utf-8")
    bootstrap.link_checkout()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "gongkai.py").write_text("raise SystemExit('shadowed')\n", "utf-8")
    done = subprocess.run([bootstrap.BIN / "gongkai"], cwd=elsewhere, capture_output=True, text=True)
    assert done.stdout.strip() == f"here {package / 'cli.py'}", done.stderr


def test_a_checkout_in_a_folder_with_a_chinese_name_is_found(checkout: Path, monkeypatch: pytest.MonkeyPatch):
    moved = checkout / "公开 系统"
    moved.mkdir()
    (moved / "marker_of_this_checkout.py").touch()
    monkeypatch.setattr(bootstrap, "ROOT", moved)
    bootstrap.link_checkout()
    done = subprocess.run(
        [bootstrap.PYTHON, "-c", "import marker_of_this_checkout"], cwd="/", capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_nothing_is_installed_twice(checkout: Path, monkeypatch: pytest.MonkeyPatch):
    installed: list[str] = []
    monkeypatch.setattr(bootstrap, "install", installed.append)
    assert bootstrap.main(["dev"]) == 0
    assert bootstrap.main(["dev"]) == 0
    assert bootstrap.main(["run"]) == 0
    assert installed == ["run", "dev"]


def test_a_changed_lock_is_installed_again(checkout: Path, monkeypatch: pytest.MonkeyPatch):
    installed: list[str] = []
    monkeypatch.setattr(bootstrap, "install", installed.append)
    locks = checkout / "requirements"
    locks.mkdir()
    (locks / "run.txt").write_text("one==1\n", "utf-8")
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", locks)
    bootstrap.main(["run"])
    (locks / "run.txt").write_text("one==2\n", "utf-8")
    bootstrap.main(["run"])
    assert installed == ["run", "run"]


def test_what_failed_is_not_taken_for_installed(checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    def refuse(name: str) -> None:
        raise bootstrap.SetupError("没有网络")

    monkeypatch.setattr(bootstrap, "install", refuse)
    assert bootstrap.main(["run"]) == 2
    assert "没有网络" in capsys.readouterr().err
    assert not (bootstrap.VENV / ".installed-run").exists()


def test_wrong_use_is_said():
    assert bootstrap.main([]) == 2
    assert bootstrap.main(["everything"]) == 2


def test_a_mirror_set_for_pip_serves_uv_too(monkeypatch: pytest.MonkeyPatch):
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_NO_INDEX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    environment = bootstrap.installer_environment([sys.executable, "-m", "pip"])
    assert environment["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"


def test_what_is_set_for_uv_itself_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PIP_NO_INDEX", raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://other.example/simple")
    assert bootstrap.installer_environment(PIP)["UV_DEFAULT_INDEX"] == "https://other.example/simple"


def test_without_a_network_uv_takes_the_same_folder_of_packages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "packages")
    environment = bootstrap.installer_environment(PIP)
    assert environment["UV_NO_INDEX"] == "1"
    assert environment["UV_FIND_LINKS"] == "packages"
