"""What a question takes for done must be known to the entries that answer it."""

import pytest

from assistant.answering.predicates import unmatched

# Question, what an entry without it tells, what one with it tells, the class.
PAIRS = [
    ("日本哪一年退出協定？", "日本簽署協定。", "日本於2024年退出協定。", "withdrawn"),
    ("When did Japan withdraw from the pact?", "Japan signed it.", "Japan left the pact.", "withdrawn"),
    ("豐田何時停產這種磁鐵？", "豐田發表磁鐵。", "豐田停止生產磁鐵。", "given up"),
    (
        "When did Toyota abandon the magnet?",
        "Toyota sells it.",
        "Toyota stopped making it.",
        "given up",
    ),
    ("韓國何時禁止鎢出口？", "韓國出口石墨。", "韓國對鎢設出口管制。", "forbidden"),
    ("When was it banned?", "It was sold.", "It was prohibited.", "forbidden"),
    ("谁废除了这部法律？", "法律于2010年提出。", "法律于2012年失效。", "repealed"),
    ("新开的三座矿在哪里？", "臺灣進口稀土。", "三座矿投产。", "opened"),
    ("雷達能輕多少？", "探測距離增加50%。", "重量減少5公斤。", "weighed"),
    ("商務部長是誰？", "商務部公布公告。", "部長王文濤宣布。", "person"),
    ("Who was the minister of commerce?", "The ministry announced it.", "Minister Wang said so.", "person"),
    ("一年回收多少公噸？", "一家工廠回收鍺。", "每年回收5公噸。", "tonnes"),
    ("占百分之幾？", "多數來自中國。", "98%來自中國。", "percent"),
    ("鎵的熔點是多少？", "鎵的價格是580。", "鎵的熔點是30度。", "melting"),
]


@pytest.mark.parametrize(("question", "without", "with_it", "name"), PAIRS)
def test_it_is_missed_where_it_is_not_told_and_only_there(question, without, with_it, name):
    assert unmatched(question, without) == name
    assert unmatched(question, with_it) is None


@pytest.mark.parametrize(
    "question", ["What is gallium?", "稀土有幾種？", "Which countries left theirs unsigned?", "新的清單有幾項？"]
)
def test_a_question_that_takes_nothing_for_done_misses_nothing(question):
    assert unmatched(question, "") is None
