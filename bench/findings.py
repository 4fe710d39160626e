"""`python -m bench.findings`: inspection reports read, against extracting their text alone. Goals of the fourth issue.

Reads the published reports where SIGHTLINE_SHARED names a folder with `ofsted/` in it. Each is read as the command
reads it, in a process of its own that starts Python anew; that start is part of what is measured. Seconds are the
processor's, so that they mean the same beside other work. Linux only, for the memory.
"""

import os
import subprocess
import sys
from pathlib import Path

from bench.goals import at_most
from bench.machine import machine, units, with_units
from bench.timing import say

TOGETHER_UNITS, EACH_MB = 15.0, 300
TEXT_ALONE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
print(sum(len(document[n].get_textpage().get_text_range()) for n in range(len(document))))
"""
READING = """
import sys
from sightline.inspections.reading import values_of
values_of(sys.stdin.buffer.read())
"""
SPENT = """
import resource
spent = resource.getrusage(resource.RUSAGE_SELF)
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent.ru_utime + spent.ru_stime, peak, file=sys.stderr)
"""


def main() -> None:
    """Read every report both ways and say how the goals stand."""
    folder = (
        Path(os.environ.get("SIGHTLINE_SHARED", Path(__file__).parents[2] / "shared" / "data")) / "ofsted"
    )
    files = [path for path in sorted(folder.glob("*.pdf")) if path.read_bytes()[:5] == b"%PDF-"]
    if not files:
        say(
            "Inspection reports: none here (SIGHTLINE_SHARED names a folder with ofsted/ in it). Nothing measured."
        )
        return
    say(f"\n{machine().sentence()}")
    say(f"{len(files)} inspection reports: findings, and their text alone (seconds of one processor, MB)")
    whole = alone = most = 0.0
    for path in files:
        seconds, peak = measured(READING, path)
        text, _ = measured(TEXT_ALONE, path)
        whole, alone, most = whole + seconds, alone + text, max(most, peak)
        say(f"  {path.stem:<28} {seconds:6.2f}  {text:6.2f}  {peak:5.0f}")
    say(f"  together {whole:.1f} s, {whole / alone:.1f} times their text alone ({alone:.1f} s)")
    at_most(
        f"{len(files)} reports within {TOGETHER_UNITS:.0f} units",
        with_units(whole),
        units(whole),
        TOGETHER_UNITS,
    )
    at_most(f"each within {EACH_MB} MB", f"at most {most:.0f} MB", most, EACH_MB)


def measured(program: str, path: Path) -> tuple[float, float]:
    """Seconds of one processor and peak megabytes of a Python program that takes the file on its standard input."""
    done = subprocess.run(
        [sys.executable, "-c", program + SPENT], input=path.read_bytes(), capture_output=True, check=True
    )
    seconds, peak = done.stderr.split()[-2:]
    return float(seconds), int(peak) / 1024


if __name__ == "__main__":
    main()
