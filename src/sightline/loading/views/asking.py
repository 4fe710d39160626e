"""Which load a page is about, and whether whoever asks may see it."""

from django.http import Http404, HttpRequest

from sightline.loading.models import Load
from sightline.loading.queries.sight import sees_load
from sightline.people.queries import person
from sightline.trail.refusing import refuse


def load_named(request: HttpRequest, load_id: int) -> Load:
    """The load of that number. Http404 where there is none; refused where it is of another authority than theirs."""
    user, load = person(request), Load.objects.filter(id=load_id).first()
    if load is None:
        raise Http404
    if not sees_load(user, load):
        refuse(user.get_username(), f"load {load_id}")
    return load
