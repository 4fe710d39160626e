"""The export as a folder: Parquet, dictionary, project and manifest, every file for its owner alone."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from sightline.files.digest import sha256_of
from sightline.files.whole import open_private
from sightline.star.dictionary import dictionary_csv, dictionary_text
from sightline.star.project import project_files
from sightline.star.schema import FORMAT, TABLES
from sightline.star.tables import Star

DATA, MANIFEST = "data", "manifest.json"
KIND = "Sightline export for Power BI"


def write_folder(star: Star, folder: Path, final: Path) -> str:
    """Write everything into an empty folder that will be `final`; gives what the manifest, written last, hashes to."""
    _folder(folder / DATA)
    for table in TABLES:
        with open_private(folder / DATA / f"{table.name}.parquet") as file:
            pq.write_table(star.tables[table.name], file, compression="zstd")
    texts = {"dictionary.csv": dictionary_csv(), "dictionary.md": dictionary_text(star)}
    for path, text in (texts | project_files(star, str(final / DATA))).items():
        _folder((folder / path).parent)
        with open_private(folder / path) as file:
            file.write(text.encode())
    _manifest(star, folder)
    return sha256_of(folder / MANIFEST)


def is_an_export(folder: Path) -> bool:
    """Whether what lies there is an export of ours, which a newer one may take the place of."""
    try:
        about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(about, dict) and about.get("kind") == KIND


def _manifest(star: Star, folder: Path) -> None:
    about = star.about
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    content = {
        "kind": KIND,
        "format": FORMAT,
        "standing": about["standing"],
        "freeze": about["freeze"] or None,
        "council": about["council"],
        "authority": about["authority"],
        "data_to": about["data_to"].isoformat(),
        "snapshot": about["snapshot"],
        "shown_to": about["shown_to"],
        "made_at": about["made_at"],
        "rows": {each.name: star.tables[each.name].num_rows for each in TABLES},
        "files": {each.relative_to(folder).as_posix(): sha256_of(each) for each in files},
    }
    with open_private(folder / MANIFEST) as file:
        file.write((json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def _folder(folder: Path) -> None:
    """Make it and those above it, for the owner alone."""
    if not folder.exists():
        _folder(folder.parent)
        folder.mkdir(mode=0o700)
