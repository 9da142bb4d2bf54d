"""The facts a country pack can hold, as frozen shapes. `packs` reads and checks them.

A field that is not here is refused. Words are no part of a fact: each class says under
which text keys they lie.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from companion.tables import NAME

Id = Annotated[str, Meta(pattern=NAME)]
Key = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9_.-]{0,199}\Z")]
Line = Annotated[str, Meta(min_length=1, max_length=300)]
Phone = Annotated[str, Meta(pattern=r"\A[+#*]?[0-9](?:[0-9 -]{0,18}[0-9])?\Z")]
Email = Annotated[str, Meta(pattern=r"\A[a-z0-9._-]{1,64}@[a-z0-9.-]{1,120}\.[a-z]{2,24}\Z")]
Clock = Annotated[str, Meta(pattern=r"\A(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z|\A24:00\Z")]
Language = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}(?:-[a-z]{2,4})?\Z")]
Country = Annotated[str, Meta(pattern=r"\A[a-z]{2,8}\Z")]
Timezone = Annotated[str, Meta(pattern=r"\A[A-Z][A-Za-z_]{1,31}(?:/[A-Z][A-Za-z_-]{1,31})*\Z")]
# A year, a month or a day: sources say no more than they know
Moment = Annotated[
    str, Meta(pattern=r"\A[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?\Z")
]
Url = Annotated[
    str,
    Meta(
        max_length=500,
        pattern=r"\Ahttps://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}"
        r"(?:[/?#][A-Za-z0-9/?#@!$&()*+,;=:%._~-]*)?\Z",
    ),
]
"""https, a name with a dot, no user, no port, ASCII only: what is shown is where it leads."""

Category = Literal[
    "emergency", "police", "digital_sex_crime", "sexual_violence", "crisis", "youth", "school",
    "teacher", "takedown", "hotline", "directory", "regulator", "legal", "victim_support",
    "counselling", "foreign",
]  # fmt: skip
Audience = Literal["all", "victim", "student", "parent", "teacher"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Role = Literal["mine", "child", "support", "teacher"]
Age = Literal["under14", "under19", "adult", "unsure"]
Now = Literal["threat", "spreading", "near", "over", "unsaid"]
Need = Literal["safe", "call", "not", "next", "when"]
MonthDay = Annotated[str, Meta(pattern=r"\A(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\Z")]


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """What every fact is: unchanging, and without a field nobody reads."""


class Source(Fact, frozen=True):
    """Where a fact was read: a name, an address, or both, and the day of what was read.

    With an `id` every language says in `source.<id>` what it is; the name stands beside it.
    """

    id: Id | None = None
    name: Annotated[str, Meta(max_length=300)] = ""
    url: Url | None = None
    date: Moment | None = None


class Opening(Fact, frozen=True):
    """On these days from `start` to `end`, in the local time of the contact."""

    days: tuple[Day, ...]
    start: Clock
    end: Clock


class Hours(Fact, frozen=True):
    """Opening hours. Words: `hours.<id>`. Without `open` they are known in words only."""

    id: Id
    open: tuple[Opening, ...] = ()


class Chat(Fact, frozen=True):
    """A chat account: `where` is a platform (words `platform.<where>`), `name` its name there."""

    where: Id
    name: Line


class Contact(Fact, frozen=True):
    """A place of help.

    Words: `contact.<id>.name`, `.what`; maybe `.say` (what one may say when calling), `.asks`
    (what they will ask), `.after` (what happens next), `.note` (good to know before).
    `phone` is the number to call first. `text` takes text messages (of the word `text_word`,
    where one is asked for). Ages are of the person harmed, `age_of` now or in the picture.
    `hours` is the id of Hours, None when nobody could say. `timezone` beats the pack's.
    """

    id: Id
    category: Category
    audience: Annotated[tuple[Audience, ...], Meta(min_length=1)]
    sources: tuple[Source, ...]
    checked: date
    confidence: Literal["high", "medium", "low"]
    region: Id = "national"
    phone: Phone | None = None
    phone_alt: tuple[Phone, ...] = ()
    text: Phone | None = None
    text_word: Line | None = None
    email: Email | None = None
    url: Url | None = None
    chat: tuple[Chat, ...] = ()
    hours: Id | None = None
    timezone: Timezone | None = None
    languages: tuple[Language, ...] = ()
    age_from: Annotated[int, Meta(ge=0, le=120)] | None = None
    age_below: Annotated[int, Meta(ge=1, le=120)] | None = None
    age_of: Literal["now", "picture"] = "now"
    anonymous: bool = False
    source_date: Moment | None = None


class Law(Fact, frozen=True):
    """One article. `law` and `article` are as the law writes them; words: `law.<id>`, short.

    `in_force` is since when it reads so, where the source says it. `child` marks what holds
    only where the person harmed is below the pack's `child_below`. `fact` as for a Stage.
    """

    id: Id
    law: Line
    article: Line
    source: Source
    checked: date
    in_force: Moment | None = None
    child: bool = False
    fact: Id | None = None


class Term(Fact, frozen=True):
    """A word of the law or of an office, which nobody needs to know beforehand.

    Words: `term.<id>.name`, as it stands in sentences; `.plain`, one or two sentences on it; maybe
    `.also`, other ways in which it is written, with ", " between, in the languages that have such.
    It rests on `laws`, or on `sources` where no law was read; `basis` and `fact` as for a Stage.
    """

    id: Id
    checked: date
    basis: Literal["law", "official", "guidebook", "advice"] = "law"
    laws: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    fact: Id | None = None


class Authority(Fact, frozen=True):
    """Who may be asked for a time stamp (RFC 3161), where the person wants one.

    Words: `authority.<id>.name`.
    """

    id: Id
    url: Url
    source: Source
    checked: date


class Act(Fact, frozen=True):
    """A kind of act and the articles that may hold. Words: `act.<id>.name`, `.plain`.

    `fact` as for a Stage.
    """

    id: Id
    laws: tuple[Id, ...]
    fact: Id | None = None


class Deadline(Fact, frozen=True):
    """A day that follows when something was handed in at a desk, or when something happened.

    `days` or `months` are counted from the day it was handed in at `desk`, or from that of an
    `event` (words `event.<id>`, such as "the day the committee asked for measures"), `hours` of the
    clock from the minute, where that is known; with `within` anything from that day on is in time.
    `longer` is by how many days it may be put off. `counts` says which days: all of them, or those
    that are no weekend and no public holiday (`DaysOff`). No day is moved because it falls on a
    holiday: no rule that was read does so. `basis` says whether a law says so, whose article is
    named, or a guidebook, which binds nobody. `fact` as for a Stage.
    Words: `deadline.<id>.title`, what to look for then, and `.note`, what the rule says; maybe
    `.rule`, how the law and its article are called.
    """

    id: Id
    basis: Literal["law", "guidebook"]
    law: Line
    source: Source
    checked: date
    desk: Id | None = None
    event: Id | None = None
    article: Annotated[str, Meta(max_length=300)] = ""
    days: Annotated[int, Meta(ge=1, le=366)] | None = None
    months: Annotated[int, Meta(ge=1, le=60)] | None = None
    hours: Annotated[int, Meta(ge=1, le=240)] | None = None
    longer: Annotated[int, Meta(ge=1, le=366)] | None = None
    counts: Literal["calendar", "working"] = "calendar"
    within: bool = False
    in_force: Moment | None = None
    fact: Id | None = None


class DaysOff(Fact, frozen=True):
    """The public holidays of one year, which is its `id`, with those put in for others."""

    id: Annotated[str, Meta(pattern=r"\A20[0-9]{2}\Z")]
    days: tuple[MonthDay, ...]
    source: Source
    checked: date


class FirstLine(Fact, frozen=True):
    """One line for somebody who has just found out, for these `roles`, `ages` and `now`.

    Where they are empty it is for all. `now` is what was answered to "is it happening now?".
    Of each `need` a person is told the first line that is for them: am I safe, whom can I call,
    what must I not do, what happens next, by when. `contacts` help with it, or with `first` those
    the pack names first. `way` is the procedure that tells more. `basis` and `fact` are as in
    `Stage`. Words: `line.<id>.title` and `.text`.
    """

    id: Id
    need: Need
    basis: Literal["law", "official", "guidebook", "advice"]
    fact: Id
    checked: date
    roles: tuple[Role, ...] = ()
    ages: tuple[Age, ...] = ()
    now: tuple[Now, ...] = ()
    contacts: tuple[Id, ...] = ()
    first: Literal["now", "today", "later"] | None = None
    laws: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    way: Id | None = None


class Stage(Fact, frozen=True):
    """One stage of a procedure: what one may do, ask for, know, expect, or take care of.

    It is for these `roles`, `ages` and `acts`, for all where they are empty, and comes `after`
    others of its procedure. `basis` says what it rests on: a law (then its `laws` are named),
    an official notice, a guidebook, which binds nobody, or advice. `fact` is the line of the
    research it was read in. `contacts` and `desk` help with it. Words:
    `procedure.<procedure>.<stage>.title` and `.text`.
    """

    id: Id
    kind: Literal["do", "ask", "know", "expect", "care"]
    basis: Literal["law", "official", "guidebook", "advice"]
    fact: Id
    checked: date
    roles: tuple[Role, ...] = ()
    ages: tuple[Age, ...] = ()
    acts: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    laws: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    contacts: tuple[Id, ...] = ()
    desk: Id | None = None


class Procedure(Fact, frozen=True):
    """What happens when one goes some way, stage by stage, for these `roles` and `ages`.

    Words: `procedure.<id>.name`, and `.plain`, one sentence on what it is.
    """

    id: Id
    stages: tuple[Stage, ...]
    roles: tuple[Role, ...] = ()
    ages: tuple[Age, ...] = ()


class Document(Fact, frozen=True):
    """One file of a report: its title (a text key) and its blocks in order.

    With `chosen` it is made only where the person made that choice, with `unchosen` only where
    they did not, with `roles` only where one of these writes, with `needs` only where there is such
    a thing to show. With `each_place` there is one for every place where chosen items are. Its own
    words are under `report.<layout>.<id>`.
    """

    id: Id
    title: Key
    blocks: tuple[Id, ...]
    chosen: Id | None = None
    unchosen: Id | None = None
    roles: tuple[Role, ...] = ()
    needs: Literal["pictures"] | None = None
    each_place: bool = False


class Layout(Fact, frozen=True):
    """What one desk gets. `fields` is the allow-list; what it does not name stays out.

    `exhibit` and `addressee` are text keys. `choices` are ids of what the person may ask
    for; words: `choice.<id>`. It is offered where one of `roles` writes of someone of one of
    `ages`, everywhere where they are empty. `originals` are files as they were taken in;
    `masked` lets masked copies of what shows an adult go with them, each chosen by itself. Where
    it is for `adults`, it is there for sexual pictures of them: it hears of nothing that shows or
    may show anybody under 19 sexually, and of ordinary items only where they are named.
    Words: `report.<id>.name`, and `.reader`, one sentence that says who will read it.
    With `linked` the same goes along once more for machines. With `part`, the text key of a
    number under a number, captures that belong together share one.
    """

    id: Id
    exhibit: Key
    addressee: Key
    originals: bool
    chain: bool
    urls: Literal["full", "masked", "none"]
    names: Literal["full", "initial", "role"]
    fields: tuple[Key, ...]
    documents: tuple[Document, ...]
    choices: tuple[Id, ...] = ()
    roles: tuple[Role, ...] = ()
    ages: tuple[Age, ...] = ()
    masked: bool = False
    adults: bool = False
    linked: bool = False
    part: Key | None = None


class First(Fact, frozen=True):
    """Contact ids in the order to offer them: now, today, when the person is ready."""

    now: tuple[Id, ...]
    today: tuple[Id, ...]
    later: tuple[Id, ...]


class Header(Fact, frozen=True):
    """`pack.toml`. Under `child_below` years a person counts as a child in this country's law.

    `desks` are ids of layouts, `ways` of procedures, in the order to offer them; those it does not
    name come last.
    `shared` are parts that several countries have in common (`resources/packs/_shared/<part>`):
    what the pack says itself counts before what they say. Words: `pack.name`.
    """

    country: Country
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    checked: date
    timezone: Timezone
    child_below: Annotated[int, Meta(ge=1, le=30)]
    first: First
    desks: tuple[Id, ...] = ()
    ways: tuple[Id, ...] = ()
    shared: tuple[Id, ...] = ()
