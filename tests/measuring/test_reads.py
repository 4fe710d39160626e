"""Which columns decide a measure: found in its question, and held against what is known of some."""

from sightline.measuring.discover import figure_named
from sightline.measuring.reads import columns_read


def decides(figure_id: str) -> set[str]:
    """The columns that decide a figure, without their tables."""
    return {name.partition(".")[2] for name in columns_read(figure_named(figure_id)[0])}


def test_a_column_read_far_down_decides():
    """Children in care leave out short breaks: their legal status decides, though the measure does not name it."""
    assert "lega_legal_status" in decides("CL01")
    assert {"clae_cla_episode_start_reason", "clap_cla_placement_type"} <= decides("CL06")


def test_what_is_counted_decides():
    assert "clae_cla_episode_ceased_reason" in decides("AD04")
    assert {"clea_care_leaver_activity", "clea_care_leaver_in_touch"} <= decides("LV03.17-18")


def test_what_is_only_shown_or_not_looked_at_does_not_decide():
    assert "clae_cla_primary_need_code" not in decides("CL01")
    assert "clap_cla_placement_type" not in decides("AD04")
    assert decides("CP01") == {"authority", "s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date"}
