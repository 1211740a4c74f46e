"""What scripts/system-libraries.sh does on machines that differ: stand-ins for the system's own tools tell it apart."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "system-libraries.sh"
MAIN = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-cjk"]


class Machine:
    """A PATH of stand-ins: `here` are the packages there, `root` and `sudo` the rights, apt writes into `calls`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state, self.calls = folder / "bin", folder / "here", folder / "calls"
        self.folder.mkdir()
        for tool in ("bash", "env", "grep"):
            (self.folder / tool).symlink_to(shutil.which(tool) or "")
        self.has([])

    def tool(self, name: str, body: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/bash\n{body}\n")
        file.chmod(0o755)

    def has(self, packages: list[str]) -> None:
        self.state.write_text("".join(f"{package}\n" for package in packages))

    def debian(self, *, root: bool, sudo: bool = False, works: bool = True) -> None:
        self.tool("id", f"echo {0 if root else 1000}")
        self.tool("sudo", 'shift; exec "$@"' if sudo else "exit 1")
        self.tool("true", "exit 0")
        self.tool("dpkg-query", f'for last; do :; done; grep -qx "$last" {self.state} && printf installed')
        install = f'[ "$2" = install ] && shift 4 && printf "%s\\n" "$@" >> {self.state}; exit 0'
        self.tool("apt-get", f'echo "$*" >> {self.calls}\n{install if works else "exit 100"}')

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, *arguments], env={**os.environ, "PATH": str(self.folder)}, capture_output=True, text=True
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_says_and_does_nothing_when_all_is_there(machine: Machine) -> None:
    machine.debian(root=True)
    machine.has(MAIN)
    ran = machine.run()
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert not machine.calls.exists()


@pytest.mark.parametrize("rights", [{"root": True}, {"root": False, "sudo": True}])
def test_installs_only_what_is_missing_where_it_may(machine: Machine, rights: dict[str, bool]) -> None:
    machine.debian(**rights)
    machine.has(MAIN[:2])
    assert machine.run().returncode == 0
    update, install = machine.calls.read_text().splitlines()
    assert "update" in update
    assert install.split()[-2:] == MAIN[2:]
    assert MAIN[0] not in install


def test_without_rights_prints_the_one_command_and_fails(machine: Machine) -> None:
    machine.debian(root=False)
    ran = machine.run()
    assert ran.returncode == 1
    assert f"sudo sh -c 'apt-get update && apt-get install --yes {' '.join(MAIN)}'" in ran.stderr
    assert not machine.calls.exists()


def test_what_only_tests_need_stops_nobody(machine: Machine) -> None:
    machine.debian(root=False)
    machine.has(MAIN)
    ran = machine.run("--tests")
    assert ran.returncode == 0
    assert "install --yes chromium poppler-utils'" in ran.stderr


def test_a_failed_installation_prints_the_command(machine: Machine) -> None:
    machine.debian(root=True, works=False)
    ran = machine.run()
    assert ran.returncode == 1
    assert "apt-get install --yes libpango-1.0-0" in ran.stderr


def test_elsewhere_it_names_the_libraries_and_goes_on(machine: Machine) -> None:
    ran = machine.run()
    assert ran.returncode == 0
    assert all(package in ran.stdout for package in MAIN)
