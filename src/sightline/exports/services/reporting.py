"""Reporting tables on PostgreSQL: written and recorded together, or neither."""

from collections.abc import Sequence

import psycopg

from sightline.exports.services.gathering import CannotExportError, gathered
from sightline.exports.verbs import ExportVerb
from sightline.star.postgres import CannotReportError, units_meant, write_reporting
from sightline.star.tables import Star
from sightline.trail.services import record, recorded_transaction


def write_reporting_views(
    address: str, *, authority: str, freeze: str = "", by: str = "", readers: Sequence[tuple[str, str]] = ()
) -> Star:
    """Write the figures of an authority to the database at `address`, for whoever `by` is or as they may be published.

    `readers`: database users, each with the reference of a unit, or "every". CannotExportError where the database cannot be
    reached or will not do, where it has no such user, and for all that `gathered` refuses. What was there stays then.
    """
    made = gathered(authority=authority, freeze=freeze, by=by)
    try:
        wanted = [(reader, key) for reader, unit in readers for key in units_meant(made.star, unit)]
        with psycopg.connect(address, connect_timeout=10) as connection:
            write_reporting(made.star, connection, wanted)
            with recorded_transaction():
                record(
                    by=made.by, action=ExportVerb.REPORTING_VIEWS_WRITTEN, what=made.which, detail=made.detail
                )
                connection.commit()
    except CannotReportError as fault:
        raise CannotExportError(f"{fault} Nothing was written.") from fault
    except psycopg.Error as fault:
        sentence = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
        raise CannotExportError(
            f"The reporting database cannot be written: {sentence}. Nothing was written."
        ) from fault
    return made.star
