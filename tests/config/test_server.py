"""One server at one address: a second one is told, whoever holds the address and however it is shared."""

import socket
import subprocess
import sys
import urllib.request

import pytest

from sightline.cli import main
from sightline.config.server import why_not_here
from support.processes import environment, shaped

HOST = "127.0.0.1"


@pytest.fixture(params=["alone", "shared"])
def taken(request):
    """A port somebody listens at; shared, as the server's own workers do it."""
    with socket.socket() as held:
        if request.param == "shared":
            if not hasattr(socket, "SO_REUSEPORT"):
                pytest.skip("This system does not share ports.")
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((HOST, 0))
        held.listen()
        yield held.getsockname()[1]


def test_a_port_that_is_taken_is_said_to_be(taken):
    said = why_not_here(HOST, taken)
    assert f"port {taken}" in said and f"--port {taken + 1}" in said


def test_a_free_one_is_not(taken):
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    assert why_not_here(HOST, port) == ""


def test_an_address_that_is_not_this_machines_is_said_to_be(taken):
    assert "192.0.2.1" in why_not_here("192.0.2.1", 8000)


def test_the_command_says_so_and_serves_nothing(taken, capsys):
    assert main(["serve", "--port", str(taken)]) == 1
    said = capsys.readouterr()
    assert "Nothing can be served" in said.out + said.err and "Sightline is at" not in said.out + said.err


def test_it_says_that_it_is_there_when_it_answers_and_nothing_of_its_server(tmp_path):
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    environ = environment(tmp_path / "var", SIGHTLINE_BACKGROUND_WORKER="no", SIGHTLINE_WORKERS="3")
    shaped(environ)
    command = [sys.executable, "-m", "sightline.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environ, text=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert server.stderr
        assert server.stderr.readline() == f"Sightline is at http://{HOST}:{port}. Stop it with Ctrl+C.\n"
        with urllib.request.urlopen(f"http://{HOST}:{port}/health", timeout=5) as page:
            assert page.status == 200
    finally:
        server.terminate()
        said = server.communicate(timeout=60)
    assert said == ("", "")
