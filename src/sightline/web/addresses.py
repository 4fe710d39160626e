"""Addresses of pages by their names, each found once: a page of hundreds of rows asks for one of each."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name: str, *parts: str | int) -> str:
    """The address of that name with these parts, as `reverse` finds it. NoReverseMatch where there is none."""
    return _address_of(name, parts, get_script_prefix())


@lru_cache(maxsize=10_000)
def _address_of(name: str, parts: tuple[str | int, ...], _prefix: str) -> str:
    return reverse(name, args=parts)
