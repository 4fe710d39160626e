"""A database on PostgreSQL for what is written there."""

from support.postgres import postgres_url  # noqa: F401
