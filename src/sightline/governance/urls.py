"""The addresses of meetings. None ever holds a child's reference, nor an item's title."""

from sightline.web.needs import Needs

urlpatterns: list = []

NEEDS: Needs = {}
