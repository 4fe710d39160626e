"""Keeping the sweep for what is no longer needed short, once a process serves pages."""

import gc

from django.urls import get_resolver


def settle() -> None:
    """Read every page's code now, and set what is kept for good apart.

    Python looks through everything a process holds, now and again, for what nothing uses any more. The code itself is
    two hundred thousand things and over a tenth of a second of that, in the middle of whichever page is being answered.
    Set apart, it is not looked through again. Call it once, when the application is made.
    """
    get_resolver().url_patterns  # noqa: B018  reading them imports every page
    gc.collect()
    gc.freeze()
