"""What crosses between two processes: plain values and bytes, and nothing that can run when it is read.

The length of a JSON head in eight bytes, the head, and then the bytes it names, one after another.
"""

import json
from collections.abc import Iterator
from typing import Any

BYTES = "\x00bytes"
"""The one key of what stands in the head in place of some bytes: a dictionary of ours never has it."""
WIDTH = 8


class NotOursError(ValueError):
    """What came is not what `packed` makes."""


def packed(value: Any) -> Iterator[bytes | bytearray | memoryview]:
    """A value of None, bool, int, float, str, bytes, lists, tuples and dictionaries with text as keys, in pieces.

    TypeError where it holds anything else.
    """
    parts: list[bytes | bytearray | memoryview] = []
    head = json.dumps({"value": _without_bytes(value, parts), "sizes": [len(part) for part in parts]})
    yield len(head).to_bytes(WIDTH, "big")
    yield head.encode("ascii")
    yield from parts


def unpacked(raw: bytes | bytearray) -> Any:
    """The value that was packed; tuples come as lists. NotOursError otherwise."""
    whole = memoryview(raw)
    try:
        until = WIDTH + int.from_bytes(whole[:WIDTH], "big")
        head = json.loads(bytes(whole[WIDTH:until]))
        parts: list[bytes] = []
        for size in head["sizes"]:
            parts.append(bytes(whole[until : until + size]))
            until += size
        if until != len(whole) or any(
            len(part) != size for part, size in zip(parts, head["sizes"], strict=True)
        ):
            raise NotOursError("it was cut short")
        return _with_bytes(head["value"], parts)
    except NotOursError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError) as fault:
        raise NotOursError("it is not as it was sent") from fault


def _without_bytes(value: Any, parts: list[bytes | bytearray | memoryview]) -> Any:
    if isinstance(value, (bytes, bytearray, memoryview)):
        parts.append(value)
        return {BYTES: len(parts) - 1}
    if isinstance(value, (list, tuple)):
        return [_without_bytes(each, parts) for each in value]
    if isinstance(value, dict):
        return {name: _without_bytes(each, parts) for name, each in value.items()}
    return value


def _with_bytes(value: Any, parts: list[bytes]) -> Any:
    if isinstance(value, list):
        return [_with_bytes(each, parts) for each in value]
    if isinstance(value, dict):
        if value.keys() == {BYTES}:
            return parts[value[BYTES]]
        return {name: _with_bytes(each, parts) for name, each in value.items()}
    return value
