"""The database refuses to change or remove a line of the trail, or to number one out of turn.

Whoever owns the database can take these triggers off again; the seals and the head file are what finds that out.
A later migration that remakes the table (SQLite does, to alter a column) must put them on again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "The trail is append-only: a line cannot be changed or removed."
OUT_OF_TURN = "The trail is append-only: a new line takes the number after the last."

SQLITE = (
    f"CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail_line BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail_line BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "CREATE TRIGGER trail_in_turn BEFORE INSERT ON trail_line "
    "WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM trail_line) "
    f"BEGIN SELECT RAISE(ABORT, '{OUT_OF_TURN}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE FUNCTION trail_check_turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM trail_line) "
    f"THEN RAISE EXCEPTION '{OUT_OF_TURN}'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON trail_line "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail_line "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_in_turn BEFORE INSERT ON trail_line FOR EACH ROW EXECUTE FUNCTION trail_check_turn()",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on. KeyError for a database that is neither: it could not keep the trail safe."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """There is no way back: a trail is not made changeable again."""

    dependencies = (("trail", "0001_tables"),)
    operations = (migrations.RunPython(refuse_changes),)
