"""One figure over months, as charts and signals take it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Months:
    """One figure over months, oldest first. `values`, `tops` and `bases` as in a Reading: None where there is none."""

    names: tuple[str, ...]
    values: tuple[float | None, ...]
    tops: tuple[float | None, ...]
    bases: tuple[float | None, ...]

    def last(self, count: int) -> "Months":
        """The last `count` of them."""
        return self._cut(slice(-count, None))

    def first(self, count: int) -> "Months":
        """The first `count` of them."""
        return self._cut(slice(count))

    def _cut(self, part: slice) -> "Months":
        return Months(self.names[part], self.values[part], self.tops[part], self.bases[part])
