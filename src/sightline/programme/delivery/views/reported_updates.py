"""An update is accepted by a second person, or sent back with a sentence."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.delivery.forms.actions import UpdateDecisionForm
from sightline.programme.delivery.queries.reported_updates import may_decide, said_of, tag_of, update_seen
from sightline.programme.delivery.services.reported_updates import decide_on_update
from sightline.programme.kinds import UPDATE
from sightline.programme.models import ReportedUpdate
from sightline.programme.plans.views.asking import crumbs, form_page, look_in, or_404, username
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Accept an update, or send it back and say why. Whoever reported it or owns the action is refused."""
    report: ReportedUpdate = or_404(update_seen(person(request), number))
    action = report.action
    look_in(request, action.plan)
    if not may_decide(person(request), report):
        refuse(username(request), f"decide on update {report.pk}, which a second person does")
    back = reverse("plan-updates", args=[action.plan_id])
    edit = EditPage(
        request=request,
        thing=report,
        form_of=lambda thing, data: UpdateDecisionForm(data),
        back=back,
        crumbs=crumbs(("Updates", back), page_title=action.reference),
        texts=False,
        saved=f"{action.reference}: your decision on the update is saved.",
        last=lambda now: f"It is {UPDATE.words[now.state].lower()} by now.",
    )

    def do() -> None:
        decide_on_update(report, edition=edit.edition, by=username(request), **edit.form.cleaned_data)

    sent = edit.send(lambda: done(edit.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        f"Check the update of {action.reference}",
        edit.form,
        template="programme/actions/update_check.html",
        report=report,
        state=tag_of(report),
        decisions=[(UPDATE.words[each.now], each) for each in said_of(report)],
        **edit.context,
    )
