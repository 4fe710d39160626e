"""Logs that say what went wrong and where in the code, and nothing about a child.

An exception's own words can quote a row ("Key (child_id)=(…) already exists"), and an address can carry what somebody
typed. So a logged exception is its kind and the lines of code it passed through, and addresses lose their queries.
"""

import logging
import re
import traceback
from typing import Any

QUERY = re.compile(r"\?[^\s'\"<>]*")


class QuietFormatter(logging.Formatter):
    """Formats a record without queries and without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as logging would write it, with every query cut off."""
        record.exc_text = None
        return QUERY.sub("", super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """The kind of the exception, of whatever caused it, and where each was raised; never its words."""
        parts, fault = [], ei[1]
        while fault is not None:
            frames = traceback.extract_tb(fault.__traceback__)
            where = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
            parts.append(f"{type(fault).__name__}{where}")
            fault = fault.__cause__ or fault.__context__
        return "\ncaused by ".join(parts)


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
    }
