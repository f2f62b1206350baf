"""The answers that the page is tested with have the shape of real ones."""

from assistant.records import Answer, Entry, Locator, Sentence, Source, cite
from tests.interfaces.contracts import answer, answer_en, greeting, hostile, refusal


def test_the_made_up_answers_have_the_keys_of_real_ones():
    source = Source("paper", "T")
    entry = Entry("e", "fact", {"en": "It lists 50."}, "paper", Locator(section="1"), via=("v",))
    citation = cite(1, entry, "en", 0, 12, source, via=(Source("v", "V"),))
    real = Answer("q", "en", "answered", (Sentence("It lists 50.", (1,)),), (citation,), 0.9, {"total": 1.0}).to_dict()
    for made_up in (answer(), answer_en(), greeting(), refusal(), hostile()):
        assert made_up.keys() == real.keys()
        for each in made_up["citations"]:
            wanted = real["citations"][0]
            assert each.keys() == wanted.keys()
            assert each["source"].keys() == wanted["source"].keys()
            assert each["locator"].keys() == wanted["locator"].keys()
            assert all(one.keys() == wanted["via"][0].keys() for one in each["via"])
