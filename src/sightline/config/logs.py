"""Logs that say what went wrong and where in the code, and nothing about a child.

An exception's own words can quote a row ("Key (child_id)=(…) already exists"), and an address can carry what somebody
typed, or the secret of a calendar. So a logged exception is its kind and the lines of code it passed through, an address
is the pattern it fits (`/calendar/<str:secret>`), and what fits none is not repeated.
"""

import logging
import re
import traceback
from http.client import responses
from typing import Any

QUERY = re.compile(r"\?[^\s'\"<>]*")


NO_ADDRESS = "(an address we do not have)"


class QuietFormatter(logging.Formatter):
    """Formats a record without what was typed into an address and without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as logging would write it, with every address as its pattern and every query cut off."""
        quiet = logging.makeLogRecord(record.__dict__)
        quiet.exc_text = None
        request = getattr(record, "request", None)
        if request is not None:
            quiet.msg, quiet.args = _without_address(record, request), ()
        elif record.name.startswith("django.security."):  # a name of a host, or whatever else was suspicious
            quiet.msg, quiet.args = record.name.rpartition(".")[2], ()
        return QUERY.sub("", super().format(quiet))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """The kind of the exception, of whatever caused it, and where each was raised; never its words."""
        parts, fault = [], ei[1]
        while fault is not None:
            frames = traceback.extract_tb(fault.__traceback__)
            where = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
            parts.append(f"{type(fault).__name__}{where}")
            fault = fault.__cause__ or fault.__context__
        return "\ncaused by ".join(parts)


def _without_address(record: logging.LogRecord, request: Any) -> str:
    """What Django says of an answer, in words of ours: its status, why a form was refused, and the address's pattern."""
    status = getattr(record, "status_code", 0)
    says = responses.get(status, record.levelname.capitalize())
    if record.name == "django.security.csrf" and isinstance(record.args, tuple) and record.args:
        says = f"{says} ({str(record.args[0]).partition(' - ')[0].rstrip('.')})"
    elif record.name.startswith("django.security."):
        says = f"{says} ({record.name.rpartition('.')[2]})"
    return f"{says}: {pattern_of(request)}"


def pattern_of(request: Any) -> str:
    """The pattern of a request's address, as it stands in the table of addresses."""
    from django.urls import Resolver404, resolve  # the logs are set up before there are addresses

    try:
        match = getattr(request, "resolver_match", None) or resolve(request.path_info)
    except Resolver404:
        return NO_ADDRESS
    return f"/{match.route}"


def logging_settings(level: str = "INFO") -> dict[str, Any]:
    """Django's LOGGING: everything to the console, quietly."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "quiet": {
                "()": "sightline.config.logs.QuietFormatter",
                "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
        "loggers": {
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "sightline": {"handlers": ["console"], "level": level, "propagate": False},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
    }
