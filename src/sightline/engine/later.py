"""Ibis, imported when a question is first written in it and not before.

It takes seconds to load, and most of what people ask is answered from what was worked out: figures that were added up, SQL
that was compiled. What measures, checks and clocks say of themselves (titles, units, limits) is read without it, so the
rooms that write questions take `ibis` and `ir` from here.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:

    class _Later:
        """The library, loaded by the first of its names that is used."""

        def __getattr__(self, name: str) -> Any:
            import ibis

            value = getattr(ibis, name)
            setattr(self, name, value)
            return value

    class _Names:
        """The names of its types, as they stand in signatures: nothing asks what they are while it runs."""

        def __getattr__(self, name: str) -> Any:
            return Any

    ibis = _Later()
    ir = _Names()

__all__ = ["ibis", "ir"]
