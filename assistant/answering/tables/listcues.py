"""Words by which questions about lists of minerals are known, over folded text (Simplified, small letters)."""

from __future__ import annotations

import re

LISTED = re.compile(
    r"清单|名单|名录|目录|列入|列为|列进|列了|列有|收录|入列|被列|[同都均未没不只]列|列的|表三|表3|除名"
    r"|\blist(?:s|ed|ing)?\b|\bdelisted\b|\bcatalogue\b|\btable (?:3|three)\b"
    r"|\b(?:deems?|considers?|calls?|counts?) .{0,30}critical\b|(?:视为|认定为?|当作|算)关键"
    r"|第三张表|\bthird table\b|入榜|上榜|在榜|榜单|列名|名额|单列|(?:认为|当成|看作|看成)(?:是)?关键"
)
"""Says that the question is about lists."""

CRITICAL = re.compile(
    r"关键(?:性)?(?:矿|原)|战略(?:性)?(?:矿|原)|稀有金属|\bcritical (?:raw )?(?:mineral|material)"
    r"|\bstrategic (?:raw )?(?:mineral|material)"
    r"|\brare metals?\b"
)
"""What the lists hold; with an economy and a yes-or-no or a number asked for, the list is meant."""

HOW_MANY_HELD = re.compile(
    r"关键(?:矿产|矿物|原材料|原物料)(?:一共|总共|共有|共|有|是|到底有|达)?(?:多少|几)(?:种|项|个)?"
    r"|\bhow many of .{0,20}(?:critical|strategic) (?:raw )?(?:minerals|materials)\b"
    r"|\bhow many critical (?:raw )?(?:minerals|materials) (?:did|does|do|has|have|had|were|are)\b"
)
REVISED = re.compile(r"\d[年月]?版|改版|更新|修订|\brevision\b|\bupdate\b|\bedition\b")

OTHER_MATTERS = frozenset(
    {"production", "reserves", "price", "reliance", "imports", "refining", "recycling", "substitutes", "stockpile"}
    | {"quota", "control"}
)
"""Measures (`language.measures`): a question that speaks of one of them asks for more than a list."""

ECONOMIES = {
    "美": "united-states", "欧": "european-union", "日": "japan", "加": "canada", "澳": "australia", "中": "china",
}  # fmt: skip
RUN = re.compile(
    r"(?<![三表单录论文3])(?:欧盟|[美欧日加澳中])(?:[、和与跟及/]?(?:欧盟|[美欧日加澳中]))+(?=[两二三四五六]"
    r"|[方国都皆均的清名也同全各共]|[、，, ）)里内]|$|双|间|之"
    r"|列|关)"
)
"""Economies by one character each: 「中美兩國」, 「美、歐、日」."""

ADJECTIVES = {
    "american": "united-states",
    "america": "united-states", "washington": "united-states", "european": "european-union",
    "europe": "european-union",
    "brussels": "european-union", "japanese": "japan", "tokyo": "japan", "canadian": "canada", "ottawa": "canada",
    "australian": "australia", "canberra": "australia", "chinese": "china", "beijing": "china",
    "美方": "united-states",
    "欧方": "european-union", "日方": "japan", "加方": "canada", "澳方": "australia", "中方": "china",
    "us": "united-states", "欧洲": "european-union", "华府": "united-states", "华盛顿": "united-states",
    "内政部": "united-states",
    "interior": "united-states", "usgs": "united-states", "地质调查局": "united-states",
    "布鲁塞尔": "european-union", "执委会": "european-union", "欧委会": "european-union",
    "commission": "european-union",
    "东京": "japan", "经产省": "japan", "经济产业省": "japan", "meti": "japan", "加国": "canada", "渥太华": "canada",
    "nrcan": "canada", "坎培拉": "australia", "堪培拉": "australia", "澳国": "australia", "澳州": "australia",
    "geoscience australia": "australia", "disr": "australia", "北京": "china", "我国": "china", "大陆": "china",
    "附件一": "european-union", "annex i": "european-union", "eu": "european-union", "国土资源部": "china",
    "自然资源部": "china", "全国矿产资源规划": "china",
}  # fmt: skip
ADJECTIVE = re.compile(
    "|".join(
        [
            *(rf"\b{each}\b" if each.isascii() else each for each in ADJECTIVES if each != "us"),
            r"\bus(?= (?:\d{4}|list|critical)\b)",
        ]
    )
)
ISSUERS = {
    "usgs": "united-states", "doi": "united-states", "european-commission": "european-union", "meti": "japan",
    "nrcan": "canada", "mlr": "china", "mnr": "china",
}  # fmt: skip
"""Glossary ids of those who issue a list -> whose it is."""

MATRIX = re.compile(
    r"表三|表3|第三张表|\btable (?:3|three)\b|\bthird table\b|六(?:份|方|国|个|张|大)|\bsix\b|论文.{0,8}(?:清单"
    r"|列)|paper['’]?s? .{0,12}lists?\b"
)
ALL = re.compile(
    r"六(?:份|方|国|个|张|大)|\bsix\b|所有(?:的)?(?:清单|名单)|每(?:一)?(?:份|张)(?:清单|名单)|\bevery list\b"
    r"|\ball (?:the )?lists\b"
)
ONLY = re.compile(
    r"只有|只在|只出现|只被|只(?=[美欧日加澳中])|仅有?|独有|独家|唯独|唯有|单独|\bonly\b|\balone\b"
    r"|\bexclusive(?:ly)?\b|\bsolely\b"
    r"|专属|\bunique to\b|\bpeculiar to\b|\bnobody else\b|\bno ?one else\b|\bno other\b|别(?:人|国|家)都?[没未]"
    r"|其他.{0,8}[没未]"
)
NUMBER_WORDS = {
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5,
    "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
EXACTLY = re.compile(
    r"(?<![哪每这那其])(?P<zh>[一两二三四五1-5])(?:份|张|方|个经济体|个国家)"
    r"|\b(?P<en>one|two|three|four|five|[1-5]|single) (?:of the (?:paper['’]s )?(?:six|6)\b|lists?\b|economies\b"
    r"|columns?\b)"
)
PRECISELY = re.compile(r"恰|刚好|正好|不多不少|\bexactly\b|\bprecisely\b|\bsingle\b")
NOT_AFTER = re.compile(
    r"[没未]有?被(?=[美欧日加澳中])|\bnever (?:made it|got|been|on|in)\b|\bnone for\b|\bno (?:mark|tick) for\b"
    r"|\b(?:is|are|was|were) not (?:seen |considered |deemed |counted |regarded )?(?:as )?(?:critical|strategic)\b"
    r"|不在|不属于|不见于|不包括在|没有?出现在|未出现在|\bnot (?:on|in|among|part of|by|listed by|the)\b"
    r"|\bmissing from\b|\babsent from\b"
    r"|\bwithout\b|\bbut not\b|\band not\b|\bneither\b|\bnor\b|而非|除了"
    r"|除(?!名|去|非|此)|\bexcept\b|\ball but\b|\bother than\b|\bapart from\b|\bminus\b|减去|减掉|扣掉|扣除|刨去|刨除"
    r"|\bexcluding\b|\bless(?= (?:the|those|what|everything)\b)|\bsubtract|\bunlisted by\b|[−∖＼]|(?<=[\s单录])-(?=\s)"
)
TAKEN_OUT = re.compile(
    r"(?:剔除|去掉|除掉|除去|扣除|扣掉|减去|排除|拿掉|划掉)(?=.{0,24}(?:已有|已列|已经|上的|里的|有的|列的|收的))"
    r"|\b(?:strip(?:ping|ped)?|tak(?:e|ing)|cross(?:ing)?|leav(?:e|ing)|cut(?:ting)?|throw(?:ing)?|knock(?:ing)?)\b"
    r" (?:out|away|off|aside)(?= (?:everything|anything|whatever|what|all|those|the ones|any))"
    r"|\b(?:remov|exclud|subtract|delet|dropp?|discard|eliminat)(?:e|es|ing)? (?=everything|anything|whatever"
    r"|what|all|those|the ones|any)"
)
"""One list taken away from others, not a thing struck off a list: "strip out everything that is on the US list"."""
NOT_BEFORE = re.compile(
    r"不这么(?:看|认为|想)|不以为然|[没未](?:有)?跟进|并未|所无|[没未](?:有|被|曾)?(?:列|收|纳|放|把|算)"
    r"|没有(?=的|$|[？?，,、])|[却但]没有?|都没有?|不列|不收|不算"
    r"|\b(?:does|do|did|has|have|is|are)(?: not|n['’]t)\b"
    r"(?! (?:on|in|among|part|listed by|named by|the|critical|strategic|seen|considered|deemed|counted|regarded)\b)"
    r"|\bomits?\b|\bleaves?\b.{0,12}\bout\b|\blacks?\b"
    r"|[没未]有?(?:进|上|包[括含]|见|入|打|勾|标|出现|提|点名|纳入|选)|找不到|查不到|见不到|看不到|不[包]?[括含]"
    r"|缺席|空白|留空|落榜"
    r"|(?:是|均|皆|都|全)无(?=$|[、，,。的者—–?？ -])|缺(?=的|了|漏|哪|$|[？?，,])|漏(?:了|掉|列|收|下)|付之阙如"
    r"|榜上无名|不见(?=$|[的，,、？?])"
    r"|\bblank\b|\bempty\b|\bno(?=$|[,.;:?!–—-]| [–—-])|\bskip(?:s|ped)?\b|\bsilent\b|\bignor(?:es|ed)\b|\boverlook"
    r"|\bpass(?:es|ed)? over\b|\bleft (?:out|off)\b|\bnowhere\b"
)
PRONOUN = re.compile(
    r"(?:它们?|其|该国|对方|那边|(?P<last>后者|\bthe latter(?: list)?)|(?P<first>前者|\bthe former(?: list)?)"
    r"|\bit|\bthey)"
    r"(?:都|还|仍|也|就|却|居然|\s)*$"
)
"""Before a negation: the list spoken of first (or last) is meant, not the nearest."""
UNION = re.compile(
    r"合并|并集|联集|并起来|合起来|加起来|加总|凑在一起|任一|其中之一|(?<!全)任何一(?:份|方)|\bpool(?:ed|ing)?\b"
    r"|\bcombin(?:e|ed|ing)\b|\bunion\b|\beither\b|\bmerg(?:e|ed|ing)\b|\bat least one of\b|∪"
)
"""On one list or the other."""
COUNT = re.compile(
    r"多少(?:种|项|个|份)?|(?<![哪那这])几(?:种|项|个|样|份)|数量|\bhow many\b|\bnumber of\b|\bhow long\b|多长"
    r"|\bcount\b"
)
WHO = re.compile(
    r"哪(?:些|几|一)?个?(?:国家|经济体|国|方|份|张)|谁|[几多]少?(?:份|个国家|国|张|方)(?:的)?(?:清单|名单|列|把)"
    r"|\bwhich (?:countr|econom|lists?|jurisdiction|government)|\bwho\b|\bwhose\b"
    r"|\bhow many (?:of the )?(?:six )?(?:lists|countries|economies)\b|剩下谁|哪几?家|\bwhich of (?:them|these)\b"
)
YES_NO = re.compile(
    r"吗|么[？?]?$|是否|有没有|有无|在不在|是不是|算不算|有列|列不列|对不对|\bor not\b|\b(?:is|are|was"
    r"|were) (?:it|they)\b"
    r"|^(?:so,? |and )?(?:is|are|was|were|does|do|did|has|have|can|could|would|will|should)\b|属不属|没有[？?]?$"
)
SINCE = re.compile(
    r"哪一?版起|从哪一?版|\b(?:from|in|with) which edition\b|何时|什么时候|哪(?:一)?年|几时|\bwhen\b|\b(?:which"
    r"|what) year\b|\bsince when\b|\bfirst\b|最早"
)
ADD = re.compile(
    r"新面孔|新成员|新进榜|新上榜|首度|后来居上|多收|\bentrants?\b|\bnew faces?\b|\bdebut|新增|新添|增列|加入"
    r"|增加|添加|加了|加[进到]|纳入|新列|新加|新进|补进|放进|\badd(?:ed|s|itions?)?\b"
    r"|\bnew(?:ly|comers?)?\b|\bjoin(?:ed)?\b"
    r"|\bmade it onto\b|\bentered\b|\bincluded?\b|\bput\b.{0,20}\bon\b|\bgain"
    r"|加的是|增补|补入|多了谁|\bcame in\b|\bgained\b"
)
DROP = re.compile(
    r"\bvanish|\bgone\b|\bmoved? off\b|移走|删|移除|移出|拿掉|剔除|踢|除名|去掉|不再|退出|取消|划掉|拿走|不见了?"
    r"|消失|没了|\bdrop(?:s|ped)?\b"
    r"|\bremov(?:e|es|ed|al)\b|\bdelet|\bdelist"
    r"|\bta(?:k|ke|ken) .{0,30}off\b|\btook\b.{0,30}\boff\b|\b(?:c[ao]me|struck|kicked|fell|left|cut"
    r"|crossed) off\b|\bno longer\b|\bdisappear|\blost\b"
    r"|少了(?:谁|哪|什么)|\b(?:strike|struck|fall|fell|drop|knock|take|taken|took|come|came|go|went|left|cut|kick"
    r"|cross)\w*\b.{0,30}\b(?:off|out)\b"
)
CHANGE = re.compile(
    r"差在|变动|变化|改了|改变|调整|差别|差异|不同|更新|修订|比较|\bchang|\bdiffer|\bupdat|\brevis|\bcompar"
)
LONGEST = re.compile(r"最长|最多|\blongest\b|\blargest\b|\bbiggest\b|\bmost (?:entries|minerals|items)\b")
SHORTEST = re.compile(r"最短|最少|\bshortest\b|\bsmallest\b|\bfewest\b")
MORE = re.compile(
    r"(?:较|更)(?:长|短|多|少)的?(?:是|为)?[哪谁]|[长短](?:了|出)?(?:几|多少)|差距|多(?:了|出)?(?:几|多少)|(?:谁"
    r"|哪)[^、，,。？?；;]{0,8}(?:更|较|比较)?(?:多|长|少|短)|少(?:了)?(?:几|多少)|差(?:了)?(?:几"
    r"|多少)|相差|净[增减]"
    r"|[增减](?:加|少)?(?:了)?(?:几|多少)(?:项|种|个)"
    r"|哪(?:一)?(?:份|个|张|边|方)?[^、，,。？?；;]{0,8}(?:较|比较|更)(?:长|多|大|短|少)"
    r"|\bhow many (?:more|fewer|less)\b|\b(?:longer|larger|bigger|shorter|smaller)\b|\bby how (?:many|much)\b"
    r"|谁多谁少|谁长谁短|孰[多长]|各(?:有|是|列)?(?:几|多少)|\bthe gap\b|\bhow (?:big|wide|large) (?:is"
    r"|was) the (?:gap|difference)\b"
    r"|\bmore (?:entries|minerals|items)\b|\bnet (?:increase|growth)\b|\bgrow|\bgrew\b"
)
MORE_WHICH = re.compile(r"[多少](?:了|出|列|有)?(?:了|来|出)?(?:的)?(?:是)?(?:哪|什么|谁)|\bbeyond (?:the )?\b")
"""「比美國清單多出哪幾種」 asks for a difference of sets, not of sizes."""
THAN = re.compile(r"比|较|\bthan\b|\bbeyond\b|\bover\b")

INTO = re.compile(r"[在入到进上被由]?|\s*(?:of |from |on )?(?:the )?")
"""What may stand between a negation and the list that it denies: 「沒有進美國清單」."""

STRATEGIC = re.compile(
    r"战略(?:性)?[”」』\"]?(?:等级的?|级)?原(?:物料|材料)|\bstrategic raw materials?\b|\bannex i\b|附件一"
)
OLDER_JAPAN = re.compile(r"31\s*(?:种|项|rare)|\b31\b")
NEWER_JAPAN = re.compile(r"34\s*(?:种|项|rare)|\b34\b")
NO_LONGER = re.compile(r"不再|已不|\bno longer\b|\bnot any ?more\b")
AGAIN = re.compile(
    r"又|重新|重回|重返|回归|回锅|放回|回来|再度|再次|失而复得|恢复|\bagain\b|\bre-?(?:add|list|enter|admit)"
    r"|\breinstat|\bcomeback\b"
    r"|\b(?:c[ao]me|br(?:ing|ought)|put|took|taken|got|let) .{0,20}back\b|\breturn(?:ed|s|ing|ees)?\b"
    r"|\brestored?\b|\bback (?:on|in|onto)\b"
)
STILL = re.compile(
    r"现在|目前|现行|如今|仍|还|最新|现有|\bnow\b|\bcurrent|\bstill\b|\btoday\b|\blatest\b|\bpresent\b|\bnewest\b"
)
JOINED = re.compile(
    r"(?:['’]s)?\s*(?:[、,，/&和与跟及或]|\band\b|\bor\b|\bnor\b|\bthe\b|\bof\b|\blist\b|\bones?\b|\d{4}年?|的"
    r"|清单|名单|\s)*"
)
"""What may stand between economies told in one breath."""

FIRST_LISTS = re.compile(
    r"第[一二三四]份|首份|首版|最初|\b(?:first|second|third|original|initial|earliest) (?:ever |official |version"
    r"|eu |us |list"
    r"|critical|edition)"
)
"""Lists older than the tables hold, unless a year says which is meant."""
OTHER_LISTS = re.compile(
    r"草案|初稿|征求意见|大战|战争|冷战|[隔每]几年|多久|几年(?:一次|修订|更新)"
    r"|战略(?:性)?(?:材料|物料|物资)"
    r"|\bdraft\b|\bworld war\b|\bwartime\b|\bhow often\b"
    r"|\bevery how many\b|\bstrategic materials list\b|收储|\bcompanies\b|\bprojects?\b|计划(?!能)"
    r"|(?:投资|开发|采矿|矿业|建设|企业|合作)项目"
)
"""Lists that the tables do not hold (drafts, wartime ones), and questions on how lists are made."""

BOTH = re.compile(
    r"都|均|皆|同时|同列|同属|[也兼双又]|共同|共有|重叠|重合|重复|交集|一致|相同|仍|还[在是有]|同在|覆盖|涵盖|囊括"
    r"|共识|全勤|双双|交叉|∩|\bcover|\bmatch|\bcoincid|\bjoint|\bmutual|\bsimultaneous|\bconsensus\b|\btwice\b"
    r"|\bboth\b|\bcommon\b|\bshared?s?\b|\boverlap|\balso\b|\bas well\b|\bintersect|\ball\b|\btogether\b|\bsame\b"
    r"|\bstill\b|\band\b"
    r"|\balike\b|\bagree"
)
"""Says that a thing is to be on several lists at once; without it two lists named are not intersected."""
CRITICAL_TO = re.compile(r"关键|\bcritical\b|\bstrategic\b|战略|稀有金属|\brare metals?\b")
TWO_YEARS = re.compile(r"(?:19|20)\d\d.*(?:19|20)\d\d")
OTHERS = re.compile(
    r"除(?!名|去|非)|其[余他]|只[差缺]|唯独|唯有|偏偏|\bexcept\b|\ball but\b|\beverybody\b|\beveryone\b"
    r"|\ball the (?:others|rest)\b|\bthe (?:other|rest)\b"
    r"|\bfive of the six\b|\bother than\b"
)
"""Says that the lists named are the exception, and all others are meant."""
OF_OTHERS = re.compile(r"(?:别人|别国|别家|他国|其[余他][^，,]{0,6}|其它[^，,]{0,6})都?$")
"""Before a negation: it is the others that do not list."""
ASKED_WHEN = re.compile(r"何时|什么时候|哪(?:一)?年|几时|^(?:since )?when\b|\b(?:which|what) year\b")
"""The date is what is asked for; in "what was added when the list was revised" it is not."""
SIZES = re.compile(r"(?<!\d)(?:3[01245]|2[48]|50|60|17)(?!\d)")
"""Lengths by which lists are called: the 34 rare metals, the 31 before."""
WHICH_OF = re.compile(r"哪[一几些]?[个种项样]?|\bwhich\b|\bwhat\b|\blist\b|\bname\b|逐一|列出")
GROUP = re.compile(r"铂族|白金族|镧系|稀土(?:元素)?|\bplatinum|\bpgms?\b|\blanthan|\brare[- ]earths?\b|\brees?\b")
LEFT_ASIDE = re.compile(
    r"不算|不计|不含|除外|排除|撇开|\baside\b|\bexclud|\bnot counting\b|\bwithout\b|\bexcept\b|\bother than\b"
)
"""Says that some of the things named are not to be counted."""
NAMES_TOO = re.compile(
    r"写出|列出|列举|逐一|名称|分别是|分别为|哪些|\bname them\b|\blist them\b|\bwhich ones\b|\bwhich are they\b"
    r"|\band which\b"
)
"""Beside how many there are, says that they are to be named."""
MISSING = re.compile(
    r"漏|缺|没|未|不在|不见|找不到|落榜|\bleft (?:off|out)\b|\bmissing\b|\babsent\b|\bnot (?:on|in|listed|there)\b"
    r"|n['’]t\b|\black|\bomit|\bskip"
)
CLASSED = re.compile(r"[归属]|类|\bgroup\b|\bclass|\bcategor|\bfall\b|\bcount as\b")
LEFT_OFF = re.compile(r"\bleft (?:off|out)\b|\bleav(?:es?|ing) (?:off|out)\b")
"""Not listed, which is not struck off."""
REMAINDER = re.compile(r"还?剩(?:下|余)?|余下|\bwhat(?: is|['’]s)? left\b|\bleft over\b|\bremain|\bwhat stays\b")
"""Asks for what is left of the first list when the others are taken away."""
MATTERS_TO = re.compile(
    r"关注|在意|看重|重视|担心|\bworr(?:y|ies|ied)\b|\bcare about\b|\bconcern|\bmatters? to\b|\bfret\b|\bprioriti[sz]e"
)
"""What an economy lists, said of its cares."""
GRAIN = re.compile(
    r"[（(]?[轻輕]?[、和與与]?重?稀土[^，。？?)）]{0,14}?(?:各|都|皆|均)?(?:按|當|当|算|計|计|以|併成|并成|合併"
    r"|合并|視為|视为)"
    r"[^，。？?)）]{0,4}?一[項项種种個个][^，。？?)）]{0,3}[)）]?[，,]?"
    r"|(?:,? ?\b(?:if|counting|treating|taking|with) )?(?:light and heavy )?rare[- ]earths?[^,.?;]{0,50}?"
    r"\b(?:as|for) (?:one|a single)\b(?: (?:item|entry))?(?: and [^,.?;]{0,30} as one)?,?",
    re.IGNORECASE,
)
"""Says how members are to be counted, which is how they are counted anyway."""
BESIDE = re.compile(r"[跟和与同][^，,。？?]{0,24}(?:相比|比较|比)(?=[，,]|起来|，|$)")
"""Names what is compared with, before the comparing word: 「跟上一版比，……」."""
