"""The last few lists that were asked for, held in memory: the next page of a list is not worked out anew.

A snapshot never changes, so what was listed from it stays right. Only this process holds them, and only a few.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

import pyarrow as pa

HELD = 8
_lists: OrderedDict[Hashable, pa.Table] = OrderedDict()
_lock = Lock()


def recent_list(key: Hashable, make: Callable[[], pa.Table]) -> pa.Table:
    """The rows made under `key`, which tells them from every other; made now where they are not held."""
    with _lock:
        if key in _lists:
            _lists.move_to_end(key)
            return _lists[key]
    rows = make()
    with _lock:
        _lists[key] = rows
        while len(_lists) > HELD:
            _lists.popitem(last=False)
    return rows
