"""What is published works where it is installed: the wheel carries the knowledge and answers from it."""

import json
import os
import subprocess
import sys
import venv
import zipfile

import pytest

QUESTION = "2022年美國關鍵礦物清單有幾項？"


@pytest.mark.slow
def test_the_built_wheel_answers_in_a_clean_environment(project, tmp_path):
    """Installed without its dependencies, which are lent from this environment: no network is needed."""
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", tmp_path, project],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert {"assistant/encoders/shipped/weights.safetensors", "assistant/language/lexicon.npz"} <= packed
    clean = tmp_path / "clean"
    venv.create(clean, with_pip=True)
    python = clean / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True, timeout=300
    )
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    lent = [path for path in sys.path if path.endswith("site-packages")]
    home = tmp_path / "home"
    home.mkdir()
    settings = tmp_path / "assistant.yaml"
    settings.write_text(f"encoder: hashing\nindex: {home / 'index'}\n", encoding="utf-8")
    answered = subprocess.run(
        [python, "-m", "assistant.interfaces.cli", "ask", QUESTION, "--json", "--settings", settings],
        capture_output=True, text=True, timeout=300, check=False, cwd=home,
        env={"PYTHONPATH": os.pathsep.join([site, *lent]), "HOME": str(home), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert answered.returncode == 0, answered.stderr
    answer = json.loads(answered.stdout)
    assert answer["status"] == "answered"
    assert answer["citations"]
    assert "50" in answer["answer"]
