"""The page as a server: its one public endpoint, and what it keeps closed."""

import socket
import subprocess
import sys
from contextlib import closing

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.errors import UsageError
from assistant.interfaces.chat.page import build_page, serve
from tests.interfaces.contracts import answer, fake_ask

# Gradio's own bookkeeping asks pandas for an option that pandas is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated")


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def address():
    page = build_page(fake_ask, examples=["清單有幾項？"], name="Test page")
    said = []
    yield serve(page, port=free_port(), block=False, say=said.append)
    page.close(verbose=False)
    assert len(said) == 1


@pytest.fixture(scope="module")
def client(address):
    return Client(address, verbose=False, analytics_enabled=False)


def test_ask_gives_the_contract_object(client):
    found = client.predict("清單有幾項？", api_name="/ask")
    assert found == answer() | {"question": "清單有幾項？", "timing_ms": {"total": 1.0, "history": 0.0}}


def test_ask_takes_a_history(client):
    history = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    assert client.predict("gallium", history, api_name="/ask")["timing_ms"]["history"] == 2
    assert client.predict(question="gallium", history=history, api_name="/ask")["timing_ms"]["history"] == 2


REFUSED = [
    (["x" * 501], "501"),
    ([" "], "is empty"),
    (["x", [{"role": "system", "content": ""}]], "item 1"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_cannot_be_asked_is_refused_with_the_reason(client, arguments, told):
    with pytest.raises(AppError, match=told):
        client.predict(*arguments, api_name="/ask")


def test_ask_is_the_only_public_endpoint(client):
    assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask"]
    assert client.view_api(return_format="dict")["unnamed_endpoints"] == {}


def test_the_server_is_closed_where_the_page_needs_nothing(address):
    config = httpx.get(f"{address}config").json()
    assert config["analytics_enabled"] is False
    assert config["show_error"] is False
    assert httpx.get(f"{address}gradio_api/file=/etc/passwd").status_code in (403, 404)
    assert httpx.get(f"{address}gradio_api/file=pyproject.toml").status_code in (403, 404)
    big = {"files": ("big.txt", b"x" * 200_000)}
    assert httpx.post(f"{address}gradio_api/upload", files=big).status_code == 413


def test_another_site_cannot_ask_through_the_readers_browser(address):
    headers = {"Origin": "http://attacker.example", "Access-Control-Request-Method": "POST"}
    reply = httpx.options(f"{address}gradio_api/call/ask", headers=headers)
    assert "http://attacker.example" not in reply.headers.get("access-control-allow-origin", "")


def test_a_taken_port_is_named():
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} on 127.0.0.1"):
            serve(build_page(fake_ask, examples=[], name="x"), port=port, block=False, quiet=True)


def test_html_is_made_without_gradio():
    program = (
        "import sys, assistant.interfaces.chat.conversation; sys.exit(any(m.startswith('gradio') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
