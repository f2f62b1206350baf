"""Entries, hits and names made by hand, as small as they can be."""

from assistant.answering.wording import PAPER_SAYS
from assistant.language.glossary import Glossary, Term
from assistant.language.sentences import sentence_spans
from assistant.records import Entry, Hit, Source

SOURCES = {
    "paper": Source("paper", "論文", level="paper"),
    "register": Source("register", "Federal Register", level="primary", issued="2022-02-24"),
}
GLOSSARY = Glossary(
    [
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("germanium", "element", "鍺", "锗", "germanium", "Ge"),
        Term("silicon", "element", "矽", "硅", "silicon", "Si"),
        Term("lead", "element", "鉛", "铅", "lead", "Pb"),
        Term("rare-earths", "group", "稀土", "稀土", "rare earths"),
        Term("graphite", "mineral", "石墨", "石墨", "graphite"),
        Term("china", "country", "中國", "中国", "China"),
        Term("japan", "country", "日本", "日本", "Japan"),
        Term("eu", "country", "歐盟", "欧盟", "European Union", abbr="EU"),
        Term("ira", "law", "《降低通膨法》", "《通胀削减法》", "Inflation Reduction Act", abbr="IRA"),
    ],
    usage=[("晶片", "芯片")],
)


def entry(name="e", zh="鎵的產量大。", en="Gallium output is large.", kind="fact", source="register", **more):
    """An entry in both languages."""
    return Entry(name, kind, {"zh-Hant": zh, "en": en}, source, **more)


def hit(entry, score=1.0, rank=1):
    """The entry as found."""
    return Hit(rank, score, score, score, entry, "en", entry.texts.get("en", ""))


def hits(*pairs):
    """Hits of (entry, score), ranked in this order."""
    return [hit(each, score, rank) for rank, (each, score) in enumerate(pairs, start=1)]


def faults(composed, language, glossary=GLOSSARY):
    """What in an answer its citations do not license, in words; nothing when all is well."""
    found = []
    cited = {citation.number: citation for citation in composed.citations}
    if [citation.number for citation in composed.citations] != list(range(1, len(cited) + 1)):
        found.append(f"the numbers are {list(cited)}")
    if {number for sentence in composed.sentences for number in sentence.citations} != set(cited):
        found.append("not every citation is used, or one that is used is missing")
    for citation in composed.citations:
        if (
            citation.quote != citation.entry.texts[citation.language][citation.start : citation.end]
            or not citation.quote
        ):
            found.append(f"{citation.entry.id}: the quote does not stand at its offsets")
        if citation.language != ("en" if language == "en" else "zh-Hant"):
            found.append(f"{citation.entry.id}: quoted in {citation.language}")
    for sentence in composed.sentences:
        quotes = [cited[number].quote for number in sentence.citations if number in cited]
        held = [quote[a:b] for quote in quotes for a, b in sentence_spans(quote)]
        if language == "zh-Hans":
            held = [glossary.to_mainland(text) for text in held]
        said = {sentence.text, sentence.text.removeprefix(PAPER_SAYS[language])}
        if language == "en":  # a sentence that follows the attribution may begin with a small letter
            said, held = {text.casefold() for text in said}, [text.casefold() for text in held]
        if not said & set(held):
            found.append(f"{sentence.text} is no sentence of {quotes}")
    return found
