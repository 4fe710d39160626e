"""Two children with one pupil number."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.checks.national import cin
from sightline.checks.records import records
from sightline.engine.later import ibis
from sightline.standards import codes


@check(
    id="one_upn_two_children",
    title="Two children with one pupil number",
    remedy="If they are one child, merge the two records; if not, correct the number of the one it is not.",
    needs=["ssd_send.send_upn", "ssd_send.send_person_id"],
    breaks=["FD07", "CP06", "CP07"],
    rules=[cin("1520", "More than one record with the same UPN.")],
    says={"annex_a": "Annex A holds no pupil numbers."},
)
def one_upn_two_children(data):
    """Every record whose unique pupil number another child has too. UN1 to UN10 say why there is none."""
    rows = records(data, "ssd_send", "send_upn").mutate(_upn=lambda t: t.send_upn.strip().upper())
    number = (rows._upn.fill_null("") != "") & ~rows._upn.isin(sorted(codes.codes("upn_unknown")))
    numbered = rows.filter(number, rows.child_id.notnull())
    whose = numbered.group_by(_of=numbered.authority, _number=numbered._upn).aggregate(
        _n=numbered.child_id.nunique()
    )
    shared = whose.filter(whose._n > 1)
    wrong = numbered.inner_join(shared, [numbered.authority == shared._of, numbered._upn == shared._number])
    return faults(
        wrong,
        table="ssd_send",
        record_id="record_id",
        field="send_upn",
        value=ibis.literal("a number ") + wrong._n.cast("string") + ibis.literal(" children have"),
        expected="a number of this child's own",
        on=None,
    )
