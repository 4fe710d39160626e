"""django-tasks starts without Django's admin, which nothing of ours has: a tenth of what every process spends on starting.

It asks `django_stubs_ext`, whose work is for type checkers, to let some forty classes of Django be written with their types in
brackets, and that imports every room of Django that has one of them, the admin first. django-tasks itself so writes one.
"""

import sys
from types import ModuleType

from django.utils.connection import BaseConnectionHandler

NAME = "django_stubs_ext"


def monkeypatch() -> None:
    """What django-tasks calls: from now on that one class may be written so, and is the same class."""
    BaseConnectionHandler.__class_getitem__ = classmethod(lambda cls, _: cls)  # pyright: ignore[reportAttributeAccessIssue]


def stand_in() -> None:
    """Have this found under the library's name, unless somebody has brought the library itself."""
    module = ModuleType(NAME, __doc__)
    module.monkeypatch = monkeypatch  # pyright: ignore[reportAttributeAccessIssue]
    sys.modules.setdefault(NAME, module)
