"""A question's SQL, kept once it has been compiled: writing it in Ibis takes longer than one council's answer does.

What is kept is text: which tables the question reads, what it holds on the way, and what it asks last. It is kept under
a fingerprint of everything the text can depend on: the question, the code and the facts of the rooms that write it (whoever
asks names them: `rooms`), and the libraries that compile it. Only the embedded engine does this; on the others the answer takes longer than the writing.
"""

import base64
import gc
import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyarrow as pa

from sightline.engine.code import fingerprint_of
from sightline.engine.connect import Engine
from sightline.engine.duck import DuckEngine, Inputs, QueryStep, tables_read
from sightline.engine.places import data_folder
from sightline.files.whole import write_whole

if TYPE_CHECKING:
    import ibis.expr.types as ir

Parts = Mapping[str, Container[str]]
"""By table, which of the parts it was put together of (`Engine.keep_all`)."""
LIBRARIES = ("ibis-framework", "sqlglot", "duckdb")
KEPT_AT_MOST = 500


@dataclass(frozen=True)
class Last:
    """What is asked last for one answer: its SQL, its columns as a schema of Arrow's own, and the tables it reads."""

    sql: str
    columns: str
    reads: tuple[str, ...] = ()

    def answer(self, engine: DuckEngine) -> pa.Table:
        """The rows, in the columns' own types."""
        schema = pa.ipc.read_schema(pa.py_buffer(base64.b64decode(self.columns)))
        return engine.answer(self.sql).cast(schema)


@dataclass(frozen=True)
class QueryPlan:
    """A question as text: what must be there first, in order, and what is asked last for each of its answers."""

    steps: tuple[QueryStep, ...]
    last: Mapping[str, Last]

    def written(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> "QueryPlan":
        """From JSON; ValueError, KeyError or TypeError where it is none."""
        values = json.loads(text)
        last = {name: Last(**each) for name, each in dict(values["last"]).items()}
        if not last:
            raise ValueError("A plan without an answer.")
        return cls(tuple(QueryStep(**step) for step in values["steps"]), last)

    def rests_on(self, tables: Iterable[str], parts: Parts = MappingProxyType({})) -> frozenset[str]:
        """The store's tables that these tables rest on, however far down, where of some only these `parts` count."""
        below = self._below(tables, parts)
        return frozenset(step.name for step in self.steps if step.kind == "store" and step.name in below)

    def only(self, answers: Container[str], parts: Parts) -> "QueryPlan":
        """What these answers alone need, where of the tables named in `parts` only those parts are worked out."""
        last = {name: each for name, each in self.last.items() if name in answers}
        below = self._below({table for each in last.values() for table in each.reads}, parts)
        steps = (step for step in self.steps if step.kind == "given" or step.name in below)
        return QueryPlan(tuple(step for step in steps if _counts(step, parts)), last)

    def _below(self, tables: Iterable[str], parts: Parts) -> set[str]:
        below: set[str] = set()
        waiting = set(tables)
        while waiting:
            below |= waiting
            steps = [step for step in self.steps if step.name in waiting and _counts(step, parts)]
            waiting = {table for step in steps for table in step.reads} - below
        return below


def _counts(step: QueryStep, parts: Parts) -> bool:
    return not step.part or step.name not in parts or step.part in parts[step.name]


def answer_to(
    engine: Engine, question: str, inputs: Inputs, build: "Callable[[], ir.Table]", *, rooms: tuple[str, ...]
) -> pa.Table:
    """The answer to `build()`, whose SQL is kept under `question`, a text that tells it from every other question.

    `rooms`: those whose code writes the question; the engine's own and those below it go without saying.

    `build` must ask `engine` and nothing else, and what it hands to `engine.keep` as a table of rows, or to `engine.day`,
    must be in `inputs` under the same name.
    """
    return answers_to(engine, question, inputs, lambda: {"": build()}, rooms=rooms)[""]


def answers_to(
    engine: Engine,
    question: str,
    inputs: Inputs,
    build: "Callable[[], Mapping[str, ir.Table]]",
    *,
    rooms: tuple[str, ...],
    narrow: Callable[[QueryPlan], QueryPlan] = lambda plan: plan,
) -> dict[str, pa.Table]:
    """The same for a question with several answers that share what is worked out on the way: each under its name.

    `narrow` says how much of a plan that was kept is asked; where none was kept all is.
    """
    if not isinstance(engine, DuckEngine):
        return {name: rows.to_pyarrow() for name, rows in build().items()}
    path = _place(question, rooms)
    plan = _plan_in(path)
    if plan is None or not inputs.keys() >= {step.name for step in plan.steps if step.kind == "given"}:
        plan = _compiled(engine, build)
        _keep(path, plan)
    else:
        plan = narrow(plan)
        engine.repeat(plan.steps, inputs)
    return {name: last.answer(engine) for name, last in plan.last.items()}


def _compiled(engine: DuckEngine, build: "Callable[[], Mapping[str, ir.Table]]") -> QueryPlan:
    """The plan of a question that nobody has asked yet, with its steps done."""
    with engine.working_ahead(), _written_quickly():
        last = {
            name: Last(engine.sql_of(rows), _columns(rows), tables_read(rows))
            for name, rows in build().items()
        }
    return QueryPlan(tuple(engine.steps), last)


@contextmanager
def _written_quickly() -> Iterator[None]:
    """Within, SQL is written in two thirds of the time, and means the same.

    Python does not look through all it holds for what nothing uses, of which writing makes much; and Ibis does not try to
    make one SELECT of several, which DuckDB does by itself.
    """
    import ibis

    looks, fuses = gc.isenabled(), ibis.options.sql.fuse_selects
    gc.disable()
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = fuses
        if looks:
            gc.enable()


def _columns(rows: "ir.Table") -> str:
    return base64.b64encode(rows.schema().to_pyarrow().serialize()).decode("ascii")


def _place(question: str, rooms: tuple[str, ...]) -> Path:
    name = hashlib.sha256(f"{written_by(rooms)}\n{question}".encode()).hexdigest()[:32]
    return data_folder() / "cache" / "compiled" / f"{name}.json"


@cache
def written_by(rooms: tuple[str, ...]) -> str:
    """A fingerprint of the rooms that write questions and of the libraries that make SQL of them."""
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return hashlib.sha256(f"{libraries}\n{fingerprint_of(rooms)}".encode()).hexdigest()


def _plan_in(path: Path) -> QueryPlan | None:
    try:
        return QueryPlan.read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, plan: QueryPlan) -> None:
    """Keep it, or go on without: a full disk costs the next asker half a second and nobody an answer."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(path.parent)
        write_whole(path, plan.written(), durable=False)


def _sweep(folder: Path) -> None:
    plans = list(folder.glob("*.json"))
    if len(plans) >= KEPT_AT_MOST:
        for old in sorted(plans, key=lambda each: each.stat().st_mtime)[: KEPT_AT_MOST // 2]:
            old.unlink(missing_ok=True)
