"""A wheel built from this checkout and installed where the checkout is not, for tests of what a council installs."""

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED_TO_BUILD = ("pyproject.toml", "README.md", "LICENSE")
UV = Path(sys.executable).parent / "uv"


@dataclass(frozen=True)
class Installed:
    """Sightline installed from its wheel: the wheel, the environment's folder, and a place to run it from."""

    wheel: Path
    folder: Path
    away: Path

    def program(self, name: str) -> str:
        """The path of a program of that environment."""
        return str(self.folder / ("Scripts" if os.name == "nt" else "bin") / name)

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing of ours, no make, npm or git: only what an ordinary account has."""
        ours = ("SIGHTLINE_", "PYTHON", "DJANGO_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        kept.pop("DATABASE_URL", None)
        return (
            kept
            | {"PATH": str(Path(self.program("sightline")).parent), "SIGHTLINE_DATA": str(self.away / "var")}
            | more
        )

    def run(self, *asked: str) -> subprocess.CompletedProcess[str]:
        """One run of `sightline`, from a folder that has nothing in it."""
        command = [self.program("sightline"), *asked]
        return subprocess.run(
            command, cwd=self.away, env=self.environment(), text=True, capture_output=True, check=False
        )


def build(aside: Path) -> Path:
    """Build the wheel from a copy, so that nothing an earlier build left behind gets into it."""
    for name in NEEDED_TO_BUILD:
        shutil.copy(ROOT / name, aside / name)
    shutil.copytree(
        ROOT / "src", aside / "src", ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")
    )
    _uv("build", "--quiet", "--wheel", "--out-dir", str(aside / "dist"), str(aside))
    return next((aside / "dist").glob("*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a new environment that borrows the libraries of this one, and none of its code."""
    _uv("venv", "--quiet", "--python", sys.executable, str(folder))
    _uv("pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(folder), str(wheel))
    libraries = next(folder.glob("[Ll]ib/**/site-packages"))
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def _uv(*asked: str) -> None:
    subprocess.run([str(UV), *asked], check=True, capture_output=True, text=True)
