"""What a WSGI application is told of a request, from what an ASGI server says of it."""

import sys
from collections.abc import Mapping
from typing import Any

CONTENT = {"content-length": "CONTENT_LENGTH", "content-type": "CONTENT_TYPE"}


def environ_of(scope: Mapping[str, Any]) -> dict[str, Any]:
    """PEP 3333's environ without `wsgi.input`.

    A header whose name has an underscore is left out: it would be read as the one with a dash, which a proxy in front
    has seen to and this one has not.
    """
    server, client = scope.get("server") or ("localhost", 80), scope.get("client")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", "").encode("utf-8", "surrogateescape").decode("latin-1"),
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0] if client else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    return environ | _headers(scope.get("headers", ()))


def _headers(pairs: Any) -> dict[str, str]:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return {
        CONTENT.get(name, f"HTTP_{name.upper().replace('-', '_')}"): ("; " if name == "cookie" else ",").join(
            each
        )
        for name, each in values.items()
        if "_" not in name
    }
