"""`sightline worker`: reads files that were dropped on the pages. `sightline serve` starts one of its own."""

import argparse

from sightline.commands.saying import say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("worker", help="read files dropped on the pages; serve starts one itself")
    parser.add_argument("--once", action="store_true", help="stop when nothing is waiting")
    parser.add_argument("--beside-server", type=int, metavar="PID", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Work until stopped with Ctrl+C."""
    from sightline.config.private import stay_in_the_data_folder
    from sightline.config.setup import ready

    ready()
    stay_in_the_data_folder()
    from sightline.config.leftovers import end_old_sessions, sweep_leftovers
    from sightline.documents.services.sweep import sweep_documents
    from sightline.loading.worker import work

    if chosen.beside_server is None:
        say("Waiting for files dropped on the pages. Stop it with Ctrl+C.")
    work(
        beside_server=chosen.beside_server,
        once=chosen.once,
        also=(sweep_documents, sweep_leftovers, end_old_sessions),
    )
    return 0
