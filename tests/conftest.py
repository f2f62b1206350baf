"""What every test shares: no network, a small knowledge folder written by hand, and the real one read once."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.answer_schema import contract_faults

# A busy machine is no fault of the code, and a run on one machine must be the run on another. To search for new
# counter-examples: pytest --hypothesis-profile=search
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile("project")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Let pytest-socket, whose own hook runs after this one, refuse every host but this machine to every test."""
    config.option.allow_hosts = "127.0.0.1"
    config.option.allow_unix_socket = True


@pytest.fixture(scope="session")
def project():
    """The folder of pyproject.toml."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_knowledge(project):
    """The project's own knowledge, read once: (Knowledge, faults)."""
    from assistant.sources.knowledge import inspect_knowledge

    return inspect_knowledge(project / "knowledge")


@pytest.fixture
def assert_contract():
    """A function that fails when plain data is not what the answer contract promises, and says where."""

    def check(answer):
        assert contract_faults(answer) == []

    return check


@pytest.fixture
def small_knowledge(tmp_path):
    """A complete knowledge folder without a fault: 4 facts, 1 passage, and a table of 3 rows, one with open cells."""
    folder = tmp_path / "knowledge"
    for name, text in SMALL_KNOWLEDGE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


SMALL_KNOWLEDGE = {
    "sources.yaml": """\
about: Sources of the tests.
sources:

  - id: paper
    title: 關鍵礦物論文
    title_en: A Paper on Critical Minerals
    kind: article-journal
    level: paper
    authors: [翟文中]
    issued: '2023'
    sections: [壹、前言, 表一]
    footnotes: 5

  - id: fr-2022
    title: 2022 Final List of Critical Minerals
    kind: law
    level: primary
    authors: [USGS]
    issued: 2022-02-24
    url: https://example.org/list

  - id: mofcom-23
    title: 商務部公告2023年第23號
    kind: law
    level: primary
    issued: 2023-07-03
""",
    "glossary.yaml": """\
about: Names of the tests.
usage:
  - {taiwan: 晶片, mainland: 芯片, meaning: chip}
terms:

  - id: gallium
    type: element
    zh_hant: 鎵
    zh_hans: 镓
    en: gallium
    symbol: Ga

  - id: germanium
    type: element
    zh_hant: 鍺
    zh_hans: 锗
    en: germanium
    symbol: Ge

  - id: silicon
    type: element
    zh_hant: 矽
    zh_hans: 硅
    en: silicon
    symbol: Si

  - id: rare-earths
    type: group
    zh_hant: 稀土
    zh_hans: 稀土
    en: rare earth elements
    symbol: REE
    aliases: [rare earths]

  - id: china
    type: country
    zh_hant: 中國
    zh_hans: 中国
    en: China

  - id: united-states
    type: country
    zh_hant: 美國
    zh_hans: 美国
    en: United States
    abbr: US
""",
    "facts/paper.yaml": """\
about: Facts of the paper.
facts:

  - id: us-2022-size
    zh: 美國2022年關鍵礦物清單共50項。
    en: The US critical minerals list of 2022 has 50 entries.
    paper_says:
      zh: 論文作53項。
      en: The paper says 53.
    value: {number: 50, unit: {zh: 項, en: entries}}
    topic: lists
    entities: [united-states]
    source: fr-2022
    via: [paper]
    at: {section: Final list}
    as_of: 2022-02-24
    check: differs
    note:
      zh: 聯邦公報所載為50項。
      en: The Federal Register gives 50.
    asks:
      zh: [美國2022年清單有幾項？]
      en: [How many minerals are on the 2022 US list?]

  - id: rare-earth-group
    zh: 稀土由17種元素組成，論文稱之為戰略資源。
    en: The rare earths are 17 elements, which the paper calls strategic resources.
    value: {number: 17, unit: {zh: 種, en: elements}}
    entities: [rare-earths]
    source: paper
    at: {section: 壹、前言, paragraph: 1, footnotes: [2]}
    check: unchecked
""",
    "facts/policy.yaml": """\
about: Facts of policy.
facts:

  - id: gallium-control
    zh: 中國自2023年8月1日起對鎵、鍺實施出口管制。
    en: China has controlled exports of gallium and germanium since 1 August 2023.
    value: {date: 2023-08-01}
    entities: [china, gallium, germanium]
    source: mofcom-23
    valid_from: 2023-08-01
    check: confirmed
    asks:
      zh: [中國何時開始管制鎵的出口？]
      en: [When did China start to control gallium exports?]

  - id: gallium-items
    zh: 管制的鎵品項有金屬鎵與氮化鎵。
    en: The controlled gallium items are gallium metal and gallium nitride.
    value: {list: {zh: [金屬鎵, 氮化鎵], en: [gallium metal, gallium nitride]}}
    entities: [gallium]
    source: mofcom-23
    check: confirmed
""",
    "passages/paper.yaml": """\
about: The paper, restated.
source: paper
passages:

  - id: intro-1
    section: {zh: 壹、前言, en: Introduction}
    at: {section: 壹、前言, paragraph: 1}
    zh: 論文指出，中國以稀土出口向他國施壓。晶片製造離不開鎵與矽。
    en: The paper states that China uses exports of rare earths as pressure. Chips cannot be made without gallium and
      silicon.
    entities: [china, rare-earths, gallium, silicon]
""",
    "tables/producers.yaml": """\
id: producers
title: {zh: 礦物生產國, en: Producers of minerals}
summary:
  zh: 本表列出3種礦物的生產國。
  en: The table names the producers of 3 minerals.
topic: production
source: fr-2022
at: {section: Table 1, table: '1'}
as_of: '2022'
check: confirmed
size: 3
columns:
  mineral: {zh: 礦物, en: mineral, means: entity}
  makers: {zh: 生產國, en: producers, means: entities}
  share: {zh: 占比, en: share, means: number, unit: {zh: '%', en: '%'}, source: paper}
sentence:
  zh: '{mineral}的生產國有{makers}[，最大者占{share}%]。'
  en: '{mineral} is produced by {makers}[, the largest with {share}%].'
rows:

  - id: producers-gallium
    cells: {mineral: gallium, makers: [china], share: 98}

  - id: producers-germanium
    cells: {mineral: germanium, makers: [china, united-states], share: 60}

  - id: producers-silicon
    cells:
      mineral: silicon
      makers: [china, united-states]
asks:
  zh: [哪些國家生產這些礦物？]
  en: [Which countries produce these minerals?]
""",
}
