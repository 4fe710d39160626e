"""`sightline template local`: write an empty local return, ready to be filled."""

import argparse
from pathlib import Path

from sightline.commands.saying import COULD_NOT, out, say
from sightline.docgen import local_return
from sightline.standards import local


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "template", help="write the local return's templates: sightline template local"
    )
    parser.add_argument("which", choices=("local",))
    parser.add_argument("--to", type=Path, default=Path("local_return"), help="the folder to write into")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write one CSV per table with its header, and a README that says what each column holds."""
    folder: Path = chosen.to
    existing = [name for name in _names() if (folder / name).exists()]
    if existing:
        say(f"{folder / existing[0]} exists already and was left alone. Name another folder with --to.")
        return COULD_NOT
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in local.tables().items():
        header = ",".join(field.name for field in table.fields)
        (folder / f"{name.removeprefix('local_')}.csv").write_text(header + "\n", encoding="utf-8")
    (folder / "README.md").write_text(local_return.text(), encoding="utf-8")
    out(f"Wrote {len(local.tables())} templates and a README to {folder}")
    return 0


def _names() -> list[str]:
    return [f"{name.removeprefix('local_')}.csv" for name in local.tables()] + ["README.md"]
