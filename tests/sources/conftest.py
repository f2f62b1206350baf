"""One fault planted in knowledge that has none, and what is said about it."""

import pytest

from assistant.sources.knowledge import inspect_knowledge


class Garden:
    """A knowledge folder in which a fault can be planted and looked for."""

    def __init__(self, folder):
        self.folder = folder

    def plant(self, file, old, new):
        """Write `new` in place of the one `old` in `file`."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line(self, file, words):
        """1-based line of the last line that holds the first line of `words`."""
        words = words.strip("\n").split("\n")[0]
        lines = (self.folder / file).read_text(encoding="utf-8").split("\n")
        return max(number for number, line in enumerate(lines, start=1) if words in line)

    def faults(self):
        return inspect_knowledge(self.folder)[1]

    def entry(self, name):
        """The entry of that id; the knowledge must hold no fault."""
        knowledge, faults = inspect_knowledge(self.folder)
        assert faults == []
        return next(entry for entry in knowledge.entries if entry.id == name)


@pytest.fixture
def garden(small_knowledge):
    return Garden(small_knowledge)
