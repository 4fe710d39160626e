"""Which files the pages are made of is listed once in a process, and not by the first page of every client.

A client of Django's begins the whole application for itself, and WhiteNoise then looks at every file it may serve: a fiftieth of
what tests of pages took. Whatever the tests served, they serve: the files do not change while tests run, but for those that are
fetched where they are not there yet.
"""

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from sightline.web.assets import PACKAGE_FOLDER, STAMP

LISTED = WhiteNoiseMiddleware.add_files_from_finders
"""Listing them, as it is done where pages are served."""
_listed: dict[tuple[object, ...], dict[str, StaticFile]] = {}


def listed_once(middleware: WhiteNoiseMiddleware) -> None:
    """The files as this process has listed them, which nobody changes."""
    key = (middleware.static_prefix, middleware.max_age, (PACKAGE_FOLDER / STAMP).exists())
    if key not in _listed:
        LISTED(middleware)
        _listed[key] = dict(middleware.files)
    middleware.files |= _listed[key]
