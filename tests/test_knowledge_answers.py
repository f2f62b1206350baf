"""The project's own knowledge, asked: what it holds is found, in both scripts, and answered with its source.

The encoder without a model stands in for the default one, which takes minutes; what is found here is found by words.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest
import yaml

from assistant.config import Settings
from assistant.encoders.hashing import HashingEncoder
from assistant.language.scripts import to_simplified
from assistant.retrieval.index import build_index
from assistant.retrieval.store import open_index, save_index
from assistant.wiring import Assistant

LEAST = 0.98
"""Share of the questions of which each of these must hold."""
SAMPLE = 200


@pytest.fixture(scope="session")
def assistant(real_knowledge, tmp_path_factory):
    """An assistant over the real knowledge, its index written to disk and opened again."""
    knowledge, _ = real_knowledge
    folder, encoder = tmp_path_factory.mktemp("real") / "index", HashingEncoder()
    save_index(build_index(knowledge, encoder, "faiss-flat"), folder)
    return Assistant(Settings(folder, folder, "hashing"), open_index(folder), encoder)


@pytest.fixture(scope="session")
def search(assistant) -> Callable[[str, int], list[str]]:
    """A function from a question to the ids of the k best entries."""
    return lambda question, k: [hit.entry.id for hit in assistant.search(question, k)]


def asked(knowledge, language):
    """(entry, its own first typical question) of each entry that has one."""
    return [(entry.id, entry.asks[language][0]) for entry in knowledge.entries if entry.asks.get(language)]


def test_every_claim_of_the_paper_is_an_entry(project, assistant):
    brief = project.parent / "shared" / "knowledge-brief" / "paper-claims.yaml"
    if not brief.is_file():
        pytest.skip("the brief that lists the paper's claims is not beside this checkout")
    claims = {claim["id"] for claim in yaml.safe_load(brief.read_text(encoding="utf-8"))["claims"]}
    assert len(claims) == 207
    assert claims - {entry.id for entry in assistant.index.entries} == set()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_an_entry_is_among_the_best_five_for_its_own_question(real_knowledge, search, language):
    questions = asked(real_knowledge[0], language)
    missed = [(entry, question) for entry, question in questions if entry not in search(question, 5)]
    assert len(questions) > 500
    assert len(missed) <= (1 - LEAST) * len(questions), missed


def test_both_scripts_find_the_same_entry(real_knowledge, search):
    questions = [question for _, question in asked(real_knowledge[0], "zh-Hant")]
    sample = questions[:: len(questions) // SAMPLE][:SAMPLE]
    folded = [(question, to_simplified(question)) for question in sample]
    apart = [pair for pair in folded if search(pair[0], 1) != search(pair[1], 1)]
    assert len(sample) == SAMPLE
    assert sum(one != other for one, other in folded) > SAMPLE / 2, "most questions differ between the scripts"
    assert len(apart) <= (1 - LEAST) * SAMPLE, apart


class Known(NamedTuple):
    """A question in words of our own; entries that answer it; what the answer must say."""

    question: str
    entries: str
    says: str


KNOWN = [
    Known("In which year did the EU publish its very first list of critical raw materials?", "ev-015", "2011"),
    Known("How big a share of Japan's rare-earth imports in 2018 came from China?", "pf-052", "58%"),
    Known("Who drew up the first unofficial US list of strategic minerals in 1917?", "p3.1-02 ev-001", "Leith"),
    Known("What floor price for NdPr was MP Materials promised?", "pf-025 mp-praseodymium-02", "$110"),
    Known("On what day was the final US list of 35 critical minerals published?", "ev-033 p3.1-17", "18 May 2018"),
    Known("中國從哪一年起實施稀土出口配額許可證？", "ev-006", "1998"),
    Known("加拿大2021年公布的首份關鍵礦物清單列了幾項？", "ev-045 ca-2021", "31"),
    Known("世貿組織專家小組什麼時候裁定中國的稀土出口措施違規？", "ev-019", "2014年3月26日"),
    Known("日本國家儲備的目標一般是幾日的消費量？", "pf-050", "60"),
    Known("中国国务院2016年11月首次列出了多少种战略性矿产？", "ev-026 cn-2016 fn32-01", "24"),
    Known("通用汽车哪一年把麦格昆磁卖给有中资的财团？", "ev-005 fn20-02", "1995"),
    Known("乌克兰国会哪一天批准了美乌重建投资基金协定？", "pf-044", "2025年5月8日"),
    Known("欧盟《关键原材料法》自何时起生效？", "pf-005 ev-059", "2024年5月23日"),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.entries.split()[0])
def test_a_question_in_other_words_is_answered_from_the_right_entry(assistant, known, assert_contract):
    answer = assistant.ask(known.question)
    assert answer.status == "answered"
    assert answer.citations[0].entry.id in known.entries.split()
    assert known.says in answer.sentences[0].text
    assert_contract(answer.to_dict())


@pytest.mark.parametrize(
    "question",
    [
        "Which bakery in Paris sells the best croissants?",
        "How many goals did Messi score in 2022?",
        "請問臺北今天會不會下雨？",
        "红烧肉怎么做才好吃？",
        "What will the price of gallium be in 2040?",
    ],
)
def test_what_the_knowledge_does_not_hold_is_not_answered(assistant, question):
    assert assistant.ask(question).status == "not_found"
