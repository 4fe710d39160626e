"""The root address table: which room answers which address. Names are given here once, so no room knows another's."""

from django.conf import settings
from django.urls import include, path

handler400 = "sightline.web.incomplete_forms.bad_request"
handler500 = "sightline.web.busy.went_wrong"
urlpatterns = [path("", include(f"sightline.{room}.urls")) for room in settings.ROOMS]
