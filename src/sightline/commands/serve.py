"""`sightline serve`: the pages, at http://127.0.0.1:8000."""

import argparse

from sightline.commands.saying import COULD_NOT, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("serve", help="serve the pages at http://127.0.0.1:8000")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve until stopped with Ctrl+C."""
    from sightline.config.server import serve, why_not_here

    fault = why_not_here(chosen.host, chosen.port)
    if fault:
        say(fault)
        return COULD_NOT
    sentence = f"Sightline is at http://{chosen.host}:{chosen.port}. Stop it with Ctrl+C."
    serve(chosen.host, chosen.port, when_up=lambda: say(sentence))
    return 0
