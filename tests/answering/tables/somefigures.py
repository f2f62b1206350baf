"""Small statistics made by hand: production, reserves, import reliance, prices and quotas of a few minerals."""

from assistant.answering.tables.figures import read_figures
from assistant.language.glossary import Glossary, Term
from assistant.records import Entry

ZH, EN = "zh-Hant", "en"
GLOSSARY = Glossary(
    [
        Term("antimony", "element", "銻", "锑", "antimony", "Sb"),
        Term("arsenic", "element", "砷", "砷", "arsenic"),
        Term("cobalt", "element", "鈷", "钴", "cobalt"),
        Term("copper", "element", "銅", "铜", "copper", "Cu"),
        Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
        Term("lithium", "element", "鋰", "锂", "lithium", "Li"),
        Term("neodymium", "element", "釹", "钕", "neodymium", "Nd"),
        Term("nickel", "element", "鎳", "镍", "nickel", "Ni"),
        Term("tin", "element", "錫", "锡", "tin", "Sn"),
        Term("titanium", "element", "鈦", "钛", "titanium", "Ti"),
        Term("zinc", "element", "鋅", "锌", "zinc", "Zn"),
        Term(
            "rare-earths",
            "group",
            "稀土",
            "稀土",
            "rare earth elements",
            aliases=("rare earths",),
            members=("neodymium",),
        ),
        Term("china", "country", "中國", "中国", "China"),
        Term("indonesia", "country", "印尼", "印度尼西亚", "Indonesia"),
        Term("peru", "country", "秘魯", "秘鲁", "Peru"),
        Term("bolivia", "country", "玻利維亞", "玻利维亚", "Bolivia"),
        Term("chile", "country", "智利", "智利", "Chile"),
        Term("united-states", "country", "美國", "美国", "United States", abbr="US"),
        Term("european-union", "country", "歐盟", "欧盟", "European Union", abbr="EU"),
        Term("lynas", "company", "萊納斯", "莱纳斯", "Lynas"),
        Term("world", "term", "全球", "全球", "world", aliases=("世界",)),
    ]
)
PERCENT, TONNES, KILOTONNES = ({"zh": "%", "en": "%"}, {"zh": "公噸", "en": "t"}, {"zh": "千公噸", "en": "kt"})
POUND, KILO = {"zh": "美元/磅", "en": "US$/lb"}, {"zh": "美元/公斤", "en": "US$/kg"}


def table(name, shape, rows):
    """A table as entries: the whole one, then a row for each (id, cells, source, as_of)."""
    texts = {ZH: f"{name}。", EN: f"{name}."}
    yield Entry(name, "row", texts, "register", shape={"figures": shape, "title": texts})
    for key, cells, source, as_of in rows:
        yield Entry(f"{name}-{key}", "row", texts, source, table=name, cells=cells, as_of=as_of)


def _mined(mineral, country, series, source="mcs26", as_of="2025", unit=TONNES, what=("礦山產量", "mine production")):
    zh, en = GLOSSARY.name(mineral, ZH), GLOSSARY.name(mineral, EN)
    item = {"zh": f"{zh}{what[0]}", "en": f"{en} {what[1]}"}
    cells = {"mineral": mineral, "country": country, "series": series, "unit": unit, "what": item}
    return f"{mineral}-{what[1].split()[0]}-{country}-{source}", cells, source, as_of


REFINED = ("精煉產量", "refinery production")
PRODUCTION = table(
    "production",
    {"measure": "production", "mineral": "mineral", "place": "country", "item": "what", "unit": "unit",
     "series": "series"},
    [
        # What is refined stands first: without a word on it mine production is meant all the same.
        _mined("tin", "china", {"2025": 150000}, what=REFINED),
        _mined("tin", "indonesia", {"2025": 80000}, what=REFINED),
        # Two editions of 2024: the later one has the better figure.
        _mined("tin", "china", {"2024": 71000, "2025": 75000}),
        _mined("tin", "china", {"2023": 68000, "2024": 69000}, "mcs25", "2024"),
        _mined("tin", "indonesia", {"2023": 52000, "2024": 55000}, "mcs25", "2024"),
        _mined("tin", "indonesia", {"2024": 50000, "2025": 60000}),
        _mined("tin", "peru", {"2024": 31000, "2025": 33000}),
        _mined("tin", "bolivia", {"2024": 21000, "2025": 20000}),
        _mined("tin", "other", {"2024": 90000, "2025": 90000}),
        _mined("tin", "world", {"2024": 284000, "2025": 300000}),
        _mined("zinc", "china", {"2024": 4000000, "2025": 4000000}),
        _mined("zinc", "peru", {"2024": 1300000, "2025": 4000000}),
        _mined("antimony", "china", {"2024": 60000}),
        _mined("copper", "china", {"2024": 1800, "2025": 1800}, unit=KILOTONNES),
    ],
)  # fmt: skip
RELIANCE = table(
    "reliance",
    {"measure": "reliance", "mineral": "mineral", "place": "united-states", "unit": PERCENT},
    [
        (mineral, {"mineral": mineral} | years, "mcs26", None)
        for mineral, years in {
            "antimony": {"2023": "81", "2024": "86", "2025": "91"},
            "arsenic": {"2023": "100", "2024": "100", "2025": "100"},
            "cobalt": {"2025": "<100"},
            "gallium": {"2024": "100", "2025": "100"},
            "nickel": {"2023": "57", "2024": "E"},
            "rare-earths": {"2023": ">95", "2024": "53", "2025": "67"},
            "tin": {"2023": "74", "2024": "73", "2025": "73"},
            "titanium": {"2024": "<25", "2025": ">95"},
            "zinc": {"2024": "77", "2025": "73"},
        }.items()
    ],
)


def _price(mineral, zh, en, unit, values):
    return mineral, {"mineral": mineral, "series": {"zh": zh, "en": en}, "unit": unit, "values": values}, "mcs26", None


PRICES = table(
    "prices",
    {"measure": "price", "mineral": "mineral", "place": "united-states", "item": "series", "unit": "unit",
     "series": "values"},
    [
        _price("antimony", "金屬銻", "antimony metal", POUND, {"2021": 5, "2024": 10.24, "2025": 25}),
        _price("cobalt", "鈷現貨", "cobalt, cash", POUND, {"2021": 20, "2024": 12, "2025": 15}),
        _price("gallium", "鎵", "gallium metal", KILO, {"2021": 500, "2025": 1000}),
        _price("tin", "錫", "tin, New York", POUND, {"2021": 15, "2025": 15}),
    ],
)  # fmt: skip


def _held(mineral, country, year, value, source="mcs26"):
    cells = {"mineral": mineral, "country": country, "year": str(year), "value": value, "unit": TONNES}
    return f"{mineral}-{country}-{year}-{source}", cells, source, str(year)


RESERVES = table(
    "reserves",
    {"measure": "reserves", "mineral": "mineral", "place": "country", "unit": "unit", "year": "year",
     "value": "value"},
    [
        _held("lithium", "chile", 2025, 9_000_000),
        _held("lithium", "chile", 2024, 9_300_000, "mcs25"),
        _held("lithium", "china", 2025, "4,600,000"),
        _held("lithium", "world", 2025, 37_500_000),
        _held("lithium", "world", 2024, 30_000_000, "mcs25"),
        _held("lithium", "indonesia", 2025, "n/a"),
        _held("tin", "china", 2025, 1_000_000),
    ],
)  # fmt: skip
QUOTAS = table(
    "quotas",
    {"measure": "quota", "mineral": "rare-earths", "place": "china", "item": "stage", "unit": TONNES,
     "year": "year", "value": "value"},
    [
        ("21", {"year": "2021", "stage": {"zh": "開採", "en": "mining"}, "value": 160000}, "q21", "2021"),
        ("24", {"year": "2024", "stage": {"zh": "開採", "en": "mining"}, "value": 270000}, "q24", "2024"),
        ("25", {"year": "2025", "stage": {"zh": "開採", "en": "mining"}}, "q25", "2025"),
    ],
)  # fmt: skip
ENTRIES = (*PRODUCTION, *RELIANCE, *PRICES, *RESERVES, *QUOTAS)
FIGURES = read_figures(ENTRIES)
