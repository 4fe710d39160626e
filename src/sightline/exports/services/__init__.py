"""Making exports."""

from sightline.exports.services.gathering import CannotExportError, MayNotExportError
from sightline.exports.services.power_bi import export_for_power_bi

__all__ = ["CannotExportError", "MayNotExportError", "export_for_power_bi"]
