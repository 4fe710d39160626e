"""A temporary PostgreSQL database for a test, on the server SIGHTLINE_TEST_POSTGRES names."""

import os
import secrets
from collections.abc import Iterator

import psycopg
import pytest

SERVER = os.environ.get("SIGHTLINE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432")
HOW_TO_GET_IT = (
    f"No PostgreSQL answers at {SERVER}. Start one there (Debian: apt-get install postgresql), with a user who may make "
    "databases, or name another in SIGHTLINE_TEST_POSTGRES as postgresql://user:password@host:port."
)


def _server() -> psycopg.Connection:
    try:
        return psycopg.connect(f"{SERVER}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        if os.environ.get("CI") == "true":
            pytest.fail(HOW_TO_GET_IT)
        pytest.skip(HOW_TO_GET_IT)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of an empty database of this test's own; it goes when the test ends."""
    name = f"sightline_test_{secrets.token_hex(6)}"
    with _server() as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{SERVER}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
