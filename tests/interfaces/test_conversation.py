import pytest

from assistant.errors import AssistantError, UsageError
from assistant.interfaces.chat.conversation import (
    HISTORY_LIMIT,
    KEPT_EXCHANGES,
    QUESTION_LIMIT,
    TURN_LIMIT,
    answer_over_http,
    converse,
    turns_from,
)
from assistant.interfaces.chat.exchange import Exchange
from assistant.records import Turn
from tests.interfaces.contracts import answer, fake_ask


def never(question, history):
    raise AssertionError("was asked")


def test_a_question_is_shown_first_and_answered_then():
    waiting, done = converse(fake_ask, "  清單有幾項？ ", ())
    assert (waiting.box, waiting.exchanges) == ("", (Exchange(1, "清單有幾項？"),))
    assert done.box is None, "the reader may have begun the next question"
    assert "cm-wait" in waiting.messages[1]["content"]
    assert "cm-card-1-1" in done.evidence
    assert done.exchanges[0].answer is not None


def test_the_next_question_brings_the_history_along():
    first = list(converse(fake_ask, "清單有幾項？", ()))[-1]
    second = list(converse(fake_ask, "gallium?", first.exchanges))[-1]
    assert [exchange.number for exchange in second.exchanges] == [1, 2]
    assert second.exchanges[1].answer["timing_ms"]["history"] == 2


@pytest.mark.parametrize("question", ["", " \n\t"])
def test_an_empty_question_changes_nothing(question):
    before = (Exchange(1, "a", answer()),)
    (only,) = converse(never, question, before)
    assert only.exchanges == before
    assert only.notice == ""


def test_a_question_that_is_too_long_stays_in_the_field_with_a_notice():
    question = "稀土" * QUESTION_LIMIT
    (only,) = converse(never, question, ())
    assert only.box is None
    assert str(QUESTION_LIMIT) in only.notice
    assert 'role="alert"' in only.notice
    assert "问题有" in only.notice or "問題有" in only.notice


def test_the_longest_question_is_asked():
    assert len(list(converse(fake_ask, "x" * QUESTION_LIMIT, ()))) == 2


def test_a_named_error_is_told_and_the_page_lives_on():
    def ask(question, history):
        raise AssistantError("index/ is missing. <b>Build it</b>")

    last = list(converse(ask, "How many?", ()))[-1]
    assert "index/ is missing. &lt;b&gt;" in last.messages[1]["content"]
    again = list(converse(fake_ask, "gallium?", last.exchanges))[-1]
    assert again.exchanges[1].answer["timing_ms"]["history"] == 0


def test_an_unforeseen_error_is_told_without_its_details(caplog):
    def ask(question, history):
        raise RuntimeError("/secret/path")

    last = list(converse(ask, "How many?", ()))[-1]
    assert "/secret/path" not in last.messages[1]["content"]
    assert "Something went wrong" in last.messages[1]["content"]
    assert "/secret/path" in caplog.text


def test_only_the_last_exchanges_are_kept_and_numbers_go_on():
    before = [Exchange(number, "a", answer()) for number in range(1, KEPT_EXCHANGES + 1)]
    last = list(converse(fake_ask, "b", before))[-1]
    assert len(last.exchanges) == KEPT_EXCHANGES
    assert last.exchanges[-1].number == KEPT_EXCHANGES + 1


def test_history_over_http_becomes_turns():
    assert turns_from(None) == []
    assert turns_from([{"role": "user", "content": "a"}]) == [Turn("user", "a")]
    assert len(turns_from([{"role": "user", "content": "a"}] * 100)) == HISTORY_LIMIT
    assert len(turns_from([{"role": "assistant", "content": "a" * 9999}])[0].content) == TURN_LIMIT


NO_TURNS = ["a", {"role": "system", "content": "x"}, {"role": "user"}, {"role": "user", "content": 1}]


@pytest.mark.parametrize("item", NO_TURNS)
def test_what_is_no_turn_is_refused_with_a_mend(item):
    with pytest.raises(UsageError, match="item 1 is not a turn; send"):
        turns_from([item])


def test_http_gives_the_contract_as_it_is():
    assert answer_over_http(lambda question, history: answer(), " x ", None) == answer()


@pytest.mark.parametrize("question", ["", "  ", None, 3, "x" * (QUESTION_LIMIT + 1)])
def test_http_refuses_a_question_that_is_none(question):
    with pytest.raises(UsageError, match="question: "):
        answer_over_http(never, question, None)


def test_http_refuses_a_history_that_is_no_list():
    with pytest.raises(UsageError, match="history: is not a list"):
        answer_over_http(never, "x", {"role": "user"})
