"""What of a paper's words is exempt from the public, and the words without it. Pure."""

import re
from typing import Any

BEGIN = re.compile(r"^\s*\{(?P<kind>exempt|only)\b[^}]*\}\s*$")
END = re.compile(r"^\s*\{end\}\s*$")
LEFT_OUT = "[Exempt: not for publication]"


def is_exempt(value: Any) -> bool:
    """Whether any words of a value stand in `{exempt …}` … `{end}`."""
    if isinstance(value, str):
        return any((match := BEGIN.match(line)) and match["kind"] == "exempt" for line in value.splitlines())
    if isinstance(value, dict):
        return any(is_exempt(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return any(is_exempt(each) for each in value)
    return False


def without_exempt(value: Any) -> Any:
    """The same value with a line in place of everything exempt. What is begun and never ended goes to the end of its text."""
    if isinstance(value, str):
        return _without(value) if is_exempt(value) else value
    if isinstance(value, dict):
        return {key: without_exempt(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_exempt(each) for each in value]
    return value


def _without(text: str) -> str:
    lines: list[str] = []
    open_blocks: list[str] = []
    for line in text.splitlines():
        match = BEGIN.match(line)
        hidden = "exempt" in open_blocks
        if match:
            if match["kind"] == "exempt" and not hidden:
                lines.append(LEFT_OUT)
            open_blocks.append(match["kind"])
            hidden = "exempt" in open_blocks
        elif END.match(line) and open_blocks:
            open_blocks.pop()
        if not hidden:
            lines.append(line)
    return "\n".join(lines)
