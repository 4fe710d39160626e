from sightline.measures.assessment.as04 import seen_before_completion


def test_only_a_child_recorded_as_seen_counts(check):
    check(
        seen_before_completion,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | started    | authorised | seen
        a1            | Asha  | 2025-03-03 | 2025-04-01 | yes
        a2            | Ben   | 2025-03-03 | 2025-04-01 | no
        a3            | Cai   | 2025-03-03 | 2025-04-01 |        # not recorded: not seen
        a4            | Dee   | 2025-03-03 |            | yes    # not finished: not judged
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
    )
