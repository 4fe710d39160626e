"""Reads a TMDL folder back, by the rules of the language and by nothing of ours: tabs nest, `///` describes, `=` begins an expression."""

import re
from dataclasses import dataclass, field
from pathlib import Path

OBJECT = re.compile(
    r"(?P<kind>database|model|table|column|measure|partition|relationship|role|tablePermission|expression|annotation)"
    r"(?: (?P<name>'(?:[^']|'')+'|[^\s=:]+))?(?: = ?(?P<expression>.*))?"
)
PROPERTY = re.compile(r"(?P<name>[A-Za-z]\w*)(?:: (?P<value>.*)| =(?P<expression>.*))?")
REFERENCE = re.compile(r"ref (table|role) ('(?:[^']|'')+'|\S+)")


@dataclass
class Part:
    """One object of the model, with its properties and what stands in it."""

    kind: str
    name: str
    expression: str = ""
    description: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def each(self, kind: str) -> dict[str, "Part"]:
        """The objects of a kind in it, by name."""
        return {part.name: part for part in self.parts if part.kind == kind}


def read_folder(folder: Path) -> tuple[Part, list[tuple[str, str]]]:
    """The model with everything in it, and what model.tmdl refers to."""
    whole, refers = Part("folder", ""), []
    for file in sorted(folder.rglob("*.tmdl")):
        refers += _read(file.read_text(encoding="utf-8"), whole)
    return whole, refers


def plain(name: str) -> str:
    """A name without its quotes."""
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _read(text: str, whole: Part) -> list[tuple[str, str]]:
    open_parts, waiting, refers, lines = [whole], [], [], text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        depth, rest = len(line) - len(line.lstrip("\t")), line.strip("\t")
        assert line == line.rstrip(), f"White space ends the line {line!r}"
        if not rest:
            continue
        if rest.startswith("/// "):
            waiting.append(rest[4:])
            continue
        if reference := REFERENCE.fullmatch(rest):
            refers.append((reference[1], plain(reference[2])))
            continue
        assert depth < len(open_parts) + 1, f"{rest!r} is nested in nothing"
        found = OBJECT.fullmatch(rest)
        if found and not (depth and PROPERTY.fullmatch(rest) and ": " in rest.split(" = ")[0]):
            del open_parts[depth + 1 :]
            part = Part(
                found["kind"],
                plain(found["name"] or ""),
                (found["expression"] or "").strip(),
                "\n".join(waiting),
            )
            open_parts[depth].parts.append(part)
            open_parts.append(part)
            waiting = []
            continue
        found = PROPERTY.fullmatch(rest)
        assert found and depth, f"{rest!r} is no line of TMDL"
        del open_parts[depth + 1 :]
        value = found["value"] if found["value"] is not None else found["expression"]
        if found["expression"] is not None and not value.strip():
            block = []
            while place < len(lines) and lines[place].startswith("\t" * (depth + 2)):
                block.append(lines[place].strip())
                place += 1
            value = " ".join(block)
        open_parts[depth].properties[found["name"]] = "true" if value is None else value.strip()
    assert not waiting, f"A description of nothing: {waiting}"
    return refers
