"""One question -> one answer. No state, no clock, no files: everything it needs is handed in."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import UsageError
from ..language.scripts import detect_language, script_is_told
from ..language.spelling import Speller
from ..records import Answer, Hit, Language, Sentence, Table, Turn
from ..retrieval.query import Query, analyse
from ..retrieval.reranking import Finder
from ..retrieval.retriever import Retriever
from .compose import Composed, compose, related
from .computed import Computed, Said, in_script, key_of, written
from .computing import Computer
from .confidence import FEATURES, features, probability, threshold
from .courtesy import Courtesies
from .followup import FollowUp, leaning, resolve
from .gaps import gap
from .kind import Asked, asked_for
from .narrowing import doubts, narrowed, preferred
from .provenance import asks_for_source, provenance
from .reply import Reply
from .short import first_short_answer, listed_things
from .smalltalk import smalltalk
from .validity import asks_for_now, known_until, run_out
from .wording import EMPTY, EXAMPLES, NOT_FOUND

SURE_WITH_GAP = 0.05
"""Of the development questions that name what the entries do not, 2 in 106 could have been answered."""
SURE_OF_COMPUTED = 0.97
"""Of the development questions 618 of 621 computed answers were right; other wordings do worse, so less is claimed."""
_NARROWED = 0.5
"""Share of the threshold that is asked of an answer out of the table or note that the question names."""
_BY_RULE = 0.15
"""How much surer another reading of a follow-up must be than the one that the rules give."""
LONGEST_QUESTION = 2000
"""Characters; longer input is no question and only costs time."""


@dataclass(frozen=True, slots=True)
class Skills:
    """What an answerer does beside searching, so that each can be left out and its worth measured.

    tables: computes over lists and figures.  silence: refuses what it is not sure of, or what the entries do not hold.
    """

    tables: bool = True
    silence: bool = True


class Answerer:
    """Answers from one index.

    candidates: hits looked at per question.  finder: finds them; the retriever itself, unless a reranker stands before.
    cautious: silent more often; see `confidence.Model`.  skills: all of them, unless their worth is measured.
    """

    def __init__(
        self,
        retriever: Retriever,
        candidates: int,
        finder: Finder | None = None,
        cautious: bool = False,
        skills: Skills = Skills(),
    ) -> None:
        self._cautious = cautious
        self._skills = skills
        self._retriever = retriever
        self._candidates = candidates
        self._finder = finder or retriever
        self._computer = Computer(retriever.index)
        self._speller = _speller(retriever)
        self._courtesies = Courtesies(retriever.encoder)

    def answer(
        self, question: str, history: Sequence[Turn] = (), language: Language | None = None, *, today: str
    ) -> Answer:
        """Answer in the question's language and script, or in `language` when given.

        today: ISO date of the asking, for what is current and what has run out.  Raises UsageError for an empty
        question or one longer than LONGEST_QUESTION characters.
        """
        started = time.perf_counter()
        question = _checked(question)
        glossary = self._retriever.index.glossary
        earlier = [replace(turn, content=_whole(turn.content)) for turn in history]
        written = self._speller.mended(question)
        followed = resolve(written, earlier, glossary)
        whole = followed.question if followed else written
        if earlier and not (followed and (followed.source or followed.language)):
            whole = self._likeliest(whole, bool(followed), leaning(written, earlier, glossary), today)
        spoken = language or (followed.language if followed else None) or _spoken(question, earlier)
        said = Reply(question, spoken, whole if whole != question else None, started, today)
        talk = smalltalk(question, spoken)
        if talk is not None:
            return said.plainly("smalltalk", talk, 1.0, EXAMPLES[spoken])
        query = analyse(whole, glossary)
        computed = self._computed(whole, spoken, today)
        answer = self._from_tables(computed, said) if computed is not None else self._found(query, said)
        if answer.status == "not_found" and not query.things and not query.years:
            talk = self._courtesies.line(question, spoken)
            if talk is not None:
                return said.plainly("smalltalk", talk, 1.0, EXAMPLES[spoken])
        return self._with_source(answer, followed) if answer.citations else answer

    def _likeliest(self, whole: str, resolved: bool, others: Sequence[str], today: str) -> str:
        """Of several readings of a follow-up, the one whose answer is surest; a reading by rule goes before equals."""
        if not others or self._computed(whole, "en", today) is not None:
            return whole
        readings = [whole, *(other for other in others if other != whole)]
        ahead = [_BY_RULE if resolved else 0.0, *(0.0 for _ in readings[1:])]
        sure = [self._sure(reading) + more for reading, more in zip(readings, ahead, strict=True)]
        return readings[sure.index(max(sure))]

    def _sure(self, question: str) -> float:
        """How sure the answer to a question is; 0 where what it names is not there."""
        query = analyse(question, self._retriever.index.glossary)
        hits = self._finder.search(query, self._candidates)
        if not hits:
            return 0.0
        composed, index = self._composed(query, hits), self._retriever.index
        if not composed.entries or gap(
            query, asked_for(question), composed.entries, self._retriever.traits, index.glossary
        ):
            return 0.0
        return probability(features(query, hits, self._retriever), query.language)

    def _computed(self, question: str, language: Language, today: str) -> Computed | None:
        return self._computer.compute(question, language, today) if self._skills.tables else None

    def _from_tables(self, computed: Computed, said: Reply) -> Answer:
        index, language = self._retriever.index, said.language
        sentences, citations = written(computed, language, index.sources, index.glossary)
        return said.answered(
            sentences,
            citations,
            SURE_OF_COMPUTED,
            short=in_script(computed.short, language, index.glossary) if computed.short else None,
            table=self._in_script(computed.table, language),
            notes=tuple(in_script(note, language, index.glossary) for note in computed.notes),
        )

    def _in_script(self, table: Table | None, language: Language) -> Table | None:
        if table is None:
            return None
        glossary = self._retriever.index.glossary
        rows = ([in_script(cell, language, glossary) for cell in row] for row in (table.columns, *table.rows))
        head, *body = (tuple(row) for row in rows)
        return Table(head, tuple(body))

    def _found(self, query: Query, said: Reply) -> Answer:
        """Search, compose, and stay silent where the entries do not hold what is asked, or confidence is too low."""
        only = narrowed(query.text)
        hits = preferred(query.text, self._finder.search(query, self._candidates, only=only), only)
        found = time.perf_counter()
        if not hits:
            return said.nothing(0.0, (), found)
        traits = self._retriever.traits
        sure = probability(features(query, hits, self._retriever), query.language)
        needed = threshold(query.language, self._cautious) * (_NARROWED if only else 1.0)
        # Found in the language of the question, told in that of the answer.
        query = replace(query, language=said.language)
        glossary = self._retriever.index.glossary
        near = related(query, hits, (), glossary)
        composed = self._composed(query, hits)
        asked = asked_for(said.question if asked_for(said.question) != "other" else query.text)
        missing = gap(query, asked, composed.entries, traits, glossary, said.today) if composed.entries else None
        if missing is not None and self._skills.silence:
            return said.nothing(min(sure, SURE_WITH_GAP), near, found, (missing,))
        if not composed.entries or (sure < needed and self._skills.silence):
            return said.nothing(sure, near, found)
        return self._told(query, asked, composed, hits, said, sure, found)

    def _composed(self, query: Query, hits: Sequence[Hit]) -> Composed:
        retriever, index = self._retriever, self._retriever.index
        return compose(
            query, hits, index.sources, index.glossary, lambda entry: retriever.traits(entry).things, retriever.entry
        )

    def _told(
        self,
        query: Query,
        asked: Asked,
        composed: Composed,
        hits: Sequence[Hit],
        said: Reply,
        sure: float,
        found: float,
    ) -> Answer:
        """The answer from what was composed, with what the day of the asking adds."""
        glossary, language = self._retriever.index.glossary, query.language
        bare = first_short_answer(composed.entries, asked, query, glossary)
        sentences, notes = composed.sentences, composed.notes
        bare = bare or listed_things(sentences[0].text, query.text, glossary, language)
        doubted = composed.entries[0].note.get(key_of(language)) if doubts(query.text) else None
        if doubted:
            told = in_script(doubted, language, glossary)
            sentences = (*sentences, Sentence(told, (1,)))
            notes = tuple(note for note in notes if note != told)
        ended = None if query.years else run_out(composed.entries, key_of(language), said.today)
        if ended is not None:
            number = next(each.number for each in composed.citations if each.entry.id == ended.entries[0].id)
            sentences = (*sentences, Sentence(in_script(ended.text, language, glossary), (number,)))
        elif asks_for_now(query.text) and (known := known_until(composed.entries, key_of(language))):
            notes = (*notes, in_script(known, language, glossary))
        return said.answered(
            sentences,
            composed.citations,
            sure,
            short=in_script(bare, language, glossary) if bare else None,
            notes=notes,
            related=related(query, hits, composed.entries, glossary),
            found=found,
        )

    def _with_source(self, answer: Answer, followed: FollowUp | None) -> Answer:
        """The answer with the provenance of its first entry, where that was asked for: alone, or after the answer."""
        alone = followed is not None and followed.source
        if not alone and not asks_for_source(answer.question):
            return answer
        index = self._retriever.index
        first = answer.citations[0]
        told: Said = provenance(first.entry, index.sources, key_of(answer.language))
        sentence = Sentence(in_script(told.text, answer.language, index.glossary), (first.number,))
        if not alone:
            return replace(answer, sentences=(*answer.sentences, sentence))
        return replace(
            answer, sentences=(sentence, *answer.sentences[:1]), citations=answer.citations, short_answer=None
        )

    def features(self, question: str) -> dict[str, float]:
        """The features of the best hit for a question that stands alone; all zero when nothing is found."""
        query = analyse(_checked(question), self._retriever.index.glossary)
        hits = self._finder.search(query, self._candidates)
        return features(query, hits, self._retriever) if hits else dict.fromkeys(FEATURES, 0.0)


def _speller(retriever: Retriever) -> Speller:
    """Mends slips in the names of elements, minerals and countries; every word that any entry holds is right."""
    index = retriever.index
    names = [
        name
        for term in index.glossary.terms.values()
        if term.type in {"element", "mineral", "group", "country"}
        for name in (term.en, *term.aliases)
    ]
    return Speller(names, index.lexicon.vocabulary())


def _spoken(question: str, earlier: Sequence[Turn]) -> Language:
    """The language of the question; where its few characters do not tell the script, that of the conversation."""
    own = detect_language(question)
    if own == "en" or script_is_told(question):
        return own
    asked = " ".join(turn.content for turn in earlier if turn.role == "user" and detect_language(turn.content) != "en")
    return detect_language(asked) if asked else own


def _checked(question: str) -> str:
    """The question stripped, halves of surrogate pairs replaced: no encoder and no UTF-8 output can hold them."""
    question = _whole(question).strip()
    if not question:
        raise UsageError("The question is empty. Type one, such as: How many minerals are on the 2022 US list?")
    if len(question) > LONGEST_QUESTION:
        raise UsageError(
            f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are read. Shorten it."
        )
    return question


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def refuse(question: str, reason: str) -> Answer:
    """The answer to what cannot be asked at all (empty, far too long), with the reason as its note."""
    language = detect_language(question)
    line = EMPTY[language] if not question.strip() else NOT_FOUND[language]
    return Answer(
        _whole(question), language, "not_found", (Sentence(line, ()),), (), 0.0, {"total": 0.0}, notes=(reason,)
    )
