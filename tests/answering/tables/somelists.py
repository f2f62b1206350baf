"""Thirteen short lists of six economies and a table that compares six of them, made by hand.

Each list is told by the ids that it holds, so that what two of them share can be read off here.
"""

from assistant.answering.tables.rosters import read_rosters
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry

TODAY = "2026-11-24"
ZH, EN = "zh-Hant", "en"

GLOSSARY = Glossary(
    [
        Term("antimony", "element", "銻", "锑", "antimony", "Sb"),
        Term("barium", "element", "鋇", "钡", "barium", "Ba"),
        Term("barite", "mineral", "重晶石", "重晶石", "barite", form_of="barium", aliases=("baryte",)),
        Term("cerium", "element", "鈰", "铈", "cerium", "Ce"),
        Term("coal", "mineral", "煤", "煤炭", "coal"),
        Term("copper", "element", "銅", "铜", "copper", "Cu"),
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("germanium", "element", "鍺", "锗", "germanium", "Ge"),
        Term("gold", "element", "金", "金", "gold", "Au"),
        Term("helium", "element", "氦", "氦", "helium", "He"),
        Term("neodymium", "element", "釹", "钕", "neodymium", "Nd"),
        Term("nickel", "element", "鎳", "镍", "nickel", "Ni"),
        Term("tantalum", "element", "鉭", "钽", "tantalum", "Ta"),
        Term("tin", "element", "錫", "锡", "tin", "Sn"),
        Term("uranium", "element", "鈾", "铀", "uranium", "U"),
        Term("yttrium", "element", "釔", "钇", "yttrium"),
        Term("zinc", "element", "鋅", "锌", "zinc", "Zn"),
        Term(
            "rare-earths",
            "group",
            "稀土",
            "稀土",
            "rare earth elements",
            aliases=("rare earths",),
            members=("cerium", "neodymium", "yttrium", "light-rare-earths", "heavy-rare-earths"),
        ),
        Term("light-rare-earths", "group", "輕稀土", "轻稀土", "light rare earths", members=("cerium", "neodymium")),
        Term("heavy-rare-earths", "group", "重稀土", "重稀土", "heavy rare earths", members=("yttrium",)),
        Term("united-states", "country", "美國", "美国", "United States", abbr="US"),
        Term("european-union", "country", "歐盟", "欧盟", "European Union", abbr="EU"),
        Term("japan", "country", "日本", "日本", "Japan"),
        Term("canada", "country", "加拿大", "加拿大", "Canada"),
        Term("australia", "country", "澳洲", "澳大利亚", "Australia"),
        Term("china", "country", "中國", "中国", "China"),
        Term("india", "country", "印度", "印度", "India"),
        Term("usgs", "agency", "美國地質調查局", "美国地质调查局", "US Geological Survey", abbr="USGS"),
        Term("pentagon", "agency", "美國國防部", "美国国防部", "Department of Defense"),
        Term("lynas", "company", "萊納斯", "莱纳斯", "Lynas"),
        Term("world", "term", "全球", "全球", "world"),
    ],
)

US_2018 = "antimony barite gallium helium rare-earths tin uranium"
US_2022 = "antimony barite cerium gallium neodymium nickel tin zinc"
US_2025 = "antimony barite cerium copper gallium neodymium nickel tin uranium zinc"
EU_2020 = "antimony barium gallium germanium heavy-rare-earths light-rare-earths tantalum"
EU_2024 = "antimony barium copper gallium germanium heavy-rare-earths helium light-rare-earths nickel"
EU_STRATEGIC = "copper gallium germanium nickel"
JP_2020 = "antimony barium gallium nickel rare-earths"
JP_OLDER = "antimony gallium"
CA_2021 = "antimony gallium helium rare-earths tin uranium zinc"
CA_2024 = "antimony copper gallium helium rare-earths tin uranium zinc"
AU_2019 = "antimony gallium helium rare-earths"
AU_2023 = "antimony gallium rare-earths tin"
AU_2024 = "antimony gallium nickel rare-earths tin"
CN_2016 = "antimony coal copper rare-earths tin uranium"
ENERGY, METAL = {"zh": "能源礦產", "en": "energy"}, {"zh": "金屬礦產", "en": "metallic"}


def listing(name, economy, as_of, zh, en, held, kind="critical", paper_says=None, **cells):
    """A list as entries: the whole one and a row for each id it holds. cells: of each row beside its names."""
    shape = {"economy": economy, "kind": kind, "name": {"zh": zh, "en": en}}
    shape |= {"paper_says": paper_says} if paper_says else {}
    texts = {ZH: f"{zh}的全部。其他說明。", EN: f"All of {en}. And more."}
    title = {"listing": shape, "title": {ZH: zh, EN: en}}
    yield Entry(name, "row", texts, "register", as_of=as_of, shape=title)
    for term in held.split():
        printed = {"zh": GLOSSARY.name(term, ZH), "en": GLOSSARY.name(term, EN)}
        row = {"mineral": term, "printed": printed} | {key: of[term] for key, of in cells.items()}
        said = {ZH: f"{printed['zh']}列於{zh}。", EN: f"{printed['en']} is on {en}."}
        yield Entry(f"{name}-{term}", "row", said, "register", table=name, cells=row)


COLUMNS = {
    "us": ("united-states", "美國2018", "US 2018"),
    "eu": ("european-union", "歐盟2020", "EU 2020"),
    "jp": ("japan", "日本", "Japan"),
    "ca": ("canada", "加拿大2021", "Canada 2021"),
    "au": ("australia", "澳洲2019", "Australia 2019"),
    "cn": ("china", "中國2016", "China 2016"),
}
COMPARED = {
    "antimony": "us eu jp ca au cn",
    "barite": "us eu jp",
    "coal": "cn",
    "copper": "cn",
    "gallium": "us eu jp ca au",
    "germanium": "eu",
    "helium": "us ca au",
    "rare-earths": "us eu jp ca au cn",
    "tantalum": "eu jp",
    "tin": "us ca cn",
    "uranium": "us ca cn",
    "zinc": "ca",
}


def matrix():
    """The table that compares six lists, whose columns are its own: a whole and its rows."""
    shape = {
        "matrix": {key: economy for key, (economy, _, _) in COLUMNS.items()},
        "columns": {key: {"zh": zh, "en": en} for key, (_, zh, en) in COLUMNS.items()},
        "title": {ZH: "表三：清單", EN: "Table 3: lists"},
    }
    yield Entry("t3", "row", {ZH: "表三列出12種礦物。", EN: "Table 3 has 12 minerals."}, "paper", shape=shape)
    for term, on in COMPARED.items():
        held = on.split()
        cells = {"mineral": term, "count": len(held)} | {key: "yes" if key in held else "no" for key in COLUMNS}
        said = {ZH: f"表三中{GLOSSARY.name(term, ZH)}共{len(held)}份。", EN: f"In table 3 {term} has {len(held)}."}
        yield Entry(f"t3-{term}", "row", said, "paper", table="t3", cells=cells)


_GROUPS = {term: ENERGY if term in {"coal", "uranium"} else METAL for term in CN_2016.split()}
ENTRIES = (
    *listing("us-2025", "united-states", "2025-11-07", "美國2025年清單", "the US list of 2025", US_2025),
    *listing("us-2018", "united-states", "2018-05-18", "美國2018年清單", "the US list of 2018", US_2018),
    *listing(
        "us-2022",
        "united-states",
        "2022-02-24",
        "美國2022年清單",
        "the US list of 2022",
        US_2022,
        paper_says={"zh": "論文作9項", "en": "the paper says 9"},
    ),
    *listing("eu-2020", "european-union", "2020-09-03", "歐盟2020年清單", "the EU list of 2020", EU_2020),
    *listing("eu-2024", "european-union", "2024-05-23", "歐盟2024年清單", "the EU list of 2024", EU_2024),
    *listing(
        "eu-strategic",
        "european-union",
        "2024-05-23",
        "歐盟2024年戰略原物料清單",
        "the EU list of strategic raw materials of 2024",
        EU_STRATEGIC,
        kind="strategic",
    ),
    *listing("jp-2020", "japan", "2020-03", "日本2020年清單", "Japan's list of 2020", JP_2020),
    *listing("jp-older", "japan", None, "日本較早的清單", "Japan's older list", JP_OLDER, kind="rare metals"),
    *listing("ca-2021", "canada", "2021-03-11", "加拿大2021年清單", "Canada's list of 2021", CA_2021),
    *listing("ca-2024", "canada", "2024-06-10", "加拿大2024年清單", "Canada's list of 2024", CA_2024),
    *listing("au-2019", "australia", "2019", "澳洲2019年清單", "Australia's list of 2019", AU_2019),
    *listing("au-2023", "australia", "2023-12-16", "澳洲2023年12月清單", "Australia's list of December 2023", AU_2023),
    *listing("au-2024", "australia", "2024-02-20", "澳洲2024年2月清單", "Australia's list of February 2024", AU_2024),
    *listing("cn-2016", "china", "2016-11-02", "中國2016年目錄", "China's catalogue of 2016", CN_2016, group=_GROUPS),
    *matrix(),
)
ROSTERS = read_rosters(ENTRIES)
LISTS = {each.id: each for each in (*ROSTERS.editions, *ROSTERS.matrix)}
COLUMN_IDS = tuple(f"t3:{key}" for key in COLUMNS)


def lists(names):
    """The lists of these ids, told in one string; "us" alone is a column of the table that compares them."""
    return tuple(LISTS.get(name) or LISTS[f"t3:{name}"] for name in names.split())


def missing(text, *parts):
    """The first part that does not stand in a text behind those before it; "" when all do, in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return f"{part!r} in {text!r}"
        at = found + len(part)
    return ""
