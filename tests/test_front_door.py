"""The front door: what `assistant` offers, and how little happens when it is imported."""

import os
import socket
import subprocess
import sys
import tomllib

import pytest
from pytest_socket import SocketConnectBlockedError

import assistant

HEAVY = ("torch", "faiss", "gradio", "transformers", "sentence_transformers", "pydantic", "yaml", "bm25s", "opencc")
QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
}


def after_import(expression, project, **environment):
    """What `expression` gives in a fresh Python, without our settings in its environment, after `import assistant`."""
    inherited = {name: value for name, value in os.environ.items() if name not in QUIET}
    code = f"import os, sys\nimport assistant\nprint({expression})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_the_public_names_are_these():
    assert assistant.__all__ == ["Assistant", "__version__", "build_index", "open_assistant"]


def test_every_public_name_is_there():
    for name in assistant.__all__:
        assert getattr(assistant, name) is not None


def test_an_unknown_name_is_an_attribute_error_that_names_it():
    with pytest.raises(AttributeError, match="'assistant' has no attribute 'answer_everything'"):
        assistant.answer_everything  # noqa: B018


def test_the_version_is_the_one_of_the_project_file(project):
    assert assistant.__version__ == tomllib.loads((project / "pyproject.toml").read_text())["project"]["version"]


def test_importing_loads_no_heavy_library(project):
    assert after_import(f"sorted(set({HEAVY!r}) & set(sys.modules))", project) == "[]"


def test_importing_turns_downloads_and_reports_off(project):
    assert after_import(f"{{name: os.environ.get(name) for name in {list(QUIET)!r}}}", project) == str(QUIET)


def test_importing_leaves_what_the_user_has_set(project):
    assert after_import("os.environ['HF_HUB_OFFLINE']", project, HF_HUB_OFFLINE="0") == "0"


def test_no_test_reaches_the_network():
    with pytest.warns(UserWarning, match="socket"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_tests_may_talk_to_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass
