"""The process in which an older workbook is opened: it writes each sheet to standard output, or says why not."""

import sys
from pathlib import Path

import pyarrow as pa

from sightline.returns.contract import CannotReadError
from sightline.returns.workbooks.opening import CANNOT_READ, read_here

MEMORY = 4 * 1024**3


def main(path: Path) -> int:
    """Write the sheets of the workbook, one Arrow stream after another; 3 and a sentence where it cannot be read."""
    hold_memory()
    try:
        found = read_here(path.name, path.read_bytes())
    except CannotReadError as fault:
        sys.stderr.buffer.write(f"{fault}\n".encode())
        return CANNOT_READ
    for name, batch in found.items():
        schema = batch.schema.with_metadata({b"sheet": name.encode("utf-8")})
        with pa.ipc.new_stream(sys.stdout.buffer, schema) as stream:
            stream.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
    return 0


def hold_memory() -> None:
    """Hold this process to four gigabytes where the system can: a damaged file then fails, and not the machine."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
