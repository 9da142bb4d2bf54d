"""Cases with a random number of everything, and words in them that would harm a writer."""

from __future__ import annotations

from companion import cases, evidence, excerpts, people, timeline, when
from companion.intake.chats.chat import Chat, Clock, Message
from companion.intake.chats.chat import Kind as Program
from companion.records import (
    Age,
    Kind,
    NewAccount,
    NewCase,
    NewIncident,
    NewPerson,
    Part,
    Provenance,
    Role,
    Shows,
)
from tests.core.pictures import picture
from tests.report import making
from tests.report.hostile import PIECES

_FORMS = (("PNG", (90, 160)), ("JPEG", (160, 90)), ("WEBP", (40, 40)))


class Chance:
    """Draws a case; `chance` is a `random.Random`."""

    def __init__(self, vault, chance):
        self.vault, self.chance = vault, chance

    def word(self, most=4):
        pieces = [piece for piece in PIECES if piece not in ("\0", "\ud800")]
        some = [
            self.chance.choice([*pieces, "그 대화방에서 본 말 ", "x" * 90]) for _ in range(most)
        ]
        return "".join(some[: self.chance.randint(0, most)])

    def time(self):
        day = when.day(2026, self.chance.randint(1, 12), self.chance.randint(1, 28))
        return self.chance.choice([when.UNKNOWN, day, when.before(f"체육대회{self.word(2)}")])

    def case(self, country, choices):
        """The id of a case in a country, for these choices of a layout."""
        some = tuple(c for c in choices if self.chance.random() < 0.5)
        self.role = role = self.chance.choice(list(Role))
        about = {"person": self.word(), "school": self.word(), "contact": self.word()}
        new = NewCase(role, self.chance.choice(list(Age)), pack=country, choices=some, **about)
        self.ident = cases.add(self.vault, new).id
        accounts = [self._account() for _ in range(self.chance.randint(0, 4))]
        persons = [self._person() for _ in range(self.chance.randint(0, 3))]
        items = [self._item(accounts) for _ in range(self.chance.randint(0, 5))]
        for _ in range(self.chance.randint(1, 4)):
            self._incident(accounts, persons, items)
        return self.ident

    def _some(self, many):
        return tuple(one for one in many if self.chance.random() < 0.5)

    def _account(self):
        handle, *words = (self.word() for _ in range(4))
        new = NewAccount("telegram", words[0], f"h{handle}", words[1], words[2])
        return people.add_account(self.vault, self.ident, new).id

    def _person(self):
        part = self.chance.choice(list(Part))
        name = f"이름{self.word()}"
        return people.add(self.vault, self.ident, NewPerson(part, name, self.word())).id

    def _item(self, accounts):
        account = self.chance.choice([*accounts, None])
        about = Provenance(self.word(), self.word(), self.word(), account=account)
        shows = self.chance.choice(list(Shows))
        form, size = self.chance.choice(_FORMS)
        data = picture(form, (size[0] + self.chance.randint(0, 9), size[1]))
        if shows is Shows.ORDINARY and self.chance.random() < 0.7:
            made = evidence.take_in_bytes(self.vault, self.ident, data, shows, about)
        elif shows is Shows.SEXUAL_ADULT and self.role in (Role.MINE, Role.CHILD):
            made = making.masked(self.vault, self.ident, picture("PNG", size), shows)
        else:
            kind = self.chance.choice([Kind.REFERENCE, Kind.HELD_ELSEWHERE])
            made = evidence.refer(self.vault, self.ident, about, kind, shows=shows)
        return made.id

    def _incident(self, accounts, persons, items):
        quoted = (self._excerpt(),) if self.chance.random() < 0.3 else ()
        new = NewIncident(
            f"일{self.word()}",
            self.word(30),
            self.time(),
            place=self.word(),
            acts=("impersonation",),
            accounts=self._some(accounts),
            people=self._some(persons),
            evidence=self._some(items),
            excerpts=quoted,
        )
        timeline.add(self.vault, self.ident, new)

    def _excerpt(self):
        data = f"[x] {self.chance.random()}\n".encode()
        item = evidence.take_in_bytes(self.vault, self.ident, data, Shows.ORDINARY).id
        message = Message(1, self.word(), "", None, self.word(9))
        chat = Chat(Program.TELEGRAM_JSON, "방", "", Clock.DEVICE, True, [message])
        return excerpts.add(self.vault, item, chat, {1}).id
