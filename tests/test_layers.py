"""The house rules, checked on every import: rooms know only lower floors, and each heavy library has one home."""

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "assistant"
FRONT_DOOR = "__init__.py"

# Room -> floor, as in the table of the architecture. A room imports only from lower floors.
FLOORS = {
    "errors.py": 0,
    "records.py": 0,
    "config.py": 1,
    "registry.py": 1,
    "language": 1,
    "models": 1,
    "sources": 2,
    "encoders": 2,
    "rerankers": 2,
    "vectors": 2,
    "retrieval": 3,
    "answering": 4,
    "evaluation": 5,
    "render.py": 5,
    "references.py": 5,
    "wiring.py": 6,
    FRONT_DOOR: 6,
    "interfaces": 7,
}

# The only neighbours that may be known on the same floor.
ALSO = {("records.py", "errors.py"), (FRONT_DOOR, "wiring.py")}

# Library -> the only places that may import it.
HOMES = {
    "torch": ("models/", "encoders/", "rerankers/"),
    "sentence_transformers": ("models/", "encoders/", "rerankers/"),
    "transformers": ("models/", "encoders/", "rerankers/"),
    "huggingface_hub": ("models/",),
    "faiss": ("vectors/",),
    "bm25s": ("retrieval/",),
    "gradio": ("interfaces/chat/",),
    "opencc": ("language/",),
    "pydantic": ("sources/", "evaluation/"),
    "typer": ("interfaces/",),
    "rich": ("interfaces/",),
}

# Slow to import: only inside the function that needs it, never when its file is imported.
WHEN_ASKED_FOR = ("torch", "sentence_transformers", "transformers", "huggingface_hub", "faiss", "bm25s", "opencc")

TARGET = re.compile(r"(assistant(?:\.\w+)+):(\w+)")


class Import(NamedTuple):
    """module: absolute dotted name.  at_once: whether it happens as soon as the file is imported."""

    file: str
    line: int
    module: str
    at_once: bool

    def __str__(self):
        return f"assistant/{self.file}:{self.line} imports {self.module}"


def files():
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def tree(file):
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"), file)


def room_of_file(file):
    return file.split("/")[0]


def room_of_module(module):
    """The room a module of ours belongs to; the front door for `assistant` itself."""
    steps = module.split(".")
    if len(steps) == 1:
        return FRONT_DOOR
    return steps[1] if (PACKAGE / steps[1]).is_dir() else f"{steps[1]}.py"


def imports(file, parsed):
    late = {id(inner) for node in ast.walk(parsed) if isinstance(node, FUNCTIONS) for inner in ast.walk(node)}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = from_modules(file, node)
        else:
            continue
        for module in modules:
            yield Import(file, node.lineno, module, id(node) not in late)


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def from_modules(file, node):
    """Absolute modules of a `from … import …`; the names themselves where they are modules (`from . import wiring`)."""
    base = node.module or ""
    if node.level:
        package = ["assistant", *file.split("/")[:-1]]
        base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
    if base != "assistant":
        return [base]
    return [f"assistant.{alias.name}" if is_module(alias.name) else "assistant" for alias in node.names]


def is_module(name):
    return (PACKAGE / f"{name}.py").is_file() or (PACKAGE / name).is_dir()


ALL = [each for file in files() for each in imports(file, tree(file))]
OURS = [each for each in ALL if each.module.split(".")[0] == "assistant"]


def test_the_table_names_every_room():
    """A new room stands on a floor before anything is built in it."""
    assert {room_of_file(file) for file in files()} <= FLOORS.keys()


def test_imports_are_found_at_all():
    """An empty list would make every rule below hold."""
    assert len(OURS) > 50
    assert any(each.module == "assistant.errors" and each.file == "records.py" for each in OURS)


@pytest.mark.parametrize("room", FLOORS)
def test_a_room_imports_only_from_lower_floors(room):
    wrong = [
        str(each)
        for each in OURS
        if room_of_file(each.file) == room
        and (other := room_of_module(each.module)) != room
        and (room, other) not in ALSO
        and FLOORS[other] >= FLOORS[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_has_one_home(library):
    strangers = [
        str(each) for each in ALL if each.module.split(".")[0] == library and not each.file.startswith(HOMES[library])
    ]
    assert strangers == []


# Making an encoder is a program of its own; its files may import torch at once, since nobody imports them unasked.
TRAINING = "encoders/training/"


@pytest.mark.parametrize("library", WHEN_ASKED_FOR)
def test_a_slow_library_is_imported_only_when_it_is_needed(library):
    found = [
        str(each)
        for each in ALL
        if each.at_once and each.module.split(".")[0] == library and not each.file.startswith(TRAINING)
    ]
    assert found == []


def test_training_is_imported_only_when_somebody_trains():
    from_outside = [
        each for each in OURS if each.module.startswith("assistant.encoders.training") and TRAINING not in each.file
    ]
    assert {each.file for each in from_outside} == {"encoders/train.py"}
    assert [str(each) for each in from_outside if each.at_once] == []


def test_only_the_interfaces_print():
    found = [
        f"assistant/{file}:{node.lineno}"
        for file in files()
        if not file.startswith("interfaces/")
        for node in ast.walk(tree(file))
        if writes_to_the_screen(node)
    ]
    assert found == []


def writes_to_the_screen(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in {"print", "input"}
    return isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr", "sys.stdin"}


def test_only_the_chat_page_knows_its_page_and_no_room_imports_the_interfaces():
    """Whoever wants an answer comes through the wiring; nothing below may reach up to a screen."""
    upward = [str(each) for each in OURS if room_of_module(each.module) == "interfaces"]
    assert [each for each in upward if not each.startswith("assistant/interfaces/")] == []


def targets():
    """Every "module:attribute" written in the package, docstrings left out: the tables of names."""
    for file in files():
        parsed = tree(file)
        said = {id(node.value) for node in ast.walk(parsed) if isinstance(node, ast.Expr)}
        for node in ast.walk(parsed):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                match = TARGET.fullmatch(node.value)
                if match:
                    yield pytest.param(file, match[1], match[2], id=node.value)


@pytest.mark.parametrize(("file", "module", "attribute"), list(targets()))
def test_a_name_in_a_table_leads_to_something_in_the_tables_own_room(file, module, attribute):
    """What is imported by name escapes the eye of the other tests, so it must stay at home and exist."""
    assert room_of_module(module) == room_of_file(file)
    assert hasattr(import_module(module), attribute)
