"""The addresses of this room. None ever holds a child's reference."""

from sightline.web.needs import Needs

urlpatterns: list = []

NEEDS: Needs = {}
