"""A process that is killed between the head and the database leaves no tampering, and nothing that was saved goes missing."""

import json

from support.processes import environment, run

KILLED = """
import json, os, signal
from django.db import connections, transaction
from sightline.trail import head_file, services
from sightline.trail.queries import verify

changed = head_file.change

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def dying_at(number, *, written):
    calls = []
    def change(*given):
        calls.append(None)
        if len(calls) == number and not written:
            die()
        changed(*given)
        if len(calls) == number:
            die()
    head_file.change = change

def three_lines():
    with transaction.atomic():
        for number in range(3):
            services.record(by="Ann", action="loaded", what=str(number))

def whole():
    said = verify()
    return [said.ok, said.lines, said.problems, [note[:32] for note in said.notes]]

def killed(prepare):
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            prepare()
            three_lines()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    return whole()

three_lines()
said = {
    "first head": killed(lambda: dying_at(1, written=False)),
    "second head": killed(lambda: dying_at(2, written=False)),
    "commit": killed(lambda: dying_at(3, written=True)),
    "confirmation": killed(lambda: setattr(services, "_confirm", die)),
}
three_lines()
print(json.dumps(said | {"after all": whole()}))
"""
UNDONE = [True, 3, [], ["Line 4 was begun and not kept: t"]]


def test_whatever_a_killed_process_had_written_is_told_apart_from_tampering(tmp_path):
    assert json.loads(run(KILLED, environment(tmp_path / "var"))) == {
        "first head": [True, 3, [], []],
        "second head": UNDONE,
        "commit": UNDONE,
        "confirmation": [True, 6, [], []],
        "after all": [True, 9, [], []],
    }
