"""What kind of answer a question asks for."""

import pytest

from assistant.answering.kind import asked_for

KINDS = {
    "reason": [
        *("Why are rare earths critical?", "For what reasons?", "How come the number fell?", "Explain the ban."),
        *("為什麼重要？", "为何有几种？", "原因是什麼？", "怎麼只有28項？"),
    ],
    "date": [
        *("When did China announce it?", "What year was the law passed?", "On which date did it begin?"),
        *(
            "Since when is gallium controlled?",
            "中國何時宣布？",
            "什麼時候生效",
            "什么时候生效？",
            "哪一年公布",
            "哪年公布？",
        ),
        *("公告的日期是？", "清單是幾年公布的？", "管制持續多久？", "How long ago was it?"),
    ],
    "number": [
        *("How many minerals are there?", "How much gallium is made?", "What share does China hold?"),
        *(
            "What percentage comes from Japan?",
            "What is the number of entries?",
            "有幾種礦物？",
            "有几项？",
            "產量多少？",
        ),
        *("中國占比是？", "成長幾成", "清單列了幾個", "What price was paid?", "增加了几倍"),
    ],
    "name": [
        *("Who signed it?", "Where is it mined?", "Which country produces most?", "Which law was it?"),
        *(
            "誰簽署的？",
            "谁签署的？",
            "哪國產量最大？",
            "哪個國家？",
            "哪些国家生产？",
            "在哪裡開採？",
            "哪家公司？",
            "哪種礦物？",
            "哪部法律？",
        ),
    ],
    "other": [
        *("What is gallium?", "Compare both lists.", "稀土是什麼？"),
        *("说明清单的内容", "Is gallium on the list?", "鎵"),
    ],
}


@pytest.mark.parametrize(("question", "kind"), [(each, kind) for kind, asked in KINDS.items() for each in asked])
def test_the_kind_is_read_off_the_question(question, kind):
    assert asked_for(question) == kind


@pytest.mark.parametrize("question", ["In which year did how many minerals join?", "哪一年有幾種礦物？"])
def test_a_year_asked_for_is_a_date_although_it_is_a_number(question):
    assert asked_for(question) == "date"


@pytest.mark.parametrize("question", ["", " ", "？", "whenever", "somewhere", "numberless"])
def test_parts_of_words_ask_for_nothing(question):
    assert asked_for(question) == "other"


@pytest.mark.parametrize("question", ["HOW MANY MINERALS?", "ＨＯＷ ＭＡＮＹ？", "how many"])
def test_capitals_and_wide_letters_do_not_matter(question):
    assert asked_for(question) == "number"
