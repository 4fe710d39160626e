"""While a request is answered, the measures that people enter are known beside those that are worked out."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from sightline.entries.queries.registry import entered_measures
from sightline.measuring.discover import know_entered
from sightline.measuring.measure import Measure
from sightline.people.queries import person


def know_entered_measures(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: those of the authorities this person belongs to; read when something first asks for a figure."""

    def middleware(request: HttpRequest) -> HttpResponse:
        def load() -> Mapping[str, Measure]:
            user = person(request)
            return entered_measures(user.authority) if user.is_authenticated else {}

        know_entered(load)
        return get_response(request)

    return middleware
