"""The wheel holds all that the product needs: installed in a clean environment and used far from the checkout."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

ROOT = Path(__file__).parent.parent
MAPPED = ("question_bank", "templates", "reports")
DATA = {".toml", ".html", ".css", ".js", ".svg", ".mo", ".woff2", ".png", ".ico", ".webmanifest"}
BUILT = ("build", "dist", "*.egg-info", "__pycache__")
SAMPLE = ROOT / "tests" / "data" / "session-zh.json"


def call(*command: str | Path, cwd: Path) -> str:
    """What a command prints, run without this checkout in sight; it must succeed."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sources() -> dict[str, Path]:
    """Every file of the product: its name in the installed package, and where it lies in the checkout."""
    found = {}
    for folder in ("interviewkit", *MAPPED):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(ROOT).as_posix()
                found[name if folder == "interviewkit" else f"interviewkit/{name}"] = file
    return found


def test_setup_cfg_lists_every_package() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    listed = setup["options"]["packages"].split()
    folders = {name.rpartition("/")[0].replace("/", ".") for name in sources() if name.endswith(".py")}
    assert sorted(listed) == sorted(folders)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built from a copy so that nothing left over from an earlier build gets in."""
    checkout, dist = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for folder in ("interviewkit", *MAPPED):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns(*BUILT))
    for file in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / file).exists():
            shutil.copy(ROOT / file, checkout)
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", dist, checkout, cwd=dist)
    return next(dist.glob("*.whl"))


def test_every_module_and_data_file_is_in_the_wheel(wheel: Path) -> None:
    wanted = {name for name, file in sources().items() if file.suffix in DATA | {".py"} or file.name == "py.typed"}
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


@dataclass(frozen=True)
class Installed:
    """A clean environment with the wheel in it, and an empty folder to work in."""

    python: Path
    folder: Path

    def run(self, program: str, *arguments: str | Path) -> str:
        """What a program of that environment prints, run in the folder."""
        return call(self.python.parent / program, *arguments, cwd=self.folder)


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel installed; the libraries that it depends on are lent by the environment that runs the tests."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home / "venv", with_pip=False, symlinks=True)
    python = home / "venv" / "bin" / "python"
    into = home / "venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    # A path line alone: the .pth files of that folder, an editable interviewkit's among them, are not followed.
    (into / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (home / "elsewhere").mkdir()
    shutil.copy(SAMPLE, home / "elsewhere" / "sample.json")
    return Installed(python, home / "elsewhere")


def test_the_package_in_use_is_the_wheels(installed: Installed) -> None:
    ask = "import interviewkit, interviewkit.reports as r; print(interviewkit.__file__, r.__file__)"
    for file in installed.run("python", "-c", ask).split():
        assert Path(file).is_relative_to(installed.python.parent.parent)


def test_the_question_bank_came_along(installed: Installed) -> None:
    installed.run("interviewkit", "bank", "check")


def test_a_session_log_replays(installed: Installed) -> None:
    assert '"scorecard"' in installed.run("interviewkit", "replay", "sample.json", "--json")


@pytest.mark.parametrize(("lang", "word"), [("zh", "需求挖掘"), ("en", "Need finding")])
def test_a_session_log_becomes_a_pdf(installed: Installed, lang: str, word: str) -> None:
    installed.run("interviewkit", "report", "sample.json", "--lang", lang, "-o", f"{lang}.pdf")
    pdf = installed.folder / f"{lang}.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert word in "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def test_the_sign_in_page_comes_with_its_style(installed: Installed) -> None:
    visit = """
import re
from interviewkit import create_app
client = create_app().test_client()
page = client.get("/", follow_redirects=True)
styles = re.findall(r'href="([^"]+[.]css[^"]*)"', page.text)
print(page.status_code, *(client.get(style).status_code for style in styles))
"""
    installed.run("interviewkit", "init", "--demo")
    page, *styles = installed.run("python", "-c", visit).split()
    assert page == "200"
    assert styles
    assert set(styles) == {"200"}
