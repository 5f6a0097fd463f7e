"""The wheel: everything that a user needs is in it, and it works where nothing else of this repository is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import environment

import plainlang

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plainlang"
CODE = "import plainlang, sys; print(plainlang.__file__); print(plainlang.check('Please utilize it.').findings[0].rule)"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("dist")
    [path] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(path)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def python(installed: Path, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Python in which plainlang is the unpacked wheel."""
    env = {**environment(cwd), "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *args], cwd=cwd, env=env, capture_output=True, text=True)


def names(wheel: Path) -> set[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(folder: Path, *suffixes: str) -> set[str]:
    """Files below a folder of this repository, with slashes."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found if not suffixes or path.suffix in suffixes}


def test_it_holds_the_package(wheel: Path) -> None:
    """Every module, table, notice and schema, and the mark that we are typed."""
    expected = {f"plainlang/{name}" for name in files(PACKAGE, ".py", ".txt", ".md", ".json", ".bin", ".typed")}

    assert set() == expected - names(wheel)
    assert {"plainlang/py.typed", "plainlang/report.schema.json", "plainlang/language/data/NOTICE.md"} <= names(wheel)


def test_it_holds_the_rulesets(wheel: Path) -> None:
    """Each one, with the profiles."""
    expected = {f"plainlang/rulesets/{name}" for name in files(ROOT / "rulesets", ".yaml", ".json")}

    assert set() == expected - names(wheel)
    assert {"plainlang/rulesets/plain-words.yaml", "plainlang/rulesets/profiles/us-federal.yaml"} <= names(wheel)


def test_it_holds_nothing_else(wheel: Path) -> None:
    """No tests, no caches, no second package."""
    assert {"plainlang", f"plainlang_lint-{plainlang.__version__}.dist-info"} == {n.split("/")[0] for n in names(wheel)}
    assert [] == [name for name in names(wheel) if "__pycache__" in name or name.endswith((".pyc", ".orig"))]


def test_its_metadata(wheel: Path) -> None:
    """The version is the one that the package says, and the command is plainlang."""
    info = f"plainlang_lint-{plainlang.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"{info}/METADATA").decode()
        points = archive.read(f"{info}/entry_points.txt").decode()

    assert {"Name: plainlang-lint", f"Version: {plainlang.__version__}"} <= set(metadata.splitlines())
    assert "plainlang = plainlang.cli:main" in points


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(["-m", "plainlang", "--version"], 0, id="version"),
        pytest.param(
            ["-m", "plainlang", "check", "a.md", "--select", "plain-words", "--fail-on", "suggestion"], 1, id="check"
        ),
        pytest.param(["-m", "plainlang", "explain", "plain-words/utilize"], 0, id="explain"),
        pytest.param(["-c", CODE], 0, id="API"),
    ],
)
def test_it_works(args: list[str], code: int, installed: Path, tmp_path: Path) -> None:
    """From the wheel alone, not from this checkout."""
    (tmp_path / "a.md").write_text("Please utilize it.\n")
    done = python(installed, *args, cwd=tmp_path)

    assert (code, "This run failed: 1 warning.\n" if code else "") == (done.returncode, done.stderr)
    assert str(installed) in done.stdout or "-c" not in args


def test_the_shipped_rules_work(installed: Path, tmp_path: Path) -> None:
    """The rulesets in the wheel load, and there are as many as here."""
    code = "from plainlang.shipped import shipped_files; print(*shipped_files())"
    done = python(installed, "-c", code, cwd=tmp_path)
    named = {name.removesuffix(".yaml") for name in files(ROOT / "rulesets", ".yaml")}
    here = {name for name in named if not name.startswith(("checklists/", "scores/"))}  # these are no rules

    assert here == set(done.stdout.split())


@pytest.mark.install
def test_build_and_install(tmp_path: Path) -> None:
    """`pip install` of the built wheel into a new environment gives a command that works."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    bin = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    [path] = (tmp_path / "dist").glob("*.whl")
    subprocess.run([bin / "pip", "install", "--quiet", str(path)], check=True, capture_output=True)
    done = subprocess.run([bin / "plainlang", "--version"], cwd=tmp_path, capture_output=True, text=True)

    assert f"plainlang {plainlang.__version__}\n" == done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash")
@pytest.mark.parametrize(
    ("page", "code"), [pytest.param("a.md", 0, id="a page"), pytest.param("a.png", 2, id="no page")]
)
def test_ci_needs_an_example_page(page: str, code: int, tmp_path: Path) -> None:
    """What CI does with the wheel fails when the page that the README shows is gone."""
    (tmp_path / "docs/examples").mkdir(parents=True)
    (tmp_path / "docs/examples" / page).write_text("Please utilize it.\n")
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    last = script[script.index('"$user" check') : script.index('step "done"')]
    user = Path(sys.executable).parent / "plainlang"
    line = f"set -e; user='{user}'; cd '{tmp_path}'; cd docs; {last}"

    assert code == subprocess.run(["bash", "-c", line], env=environment(tmp_path), capture_output=True).returncode
