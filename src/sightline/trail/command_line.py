"""Which command of this machine is running, and whose account runs it: both stand in every line it writes.

The name a person gives on the command line is anybody's word. The machine's account is what the operating system says.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager

_running: list[str] = []


@contextmanager
def running(command: str) -> Iterator[None]:
    """Within, this process is that command, as `cases`; a process that serves pages is none."""
    _running.append(command)
    try:
        yield
    finally:
        _running.pop()


def detail() -> dict[str, str]:
    """`command`, `account` and `machine`, as the lines of a command have them; nothing where no command runs."""
    if not _running:
        return {}
    return {"command": f"sightline {_running[0]}", "account": account(), "machine": platform.node()}


def account() -> str:
    """The account this process belongs to: the one it really runs as, never what the environment says of it."""
    number = getattr(os, "getuid", None)
    if number is None:  # Windows
        return os.getlogin()
    try:
        import pwd

        return pwd.getpwuid(number()).pw_name
    except KeyError:  # an account without a name, as in a container
        return f"account {number()}"
