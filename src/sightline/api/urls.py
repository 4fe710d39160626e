"""The addresses of this room: tokens under the account, and the API under /api/v1. What whoever asks may see is decided as on pages."""

from django.urls import URLPattern, path

from sightline.api import views
from sightline.api.endpoints import api
from sightline.web.needs import ANYBODY, Need, Needs

NEEDS: Needs = {
    "tokens": Need("figures.see", "tokens for programs"),
    "token-end": Need("figures.see", "end token {number}"),
    "api-openapi": ANYBODY,
    "api-measures": Need("figures.see", "measures by the API"),
    "api-measure": Need("figures.see", "{figure_id} by the API"),
    "api-periods": Need("figures.see", "periods by the API"),
    "api-units": Need("figures.see", "units by the API"),
    "api-readings": Need("figures.see", "readings by the API"),
    "api-signals": Need("figures.see", "signals by the API"),
    "api-targets": Need("figures.see", "targets by the API"),
    "api-comparators": Need("figures.see", "comparators by the API"),
    "api-freezes": Need("freezes.see", "freezes by the API"),
    "api-freeze-readings": Need("freezes.see", "readings of a freeze by the API"),
}


def _typed(route: str) -> str:
    """The route with its parts said to be texts, as every address here says it."""
    return route.replace("<", "<str:")


_PATTERNS = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name in NEEDS]

urlpatterns = [
    path("account/tokens", views.tokens, name="tokens"),
    path("account/tokens/<int:number>/end", views.end, name="token-end"),
    path("api/v1/openapi.json", views.openapi, name="api-openapi"),
    *(path(f"api/v1/{_typed(str(each.pattern))}", each.callback, name=each.name) for each in _PATTERNS),
]
