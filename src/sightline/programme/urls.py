"""The addresses of this room, gathered from its ideas. None ever holds a child's reference."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from django.urls import URLPattern

from sightline import programme
from sightline.web.needs import Needs


def _modules() -> Iterator[ModuleType]:
    """Every `<idea>/urls.py`, and where that is a folder each file of it, by name."""
    for idea in sorted(iter_modules(programme.__path__), key=lambda each: each.name):
        folder = import_module(f"{programme.__name__}.{idea.name}") if idea.ispkg else None
        if folder is None or not any(each.name == "urls" for each in iter_modules(folder.__path__)):
            continue
        urls = import_module(f"{folder.__name__}.urls")
        inside = sorted(each.name for each in iter_modules(getattr(urls, "__path__", ())))
        yield from [import_module(f"{urls.__name__}.{name}") for name in inside] or [urls]


_MODULES = list(_modules())

urlpatterns: list[URLPattern] = [pattern for module in _MODULES for pattern in module.urlpatterns]
NEEDS: Needs = {name: need for module in _MODULES for name, need in module.NEEDS.items()}
