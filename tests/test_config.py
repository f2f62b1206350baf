"""Settings: defaults, then the file, then flags; what cannot be used is refused by name."""

from dataclasses import fields
from pathlib import Path

import pytest

from assistant import config
from assistant.config import Settings, load_settings
from assistant.errors import SettingsError


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """An empty working directory, so that no assistant.yaml of the project is read."""
    monkeypatch.chdir(tmp_path)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_file_and_flags_the_projects_own_folders_are_used(project):
    settings = load_settings()
    assert settings == Settings(project / "knowledge", project / "index")
    assert (settings.encoder, settings.engine) == ("trilingual", "faiss-flat")


def test_an_installed_package_uses_its_knowledge_and_the_users_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "_PACKAGE", tmp_path / "site-packages/assistant")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    settings = load_settings()
    assert settings.knowledge == tmp_path / "site-packages/assistant/_knowledge"
    assert settings.index == tmp_path / "cache/critical-minerals-assistant/index"


def test_without_a_cache_variable_the_cache_is_in_the_home(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "_PACKAGE", tmp_path / "site-packages/assistant")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert load_settings().index == tmp_path / "home/.cache/critical-minerals-assistant/index"


def test_the_file_of_the_working_directory_overlays_the_defaults(tmp_path):
    write(tmp_path / "assistant.yaml", "engine: exact\ncandidates: 20\nauto_build: false\n")
    settings = load_settings()
    assert (settings.engine, settings.candidates, settings.auto_build) == ("exact", 20, False)
    assert settings.encoder == "trilingual"


def test_no_reranker_is_used_unless_one_is_named(tmp_path):
    settings = load_settings()
    assert (settings.reranker, settings.rerank_candidates, settings.rerank_budget_ms) == ("", 20, 300)
    file = write(tmp_path / "my.yaml", "reranker: overlap\nrerank_candidates: 100\nrerank_budget_ms: 60000\n")
    settings = load_settings(file)
    assert (settings.reranker, settings.rerank_candidates, settings.rerank_budget_ms) == ("overlap", 100, 60000)


def test_flags_overlay_the_file_unless_they_were_not_given(tmp_path):
    file = write(tmp_path / "my.yaml", "engine: exact\ncandidates: 20\n")
    settings = load_settings(file, {"candidates": 30, "engine": None})
    assert (settings.engine, settings.candidates) == ("exact", 30)


def test_a_named_file_is_read_instead_of_the_one_of_the_working_directory(tmp_path):
    write(tmp_path / "assistant.yaml", "engine: exact\n")
    settings = load_settings(write(tmp_path / "my.yaml", "candidates: 7\n"))
    assert (settings.engine, settings.candidates) == ("faiss-flat", 7)


def test_a_path_in_a_file_starts_at_the_file_and_a_path_in_a_flag_where_one_stands(tmp_path):
    file = write(tmp_path / "deep/my.yaml", "index: ../built\nknowledge: /srv/knowledge\n")
    assert load_settings(file).index == tmp_path / "built"
    assert load_settings(file).knowledge == Path("/srv/knowledge")
    assert load_settings(file, {"index": "here"}).index == tmp_path / "here"


def test_a_path_may_start_at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert load_settings(None, {"index": "~/index"}).index == tmp_path / "home/index"


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_changes_nothing(tmp_path, text):
    assert load_settings(write(tmp_path / "my.yaml", text)) == config.default_settings()


REFUSED = [
    ("colour: red", "there is no setting 'colour'. There are: knowledge, index, encoder"),
    ("candidates: many", "candidates must be of type int, not 'many'"),
    ("candidates: true", "candidates must be of type int, not True"),
    ("candidates: 5.5", "candidates must be of type int, not 5.5"),
    ("candidates: 0", "candidates must be between 1 and 1000, not 0"),
    ("candidates: 1001", "candidates must be between 1 and 1000, not 1001"),
    ("auto_build: 1", "auto_build must be of type bool, not 1"),
    ("reranker:", "reranker must be of type str, not None"),
    ("rerank_candidates: 0", "rerank_candidates must be between 1 and 100, not 0"),
    ("rerank_candidates: 101", "rerank_candidates must be between 1 and 100, not 101"),
    ("rerank_candidates: true", "rerank_candidates must be of type int, not True"),
    ("rerank_budget_ms: 0", "rerank_budget_ms must be between 1 and 60000, not 0"),
    ("rerank_budget_ms: 0.3", "rerank_budget_ms must be of type int, not 0.3"),
    ("engine:", "engine must be of type str, not None"),
    ("index:", "index must be of type .*Path, not None"),
    ("index: ''", "index must be of type .*Path, not ''"),
    ("index: [a, b]", "index must be of type .*Path"),
    ("- engine", "must hold 'name: value' lines"),
    ("engine: [exact", "cannot be read"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED)
def test_what_cannot_be_used_is_refused_and_the_file_named(tmp_path, text, told):
    with pytest.raises(SettingsError, match=rf"my\.yaml.*{told}"):
        load_settings(write(tmp_path / "my.yaml", text))


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "my.yaml").write_bytes(b"engine: \xff\xfe")
    with pytest.raises(SettingsError, match=r"my\.yaml cannot be read"):
        load_settings(tmp_path / "my.yaml")


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match=r"There is no settings file .*none\.yaml"):
        load_settings(tmp_path / "none.yaml")


@pytest.mark.parametrize(("flags", "told"), [({"k": 5}, "no setting 'k'"), ({"candidates": 0}, "not 0")])
def test_a_wrong_flag_is_refused_and_the_command_line_named(flags, told):
    with pytest.raises(SettingsError, match=f"the command line: .*{told}"):
        load_settings(None, flags)


def test_every_setting_stands_in_the_example_with_its_default(project):
    """But for the folders, which lie elsewhere in an installed package."""
    import yaml

    lines = (project / "assistant.yaml.example").read_text(encoding="utf-8").splitlines()
    shown = yaml.safe_load("\n".join(line.removeprefix("# ") for line in lines[1:]))
    defaults = {field.name: field.default for field in fields(Settings)}
    assert shown.keys() == defaults.keys()
    assert {name: shown[name] for name in shown if name not in {"knowledge", "index"}} == {
        name: value for name, value in defaults.items() if name not in {"knowledge", "index"}
    }


def test_every_setting_is_explained():
    assert [field.name for field in fields(Settings) if f"{field.name}:" not in Settings.__doc__] == []
