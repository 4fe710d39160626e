"""What can be said of the libraries without a network: `python requirements/audit.py`, part of `make check`.

Every locked library is held to its hashes and to one version, what is installed is what is locked, and the licence of
each may stand beside ours. Whether one has a known weakness only the network can tell: `make audit` asks it.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker

HERE = Path(__file__).parent
LOCKS = ("uv.txt", "node.txt", "pip.txt", "run.txt", "test.txt")
SHIPPED = "run.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)\s*(;[^\\]*)?")
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|MPL|Mozilla|LGPL|Lesser General Public|PSF|Python Software Foundation|ISC|0BSD|Unlicense|"
    r"Public Domain|Zlib|HPND|CC0)\b",
    re.IGNORECASE,
)
NEVER = re.compile(r"\b(A?GPL\S*|(GNU )?(Affero )?General Public License)", re.IGNORECASE)
LESSER = re.compile(
    r"\bL(esser )?G(eneral )?P(ublic )?L(icense)?\S*|Lesser General Public License", re.IGNORECASE
)
LEFT_BY_VENV = ("pip", "setuptools")
READ_BY_HAND: dict[str, str] = {}
"""Libraries that do not state their licence where machines look, and what their licence file says."""


def pins(lock: str) -> Iterator[tuple[str, str, str, int]]:
    """Every library of a lock's text: its name, version, marker, and how many hashes it is held to."""
    for block in re.split(r"\n(?=[A-Za-z0-9-])", lock.strip()):
        found = PIN.match(block)
        if found:
            yield found[1], found[2], (found[3] or "").strip("; ").strip(), block.count("--hash=sha256:")
        elif block and block[0] not in "#-":
            yield block.split()[0], "", "", 0


def faults_of_lock(name: str, lock: str) -> list[str]:
    """What is wrong with a lock, in sentences."""
    faults = [
        f"{name}: {library} is not held to one version and its hashes. Run make lock."
        for library, version, _, hashes in pins(lock)
        if not version or not hashes
    ]
    if re.search(r"://|--(extra-)?index-url|--find-links", lock):
        faults.append(
            f"{name} names a place to fetch from, which is nobody's business but the machine's. Run make lock."
        )
    return faults


def licence(library: str) -> str:
    """What a library that is installed says of its licence; blank where it says nothing."""
    said = metadata.metadata(library)
    classifiers = [each for each in said.get_all("Classifier") or [] if each.startswith("License ::")]
    short = (said.get("License") or "").strip().partition("\n")[0]
    return "; ".join(filter(None, [said.get("License-Expression"), *classifiers, short]))


def may_stand_beside_ours(said: str) -> bool:
    """Whether a licence, as it is stated, is one that we take; where there is a choice, whether one of them is."""
    choices = re.split(r"\s+OR\s+", said)
    return any(ALLOWED.search(each) and not NEVER.search(LESSER.sub("", each)) for each in choices)


def faults_of_installed(lock: str) -> tuple[list[str], int]:
    """What is wrong with the libraries installed here, in sentences, and how many are for other machines."""
    faults, elsewhere = [], 0
    for library, version, marker, _ in pins(lock):
        if marker and not Marker(marker).evaluate():
            elsewhere += 1
            continue
        try:
            here = metadata.version(library)
        except metadata.PackageNotFoundError:
            faults.append(f"{library} is locked and not installed. Run make again.")
            continue
        if here != version:
            faults.append(f"{library} {here} is installed and {version} is locked. Run make again.")
        said = READ_BY_HAND.get(library.lower()) or licence(library)
        if not may_stand_beside_ours(said):
            faults.append(
                f"{library}: its licence is '{said[:80]}'. Find another library, or read it and say so here."
            )
    return faults, elsewhere


def faults_of_what_venv_left() -> list[str]:
    """An installer of the day this Python was made, with the weaknesses found since: it is not needed, and must be gone."""
    return [
        f"{name} {metadata.version(name)} was left by python -m venv and no lock holds it. Run make again."
        for name in LEFT_BY_VENV
        if any(metadata.distributions(name=name))
    ]


def main() -> int:
    """Say what is wrong, or that nothing is; 1 where something is."""
    locks = {name: (HERE / name).read_text(encoding="utf-8") for name in LOCKS}
    faults = [fault for name, lock in locks.items() for fault in faults_of_lock(name, lock)]
    wrong, elsewhere = faults_of_installed(locks[SHIPPED])
    wrong += faults_of_what_venv_left()
    for fault in [*faults, *wrong]:
        print(fault)
    if not faults and not wrong:
        print(
            f"Libraries: {len(list(pins(locks[SHIPPED])))} locked with hashes, licences in order; {elsewhere} are for "
            "other machines and were not looked at. Known weaknesses: make audit, with a network."
        )
    return 1 if faults or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
