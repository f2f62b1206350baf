"""Building: only what changed is encoded again, and nobody can tell afterwards."""

import numpy as np
import pytest

from assistant.retrieval.index import build_index, encode_views, known_rows
from assistant.sources.knowledge import read_knowledge
from tests.retrieval.conftest import CountingEncoder

OLD = "中國自2023年8月1日起對鎵、鍺實施出口管制。"
NEW = "中國自2023年8月1日起對鎵與鍺實施出口管制。"


@pytest.fixture
def changed(small, small_knowledge):
    """The small knowledge with one Chinese text altered, in its policy facts."""
    path = small_knowledge / "facts" / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    return read_knowledge(small_knowledge)


def test_every_view_has_its_row_every_entry_its_traits(index, encoder, small):
    assert index.entries == small.entries
    np.testing.assert_array_equal(index.rows, encoder.encode_queries([view.text for view in index.views]))
    assert len(index.traits) == len(small.entries)
    assert index.lexicon.count == len(index.documents) == 2 * len(small.entries)


def test_the_index_says_what_it_was_built_from(index, encoder, small):
    made = index.built_from
    assert (made.knowledge, made.engine) == (small.digest, "exact")
    assert (made.encoder, made.fingerprint, made.dimension) == ("hashing", encoder.fingerprint, 64)


def test_each_distinct_text_is_encoded_once(index, encoder):
    assert sorted(encoder.encoded) == sorted({view.text for view in index.views})


class TestAgain:
    """A build that knows the rows of the one before."""

    def test_nothing_changed_nothing_is_encoded(self, index, small):
        again = CountingEncoder()
        built = build_index(small, again, "exact", known_rows(index))
        assert again.batches == []
        np.testing.assert_array_equal(built.rows, index.rows)

    def test_only_the_changed_text_is_encoded(self, index, changed):
        again = CountingEncoder()
        build_index(changed, again, "exact", known_rows(index))
        assert again.encoded == [NEW]

    def test_the_rows_are_those_of_a_full_build(self, index, changed):
        built = build_index(changed, CountingEncoder(), "exact", known_rows(index))
        full = build_index(changed, CountingEncoder(), "exact")
        np.testing.assert_array_equal(built.rows, full.rows)
        assert (built.views, built.documents, built.traits) == (full.views, full.documents, full.traits)

    def test_entries_that_went_away_leave_no_row_and_nothing_to_encode(self, index, small, small_knowledge):
        (small_knowledge / "tables" / "producers.yaml").unlink()
        fewer = read_knowledge(small_knowledge)
        again = CountingEncoder()
        built = build_index(fewer, again, "exact", known_rows(index))
        assert again.batches == []
        assert len(fewer.entries) < len(small.entries)
        assert len(built.rows) == len(built.views)
        np.testing.assert_array_equal(built.rows, build_index(fewer, CountingEncoder(), "exact").rows)


class TestEncodeViews:
    """Texts to rows, in batches."""

    def test_rows_stand_where_their_texts_stand_across_batches(self, encoder):
        texts = [f"entry {number} " + "of it " * (number % 7) for number in range(150)]
        rows = encode_views(texts, encoder, {}, None)
        np.testing.assert_array_equal(rows, encoder.encode_queries(texts))
        assert len(encoder.batches) == 3

    def test_short_texts_are_encoded_together(self, encoder):
        """A batch takes the time of its longest text."""
        encode_views(["four four four", "a", "three three", "b b"], encoder, {}, None)
        assert [len(text) for text in encoder.encoded] == sorted(len(text) for text in encoder.encoded)

    def test_a_text_given_twice_is_encoded_once_and_has_both_rows(self, encoder):
        rows = encode_views(["tin", "zinc", "tin"], encoder, {}, None)
        assert sorted(encoder.encoded) == ["tin", "zinc"]
        np.testing.assert_array_equal(rows[0], rows[2])

    def test_known_texts_keep_their_row(self, encoder):
        row = np.full(64, 0.125, np.float32)
        rows = encode_views(["tin", "zinc"], encoder, {"tin": row}, None)
        np.testing.assert_array_equal(rows[0], row)
        assert encoder.encoded == ["zinc"]

    def test_no_texts_give_no_rows_of_the_right_width(self, encoder):
        rows = encode_views([], encoder, {}, None)
        assert (rows.shape, rows.dtype) == ((0, 64), np.float32)

    def test_progress_rises_to_the_number_of_texts_that_had_to_be_encoded(self, encoder):
        told = []
        texts = [f"text {number}" for number in range(100)]
        known = {"text 0": np.zeros(64, np.float32)}
        encode_views([*texts, "text 1"], encoder, known, lambda done, total: told.append((done, total)))
        assert told == [(64, 99), (99, 99)]

    def test_without_work_there_is_no_progress(self, encoder):
        told = []
        encode_views([], encoder, {}, lambda done, total: told.append((done, total)))
        assert told == []
