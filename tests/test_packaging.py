"""The wheel: installed into an empty environment it works in an empty folder, with all content and templates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("generator", "content", "templates", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, without a network."""
    folder = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run([*command, "--wheel-dir", folder / "dist", folder], check=True)
    [built] = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into an environment that borrows this one's libraries but not its checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    [packages] = folder.glob("lib/python*/site-packages")
    borrowed = "\n".join(path for path in sys.path if path.endswith("site-packages"))
    (packages / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        packages,
        wheel,
    ]
    subprocess.run(command, check=True)
    return folder / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [python, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def files_of(folder: str) -> set[str]:
    """Name the files of one of the checkout's folders, as git would keep them."""
    paths = (ROOT / folder).rglob("*")
    return {
        path.relative_to(ROOT).as_posix()
        for path in paths
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }


def test_the_wheel_holds_every_module_template_and_content_file(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = files_of("generator") | {
        f"generator/packaged/{name}" for name in files_of("content") | files_of("templates")
    }
    assert wanted - held == set()
    assert {name for name in held - wanted if ".dist-info/" not in name} == set()
    assert any(name.endswith("/licenses/LICENSE") for name in held)


def test_an_installed_press_works_in_an_empty_folder(python: Path, tmp_path: Path) -> None:
    where = run(python, tmp_path, "-c", "import generator; print(generator.__file__)")
    assert ROOT not in Path(where.stdout.strip()).parents, where.stderr
    listed = run(python, tmp_path, "-m", "generator", "list", "routines")
    assert "psoas-for-runners" in listed.stdout, listed.stderr
    made = run(python, tmp_path, "-m", "generator", "build", "ankle-and-calf-warm-up", "--only", "card")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "output/ankle-and-calf-warm-up-card.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_of_the_users_own_overrides_the_installed_content(python: Path, tmp_path: Path) -> None:
    path = tmp_path / "content/routines/ankle-and-calf-warm-up.yaml"
    path.parent.mkdir(parents=True)
    text = (ROOT / "content/routines/ankle-and-calf-warm-up.yaml").read_text("utf-8")
    path.write_text(text.replace("version:", "verzion:"), encoding="utf-8")
    checked = run(python, tmp_path, "-m", "generator", "check")
    assert checked.returncode == 2
    assert "content/routines/ankle-and-calf-warm-up.yaml" in checked.stderr
    assert 'verzion is not a known field; did you mean "version"?' in checked.stderr


def test_what_runs_is_what_was_tested() -> None:
    """The two locks pin the same versions, with hashes and without addresses."""
    locks = [(ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock")]
    run_pins, test_pins = (
        {line.removesuffix(" \\") for line in lock.splitlines() if line[:1].isalnum()} for lock in locks
    )
    assert run_pins <= test_pins
    for lock in locks:
        assert lock.count("--hash=sha256:") >= lock.count("==") - 2
        assert "://" not in lock
        assert "--index-url" not in lock


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    for requirement in project["dependencies"]:
        name = requirement.split("=")[0].split(">")[0].strip().lower()
        assert f"\n{name}==" in lock, f"{name} is not in requirements.lock: run `make lock`"
