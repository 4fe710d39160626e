"""Three children and their assessments, as an SSD folder a council might export."""

from pathlib import Path

PERSON = """pers_person_id,pers_sex,pers_ethnicity,pers_dob
Asha,F,WBRI,2015-01-02
Ben,M,AIND,01/05/2010
Cai,M,WBRI,2012-03-04
"""
REFERRALS = """cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_nfa,cine_referral_team
r1,Asha,2025-03-03,N1,6,N,T1
r2,Ben,2025-03-03,N2,1A,N,T1
r3,Cai,2025-03-03,N1,2A,N,T2
"""
ASSESSMENTS = """cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_team
a1,Asha,r1,2025-03-04,Y,2025-05-08,T1
a2,Ben,r2,2025-03-04,Y,2025-05-09,T1
a3,Cai,r3,2025-03-04,N,,T2
"""


def write(folder: Path) -> Path:
    """Write the folder and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ssd_person.csv").write_text(PERSON, encoding="utf-8")
    (folder / "ssd_cin_episodes.csv").write_text(REFERRALS, encoding="utf-8")
    (folder / "ssd_cin_assessments.csv").write_text(ASSESSMENTS, encoding="utf-8")
    return folder
