from sightline.measures.front_door.fd09 import referrals_by_source
from sightline.standards.codes import REFERRAL_SOURCES


def test_a_code_of_the_dfe_and_a_group_text_of_annex_a_meet_in_one_group(check):
    check(
        referrals_by_source,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | source
        r1          | Asha  | 2025-03-03 | 3E
        r2          | Ben   | 2025-03-03 | d) Health services
        r3          | Cai   | 2025-03-03 | health services
        r4          | Dee   | 2025-03-03 | 6
        r5          | Eve   | 2025-03-03 | 1b
        """,
        part={"Asha": "health", "Ben": "health", "Cai": "health", "Dee": "police", "Eve": "individual"},
    )


def test_a_source_that_is_blank_or_not_known_is_unknown_and_stays_in_the_denominator(check):
    check(
        referrals_by_source,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | source
        r1          | Asha  | 2025-03-03 |
        r2          | Ben   | 2025-03-03 | ZZ9
        r3          | Cai   | 2025-03-03 | 10      # the DfE's own code for unknown
        """,
        counted={"Asha": True, "Ben": True, "Cai": True},
        part={"Asha": "unknown", "Ben": "unknown", "Cai": "unknown"},
    )


def test_the_list_keeps_the_source_as_it_was_recorded(check):
    rows = check(
        referrals_by_source,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | source
        r1          | Asha  | 2025-03-03 | 3E
        """,
    )
    assert rows[0]["source"] == "3E"


def test_there_is_one_figure_for_each_source_and_none_for_all():
    assert [figure.id for figure in referrals_by_source.figures] == [
        f"FD09.{slug}" for slug in REFERRAL_SOURCES
    ]
    assert all(figure.share_of_all for figure in referrals_by_source.figures)
