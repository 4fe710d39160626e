"""The columns each reference measure needs, and how they are read: nothing here is Sightline's but the file names."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds

ASSESSMENTS = ("cina_assessment_id", "cina_assessment_start_date", "cina_assessment_auth_date")
CARE = {
    "ssd_cla_episodes": (
        "clae_cla_episode_id",
        "clae_cla_id",
        "clae_person_id",
        "clae_cla_episode_start_date",
        "clae_cla_episode_start_reason",
        "clae_cla_episode_ceased_date",
        "clae_cla_placement_id",
    ),
    "ssd_legal_status": (
        "lega_person_id",
        "lega_legal_status",
        "lega_legal_status_start_date",
        "lega_legal_status_end_date",
    ),
    "ssd_cla_placement": (
        "clap_cla_placement_id",
        "clap_cla_id",
        "clap_person_id",
        "clap_cla_placement_start_date",
        "clap_cla_placement_end_date",
        "clap_cla_placement_type",
        "clap_cla_placement_provider",
        "clap_cla_placement_urn",
    ),
}
NEEDED: dict[str, dict[str, tuple[str, ...]]] = {
    "45 working days": {
        "ssd_cin_assessments": (*ASSESSMENTS, "cina_referral_id", "cina_person_id"),
        "ssd_cin_episodes": ("cine_referral_id", "cine_referral_date"),
    },
    "re-referral": {
        "ssd_cin_episodes": (
            "cine_referral_id",
            "cine_person_id",
            "cine_referral_date",
            "cine_close_date",
            "cine_referral_nfa",
            "cine_referral_outcome_json",
        )
    },
    "repeat plan": {
        "ssd_cp_plans": (
            "cppl_cp_plan_id",
            "cppl_person_id",
            "cppl_cp_plan_start_date",
            "cppl_cp_plan_end_date",
            "cppl_cp_plan_ola",
        )
    },
    "three placements": CARE,
    "same placement two years": {**CARE, "ssd_person": ("pers_person_id", "pers_dob")},
    "seen within 5 and 10 days": {
        "ssd_cin_assessments": (*ASSESSMENTS, "cina_person_id"),
        "ssd_cin_visits": ("cinv_person_id", "cinv_cin_visit_date", "cinv_cin_visit_seen"),
        "ssd_cp_visits": ("cppv_person_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"),
        "ssd_cla_visits": ("clav_person_id", "clav_cla_visit_date", "clav_cla_visit_seen"),
    },
}
MEASURES: dict[str, tuple[str, ...]] = {
    "45 working days": ("AS01",),
    "re-referral": ("FD07",),
    "repeat plan": ("CP07",),
    "three placements": ("CL06",),
    "same placement two years": ("CL07",),
    "seen within 5 and 10 days": ("AS02", "AS03"),
}
MONTHS = 60
Found = dict[str, dict[str, tuple[int, int]]]  # measure id → month ('2025-06') → (judged, counted)


@dataclass(frozen=True)
class Councils:
    """The files of some councils: `<folder>/<table>/<code>.parquet`, complete up to `data_to`."""

    folder: Path
    codes: tuple[str, ...]
    data_to: date

    @property
    def whose(self) -> list[str]:
        """What tells rows of different councils apart: nothing where there is one, else the authority's code."""
        return ["authority"] if len(self.codes) > 1 else []

    def files(self, table: str) -> list[str]:
        """The Parquet files of one table."""
        return [(self.folder / table / f"{code}.parquet").as_posix() for code in self.codes]

    def one(self, code: str) -> "Councils":
        """One of them alone."""
        return Councils(self.folder, (code,), self.data_to)

    def read(self, name: str) -> dict[str, pd.DataFrame]:
        """The tables a reference measure needs, those columns only, dates as dates."""
        found = {}
        for table, columns in NEEDED[name].items():
            rows = ds.dataset(self.files(table)).to_table(columns=[*self.whose, *columns])
            found[table] = rows.to_pandas(date_as_object=False)
        return found
