"""Where the application keeps what is its own: its database, its keys, and assets fetched for it."""

import os
from pathlib import Path

from sightline.config.private import temporary_folder
from sightline.engine.places import data_folder
from sightline.trail.key_files import key_kept_in


def database_file() -> Path:
    """The SQLite file, used unless DATABASE_URL names another database. Its folder is made if it is not there."""
    data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    return data_folder() / "sightline.sqlite3"


def upload_folder() -> Path | None:
    """Where large uploads lie while they come in; none where nothing can be written, and nothing be uploaded."""
    try:
        return temporary_folder()
    except OSError:
        return None


def secret_key() -> str:
    """Django's secret: SIGHTLINE_SECRET_KEY, else made once and kept where only the owner can read it."""
    own_key = os.environ.get("SIGHTLINE_SECRET_KEY")
    return own_key or key_kept_in(data_folder() / "keys" / "secret").decode("ascii")


def static_folders() -> list[Path]:
    """Folders of static files beside the packages' own: what was fetched, where the package cannot be written to."""
    fetched = data_folder() / "static"
    return [fetched] if fetched.is_dir() else []
