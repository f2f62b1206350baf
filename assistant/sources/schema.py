"""What a curator may write in knowledge/, as pydantic models; unknown keys are refused.

Texts come as {zh: …, en: …}, zh being Traditional Chinese as written in Taiwan. Dates are YYYY, YYYY-MM or YYYY-MM-DD.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that nobody sees: controls, of zero width, or turning the direction of what follows."""


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError("an id is lower-case letters, digits, '-' and '.', such as us-2022-size")
    return value


def _iso_date(value: str) -> str:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise ValueError(f"there is no such date ({error})") from None
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://\S+", value):
        raise ValueError("an address starts with http:// or https:// and has no spaces")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    if UNSEEN.search(value):
        raise ValueError("holds a control, zero-width or direction character; type the text afresh")
    return value


def _year_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[str, AfterValidator(_identifier)]
IsoDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_iso_date)]
Url = Annotated[str, AfterValidator(_web_address)]
Text = Annotated[str, AfterValidator(_text)]
Check = Literal["confirmed", "differs", "unchecked"]


class Model(BaseModel):
    """Base: unknown keys are refused and numbers are not taken for text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Model):
    """A text in both languages."""

    zh: Text
    en: Text


class BothLists(Model):
    """A list in both languages; items in the same order."""

    zh: list[Text] = Field(min_length=1)
    en: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def _same_length(self) -> BothLists:
        if len(self.zh) != len(self.en):
            raise ValueError(f"zh has {len(self.zh)} items, en has {len(self.en)}")
        return self


class Asks(Model):
    """How people would ask for an entry, per language."""

    zh: list[Text] = Field(default_factory=list)
    en: list[Text] = Field(default_factory=list)


class At(Model):
    """Where in its source an entry stands."""

    section: Text | None = None
    paragraph: int | None = Field(default=None, ge=1)
    footnotes: list[Annotated[int, Field(ge=1)]] = Field(default_factory=list)
    table: Annotated[Text, BeforeValidator(_year_as_text)] | None = None
    page: int | None = Field(default=None, ge=1)


class ValueModel(Model):
    """The bare answer: one of number (with unit), date, name or list."""

    number: Annotated[float, Field(allow_inf_nan=False)] | None = None
    unit: Both | None = None
    qualifier: Literal["", ">", "<", "~"] = ""
    date: IsoDate | None = None
    name: Both | None = None
    list: BothLists | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> ValueModel:
        given = [key for key in ("number", "date", "name", "list") if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(
                f"a value has exactly one of number, date, name, list; this one has {', '.join(given) or 'none'}"
            )
        if self.unit is not None and self.number is None:
            raise ValueError("only a number has a unit")
        return self


class FactModel(Model):
    """One statement.

    paper_says: what the founding paper gives where the statement corrects it.  replaced_by: the fact that holds since.
    """

    id: Id
    zh: Text
    en: Text
    paper_says: Both | None = None
    value: ValueModel | None = None
    topic: Text | None = None
    entities: list[Id] = Field(default_factory=list)
    source: Id
    at: At = At()
    via: list[Id] = Field(default_factory=list)
    as_of: IsoDate | None = None
    valid_from: IsoDate | None = None
    valid_to: IsoDate | None = None
    replaced_by: Id | None = None
    check: Check
    note: Both | None = None
    asks: Asks = Asks()

    @model_validator(mode="after")
    def _coherent(self) -> FactModel:
        if self.check == "differs" and self.note is None and self.paper_says is None:
            raise ValueError("check is 'differs', so note or paper_says must say what differs")
        if self.paper_says is not None and self.check != "differs":
            raise ValueError("paper_says is given, so check must be 'differs'")
        if self.valid_from and self.valid_to and self.valid_from[: len(self.valid_to)] > self.valid_to:
            raise ValueError(f"valid_from {self.valid_from} lies after valid_to {self.valid_to}")
        return self


class FactFile(Model):
    """A file of facts/."""

    about: Text
    facts: list[FactModel] = Field(min_length=1)


class PassageModel(Model):
    """One paragraph of a source, restated. check: only where it was compared with others, `differs` with a note."""

    id: Id
    section: Both
    at: At
    zh: Text
    en: Text
    entities: list[Id] = Field(default_factory=list)
    via: list[Id] = Field(default_factory=list)
    check: Check | None = None
    note: Both | None = None
    asks: Asks = Asks()

    @model_validator(mode="after")
    def _coherent(self) -> PassageModel:
        if self.check == "differs" and self.note is None:
            raise ValueError("check is 'differs', so note must say what differs")
        return self


class PassageFile(Model):
    """A file of passages/: all of one source."""

    about: Text
    source: Id
    passages: list[PassageModel] = Field(min_length=1)


class ColumnModel(Model):
    """What a column holds. means: how its cells are written and shown."""

    zh: Text
    en: Text
    means: Literal["entity", "entities", "number", "text", "shares", "series", "date"] = "text"
    unit: Both | None = None
    year: int | None = Field(default=None, ge=1900, le=2100)
    source: Id | None = None


class RowModel(Model):
    """One row; a column without a cell is open."""

    id: Id
    cells: dict[str, object]
    source: Id | None = None
    via: list[Id] = Field(default_factory=list)
    as_of: IsoDate | None = None
    check: Check | None = None
    note: Both | None = None


class ListingModel(Model):
    """A table that is one edition of somebody's list of minerals: every row names a member in its column `mineral`.

    economy: glossary id of whose list it is.  kind: lists of one economy that are of different kinds are not editions
    of each other.  name: as an answer calls it.  paper_says: another size that the founding paper gives.
    """

    economy: Id
    kind: Literal["critical", "strategic", "rare metals"] = "critical"
    name: Both
    paper_says: Both | None = None


class FiguresModel(Model):
    """A table of figures: where in a row each part of a figure stands.

    mineral, place, unit, item: the name of a column, or what holds for all rows (a glossary id; for a unit its words).
    year, value: columns, or series: a column of years with numbers, or none of them where the columns carry a `year`.
    item: what exactly is measured ("antimony mine production").
    """

    measure: Literal["production", "reserves", "price", "reliance", "share", "quota"]
    mineral: Text
    place: Text
    unit: Both | Text
    year: Text | None = None
    value: Text | None = None
    series: Text | None = None
    item: Text | None = None


class TableModel(Model):
    """A file of tables/.

    sentence: how a row is said, with {column} for a cell and [parts] left out when a cell in them is open.
    row_asks: how people would ask for a row, in the same writing; one that needs an open cell is left out.
    size: number of rows the table must have, when its source states one.
    listing, figures, matrix: how to compute over the table; a matrix has a column of yes and no for each list, and
    tells whose list (glossary id) each of those columns is.
    """

    id: Id
    title: Both
    summary: Both
    topic: Text | None = None
    source: Id
    via: list[Id] = Field(default_factory=list)
    at: At = At()
    as_of: IsoDate | None = None
    check: Check
    note: Both | None = None
    size: int | None = Field(default=None, ge=1)
    entities: list[Id] = Field(default_factory=list)
    listing: ListingModel | None = None
    figures: FiguresModel | None = None
    matrix: dict[str, Id] = Field(default_factory=dict)
    columns: dict[str, ColumnModel] = Field(min_length=1)
    sentence: Both
    row_asks: Asks = Asks()
    rows: list[RowModel] = Field(default_factory=list)
    asks: Asks = Asks()


class SourceModel(Model):
    """A bibliographic record, CSL-like.

    sections, footnotes: headings and number of notes of a source whose locators name them.
    """

    id: Id
    title: Text
    title_en: Text | None = None
    kind: Text
    level: Literal["paper", "primary", "mirror", "secondary"]
    authors: list[Text] = Field(default_factory=list)
    issued: IsoDate | None = None
    container: Text | None = None
    pages: Text | None = None
    url: Url | None = None
    cited_in: list[Annotated[int, Field(ge=1)]] = Field(default_factory=list)
    sections: list[Text] = Field(default_factory=list)
    footnotes: int | None = Field(default=None, ge=1)
    note: Text | None = None


class SourceFile(Model):
    """sources.yaml."""

    about: Text
    sources: list[SourceModel] = Field(min_length=1)


class TermModel(Model):
    """Names of one thing. scan: characters under which the scan of the paper garbles it; evidence, never a name.

    members: of a group, the elements it is made of.  form_of: the thing that lists of other countries name instead
    (baryte and barium), so that comparing lists does not take them for two.
    """

    id: Id
    type: Text
    zh_hant: Text
    zh_hans: Text
    en: Text
    symbol: Text | None = None
    abbr: Text | None = None
    aliases: list[Text] = Field(default_factory=list)
    members: list[Id] = Field(default_factory=list)
    form_of: Id | None = None
    scan: Text | None = None
    note: Text | None = None


class UsageModel(Model):
    """Taiwan's word and the mainland's for the same thing."""

    taiwan: Text
    mainland: Text
    meaning: Text


class GlossaryFile(Model):
    """glossary.yaml."""

    about: Text
    usage: list[UsageModel] = Field(default_factory=list)
    terms: list[TermModel] = Field(min_length=1)
