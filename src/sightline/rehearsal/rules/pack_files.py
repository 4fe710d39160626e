"""What a pack's index says of its files, so that whoever reads one can tell whether it is the one that was made."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

KIND = "Sightline inspection pack"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file: its name, what it is, whether children stand in it, its size in bytes and its SHA-256."""

    name: str
    what: str
    children: bool
    size: int
    sha256: str


def index_text(title: str, lines: Sequence[str], files: Sequence[PackFile]) -> str:
    """The index in Markdown: sentences, and a table of the files."""
    rows = [
        f"| {each.name} | {each.what} | {'Yes' if each.children else 'No'} | {each.size:,} | `{each.sha256}` |"
        for each in files
    ]
    table = ["| file | what it is | children's records | bytes | SHA-256 |", "|---|---|---|---:|---|", *rows]
    return "\n".join([f"# {title}", "", *(f"{line}\n" for line in lines), *table, ""])


def index_json(about: dict[str, object], files: Sequence[PackFile]) -> str:
    """The index for programs."""
    return (
        json.dumps(
            {"kind": KIND, **about, "files": [asdict(each) for each in files]}, indent=1, ensure_ascii=False
        )
        + "\n"
    )


def is_a_pack(text: str) -> bool:
    """Whether this is the index of a pack of ours, which a newer one may take the place of."""
    try:
        about = json.loads(text)
    except ValueError:
        return False
    return isinstance(about, dict) and about.get("kind") == KIND
