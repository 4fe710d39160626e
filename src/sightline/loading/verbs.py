"""What the trail can say of loads."""

from sightline.trail.verbs import TrailVerb

_LOAD = "the load and its files, as load 12: annex_a.xlsx and 3 more files"


class LoadingVerb(TrailVerb):
    """What becomes of a load."""

    FILES_RECEIVED = "files_received", "the load, as load 12", "files", "not_kept"
    FILE_REMOVED = "file_removed", "the load, as load 12", "file"
    LOAD_STARTED = "load_started", _LOAD
    LOAD_PREVIEWED = "load_previewed", _LOAD, "snapshot", "faults"
    LOAD_FAILED = "load_failed", _LOAD
    LOAD_DECLINED = "load_declined", _LOAD
    MADE_CURRENT = "made_current", _LOAD, "snapshot", "instead_of"
    LOAD_UNDONE = "load_undone", f"{_LOAD}; or a snapshot that no load made", "snapshot", "back_to"
    PUBLISHED_FIGURES_LOADED = (
        "published_figures_loaded",
        "the releases, as figures to compare with: referrals 2025",
        "files",
    )
    LOADED = "loaded", _LOAD, "snapshot", "instead_of", "authorities", "data_to", "faults"
