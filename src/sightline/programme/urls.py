"""The addresses of this room, gathered from `addresses/`. None ever holds a child's reference."""

from importlib import import_module
from pkgutil import iter_modules

from django.urls import URLPattern

from sightline.programme import addresses
from sightline.web.needs import Needs

_MODULES = [
    import_module(f"{addresses.__name__}.{found.name}")
    for found in sorted(iter_modules(addresses.__path__), key=lambda found: found.name)
]

urlpatterns: list[URLPattern] = [pattern for module in _MODULES for pattern in module.urlpatterns]
NEEDS: Needs = {name: need for module in _MODULES for name, need in module.NEEDS.items()}
