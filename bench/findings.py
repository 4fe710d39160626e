"""`python -m bench.findings`: inspection reports read, against extracting their text alone. Goals of the fourth issue.

Reads the published reports where SIGHTLINE_SHARED names a folder with `ofsted/` in it. Each is read as the command
reads it, in a process of its own that starts Python anew; that start is part of what is measured.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.goals import goal
from bench.timing import say

TOGETHER_SECONDS, EACH_MB = 15.0, 300
TEXT_ALONE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
print(sum(len(document[n].get_textpage().get_text_range()) for n in range(len(document))))
"""
ASIDE = """
import sys
from sightline.inspections.aside import main
main()
"""
PEAK = "\nimport resource, sys; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"


def main() -> None:
    """Read every report both ways and say how the goals stand."""
    folder = Path(os.environ.get("SIGHTLINE_SHARED", "/nowhere")) / "ofsted"
    files = [path for path in sorted(folder.glob("*.pdf")) if path.read_bytes()[:5] == b"%PDF-"]
    if not files:
        say(
            "Inspection reports: none here (SIGHTLINE_SHARED names a folder with ofsted/ in it). Nothing measured."
        )
        return
    say(f"\n{len(files)} inspection reports: findings, and their text alone (seconds, MB)")
    whole = alone = most = 0.0
    for path in files:
        seconds, peak = measured(ASIDE, path)
        text, _ = measured(TEXT_ALONE, path)
        whole, alone, most = whole + seconds, alone + text, max(most, peak)
        say(f"  {path.stem:<28} {seconds:6.2f}  {text:6.2f}  {peak:5.0f}")
    say(f"  together {whole:.1f} s, {whole / alone:.1f} times their text alone ({alone:.1f} s)")
    goal(f"{len(files)} reports within {TOGETHER_SECONDS:.0f} s", f"{whole:.1f} s", whole <= TOGETHER_SECONDS)
    goal(f"each within {EACH_MB} MB", f"at most {most:.0f} MB", most <= EACH_MB)


def measured(program: str, path: Path) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a Python program that takes the file on its standard input."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program + PEAK], input=path.read_bytes(), capture_output=True, check=True
    )
    return time.perf_counter() - began, int(done.stderr.split()[-1]) / 1024


if __name__ == "__main__":
    main()
