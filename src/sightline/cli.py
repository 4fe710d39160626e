"""`sightline …`: load files, compute, print figures, list the children behind one."""

import argparse
import gc
import io
import sys

from sightline.calendars.faults import SettingsError
from sightline.commands import COMMANDS, command
from sightline.commands.disk import fault_of_the_disk
from sightline.commands.saying import COULD_NOT, say
from sightline.config.faults import CannotUpgradeError
from sightline.config.private import keep_private
from sightline.config.room_for_calls import with_room
from sightline.engine.faults import CannotReachEngineError, UnknownEngineError
from sightline.engine.places import data_folder
from sightline.trail import command_line

SERVING = ("serve", "worker")
"""What these do is done for whoever asked on a page, and never for whoever started them."""
LOOKED_THROUGH_AFTER = 100_000
"""So many new things, and Python looks for what nothing uses. At its usual 700 a command spends a tenth of its time on that."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 could not, 2 misuse, 3 not allowed.

    Without `arguments` those of this process are taken, and it does nothing afterwards but end.
    """
    if arguments is not None:
        return with_room(_answered, arguments)
    if sys.argv[1:2] not in ([each] for each in SERVING):
        gc.set_threshold(LOOKED_THROUGH_AFTER)
    try:
        return with_room(_answered, sys.argv[1:])
    finally:
        gc.freeze()  # as it ends, Python would look through all it holds once more


def _answered(words: list[str]) -> int:
    speak_utf8()
    keep_private()
    parser = argparse.ArgumentParser(
        prog="sightline", description="One line of sight for children's services."
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        command(name).add_to(subparsers)
    chosen = parser.parse_args(words)
    if not chosen.command:
        parser.print_help()
        return 2
    try:
        if chosen.command in SERVING:
            return chosen.run(chosen)
        with command_line.running(chosen.command):
            return chosen.run(chosen)
    except (CannotReachEngineError, CannotUpgradeError, SettingsError, UnknownEngineError) as fault:
        say(str(fault))
        return COULD_NOT
    except BrokenPipeError:  # the reader of our output has gone, as in `| head`
        sys.stderr.close()
        return 0
    except Exception as fault:
        sentence = fault_of_the_disk(fault, data_folder())
        if not sentence:
            raise
        say(sentence)
        return COULD_NOT


def speak_utf8() -> None:
    """Write UTF-8 also into a file or a pipe on Windows, whose own code page lacks letters that names have."""
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
