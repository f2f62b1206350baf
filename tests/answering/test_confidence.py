"""How probable it is that the best entry answers the question."""

from math import log

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answering.confidence import FEATURES, Model, features, fitted, probability, threshold
from assistant.retrieval.query import analyse

ASK = "When did China start to control gallium exports?"
VALUES = st.fixed_dictionaries({name: st.floats(-1 if name == "cosine" else 0, 1) for name in FEATURES})
QUESTIONS = st.text(st.sampled_from("鎵鍺中國的出口2023 galiumChn?，"), max_size=20) | st.sampled_from(
    [ASK, "稀土由17種元素組成", "美国2022年清单有几项？", "What is unobtainium?", "the of", "?"]
)


def asked(retriever, question):
    """The features of a question, None when nothing is found."""
    query = analyse(question, retriever.index.glossary)
    hits = retriever.search(query, 10)
    return features(query, hits, retriever) if hits else None


class TestFeatures:
    """What the probability rests on."""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(question=QUESTIONS)
    def test_each_lies_in_its_range_whatever_is_asked(self, retriever, question):
        found = asked(retriever, question)
        if found is not None:
            assert set(found) == set(FEATURES)
            assert all(0 <= value <= 1 + 1e-9 for name, value in found.items() if name not in {"cosine", "lead"}), found
            assert -1 <= found["cosine"] <= 1 + 1e-6
            assert -2 <= found["lead"] <= 2

    def test_a_typical_question_of_an_entry_is_covered_in_full(self, retriever):
        found = asked(retriever, ASK)
        assert (found["coverage"], found["ask_overlap"], found["unknown"]) == pytest.approx((1, 1, 0))
        assert found["things"] == found["years"] == 1

    def test_words_that_no_entry_holds_are_unknown_and_not_covered(self, retriever):
        """Half of the question, each word as rare as can be: gallium is known and so weighs less."""
        found = asked(retriever, "gallium zanzibarite")
        assert 0.5 < found["unknown"] < 1
        assert found["coverage"] == pytest.approx(1 - found["unknown"])

    def test_a_year_that_the_entry_does_not_name_counts_against_it(self, retriever):
        assert asked(retriever, ASK + " 2023")["years"] == 1
        assert asked(retriever, ASK + " 2031")["years"] == 0
        assert asked(retriever, ASK + " 2023 2031")["years"] == 0.5

    def test_things_count_by_their_rarity(self, retriever):
        """The entry is about gallium, germanium and China, not about silicon."""
        found = asked(retriever, "China gallium germanium silicon controlled exports since August")
        known = sum(map(retriever.rarity, ("china", "gallium", "germanium")))
        assert found["things"] == pytest.approx(known / (known + retriever.rarity("silicon")))

    def test_the_margin_is_what_the_best_is_ahead_of_the_second(self, retriever):
        query = analyse(ASK, retriever.index.glossary)
        hits = retriever.search(query, 10)
        assert features(query, hits, retriever)["margin"] == pytest.approx(hits[0].score - hits[1].score)
        assert features(query, hits[:1], retriever)["margin"] == hits[0].score


class TestProbability:
    """A logistic regression over the features."""

    ZERO = dict.fromkeys(FEATURES, 0.0)

    def model(self, **weights):
        own = [weights.get("intercept", 0.0), *(weights.get(name, 0.0) for name in FEATURES)]
        return Model({"en": own, "zh": [-weight for weight in own]}, {"en": 0.4, "zh": 0.6}, {"en": 0.5, "zh": 0.7})

    def test_by_hand(self):
        """Odds of 3 to 1 for a full coverage, 1 to 1 without."""
        model = self.model(coverage=log(3))
        assert probability(self.ZERO, "en", model) == pytest.approx(1 / 2)
        assert probability(self.ZERO | {"coverage": 1.0}, "en", model) == pytest.approx(3 / 4)

    def test_the_intercept_is_the_odds_of_nothing(self):
        assert probability(self.ZERO, "en", self.model(intercept=-log(9))) == pytest.approx(1 / 10)

    @pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
    def test_both_chinese_scripts_share_their_weights_and_threshold(self, language):
        model = self.model(intercept=log(3))
        assert probability(self.ZERO, language, model) == pytest.approx(1 / 4)
        assert (threshold("en", model=model), threshold(language, model=model)) == (0.4, 0.6)
        assert (threshold("en", True, model), threshold(language, True, model)) == (0.5, 0.7)

    @given(VALUES, st.floats(0, 1), st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
    def test_the_more_of_the_question_is_covered_the_more_probable(self, values, coverage, language):
        less, more = sorted([values["coverage"], coverage])
        assert probability(values | {"coverage": less}, language) <= probability(values | {"coverage": more}, language)

    @given(VALUES, st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
    def test_it_lies_between_0_and_1(self, values, language):
        assert 0 < probability(values, language) < 1


class TestFitted:
    """The model that ships with the program."""

    def test_it_has_a_weight_for_each_feature_and_a_threshold_in_each_language(self):
        model = fitted()
        assert set(model.weights) == set(model.thresholds) == {"en", "zh"}
        assert all(len(weights) == 1 + len(FEATURES) for weights in model.weights.values())
        assert all(0 < value < 1 for value in model.thresholds.values())

    @pytest.mark.parametrize("language", ["zh-Hant", "en"])
    def test_it_answers_what_fits_in_every_way_and_refuses_what_fits_in_none(self, language):
        best = dict.fromkeys(FEATURES, 1.0) | {"unknown": 0.0}
        worst = dict.fromkeys(FEATURES, 0.0) | {"unknown": 1.0}
        assert (
            probability(worst, language)
            < threshold(language)
            <= threshold(language, True)
            < probability(best, language)
        )
