"""A case with a word of its own in every field, and ways to read what was made of it."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import UTC, datetime
from importlib import import_module

from companion import (
    cases,
    contacts,
    directory,
    drafts,
    evidence,
    excerpts,
    objects,
    people,
    statement,
    steps,
    takedowns,
    timeline,
    when,
)
from companion.asked import NewAsking, NewTakedown
from companion.intake.chats.chat import Chat, Clock, Message
from companion.intake.chats.chat import Kind as Program
from companion.progress import quiet
from companion.records import (
    Age,
    Answer,
    Kind,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.rows import plain, put

pypdfium2 = import_module("pypdfium2")  # it brings no types
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n"


class Canaries:
    """Words that stand nowhere else: `said["incident.title"]` are those written there."""

    def __init__(self):
        self.said = {}

    def __call__(self, field, kind="word"):
        word = f"zq{len([w for ws in self.said.values() for w in ws]):03}xv"
        self.said.setdefault(field, []).append(word)
        return {"word": word, "url": f"https://{word}.example/{word}", "file": f"{word}.png"}[kind]

    def fill(self, new, **fixed):
        """A `New…` record with a canary in every text and every time."""
        values = dict(fixed)
        name = type_name(new)
        for field in dataclasses.fields(new):
            if field.name in values:
                continue
            if field.type == "str":
                kind = "url" if field.name in ("profile_url", "url") else "word"
                values[field.name] = self(f"{name}.{field.name}", kind)
            elif field.type == "When":
                values[field.name] = when.before(self(f"{name}.{field.name}"))
        return new(**values)


def type_name(new):
    return new.__name__.removeprefix("New").lower().replace("provenance", "evidence")


def full_case(vault, folder, role=Role.CHILD, choices=()):
    """Everything a vault can hold, with canaries; (case, canaries, ids of the items)."""
    word = Canaries()
    case = cases.add(
        vault, word.fill(NewCase, role=role, age=Age.UNDER19, pack="kr", choices=choices)
    )
    account = people.add_account(vault, case.id, word.fill(NewAccount))
    persons = [_person(vault, case.id, word, part, account.id) for part in Part]
    items = _items(vault, case.id, word, account.id, folder)
    links = {"accounts": (account.id,), "people": tuple(persons)}
    items["chat"], quoted = _chat(vault, case.id, word)
    known = {"acts": ("impersonation",), "known": "told", "evidence": tuple(items.values())}
    known["excerpts"] = quoted
    former = word.fill(NewIncident, **links, **known, time_source="memory")
    incident = timeline.add(vault, case.id, former)
    word.said["wording"] = [w for f in timeline.WORDED for w in word.said.pop(f"incident.{f}")]
    for field in ("happened", "noticed"):
        word.said["wording"] += word.said.pop(f"incident.{field}")
    timeline.edit(
        vault, incident.id, word.fill(NewIncident, **links, **known, time_source="memory")
    )
    _put_away(vault, case.id, word, timeline.get(vault, incident.id))
    _statement(vault, case.id, word, incident.id)
    contacts.add(vault, case.id, word.fill(NewContact))
    contacts.note_talk(vault, case.id, word.fill(NewTalk))
    own = {name: word(f"directory.{name}") for name in ("phone", "note", "say")}
    directory.change(vault, case.id, "kr-112", **own)
    steps.add(vault, case.id, word.fill(NewStep))
    place = takedowns.add(vault, case.id, word.fill(NewTakedown))
    takedowns.ask(vault, place.id, word.fill(NewAsking))
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT, person=word("other case")))
    timeline.add(vault, other.id, NewIncident(title=word("other case")))
    evidence.refer(vault, other.id, Provenance(title=word("other case")))
    people.add(vault, other.id, NewPerson(Part.OTHER, word("other case")))
    people.add_account(vault, other.id, NewAccount("x", word("other case")))
    drafts.save(vault, "note", {"text": word("draft")})
    return case, word.said, items


def _put_away(vault, case, word, told):
    """An incident, and what another was linked with: the links are gone with it."""
    binned = timeline.add(vault, case, NewIncident(title=word("bin"), narrative=word("bin")))
    timeline.remove(vault, binned.id)
    person = people.add(vault, case, NewPerson(Part.WITNESS, word("bin"), basis=word("bin")))
    account = people.add_account(vault, case, NewAccount(word("bin"), word("bin")))
    linked = {"people": (*told.people, person.id), "accounts": (*told.accounts, account.id)}
    values = {name: getattr(told, name) for name in NewIncident.__dataclass_fields__}
    timeline.edit(vault, told.id, NewIncident(**values | linked))
    about = Provenance(title=word("bin"), url=word("bin"), account=account.id)
    evidence.remove(vault, evidence.refer(vault, case, about, incident=told.id).id)
    people.remove(vault, person.id)
    people.remove_account(vault, account.id)
    steps.remove(vault, steps.add(vault, case, NewStep(word("bin"))).id)


def _statement(vault, case, word, incident):
    """What is told of everything, what was told before, and what is in the bin or put off."""
    fixed = {"prompt": "heard", "answer": Answer.TOLD, "voice": "theirs", "known": "told"}
    fixed |= {"sure": "fairly", "incident": incident}
    told = statement.add(vault, case, word.fill(NewPassage, **fixed))
    word.said["passage wording"] = word.said.pop("passage.text") + word.said.pop("passage.told_by")
    statement.edit(vault, told.id, word.fill(NewPassage, **fixed))
    unwanted = statement.add(vault, case, NewPassage("free", word("not chosen")))
    binned = statement.add(vault, case, NewPassage("free", word("bin")))
    statement.remove(vault, binned.id)
    statement.add(vault, case, NewPassage("place", answer=Answer.LATER))
    later = statement.edit(vault, unwanted.id, NewPassage("free", word("not chosen")))
    assert later.answer is Answer.TOLD


def passages(vault, case, but="free"):
    """Ids of every passage but those that answer one question."""
    return [one.id for one in statement.passages(vault, case) if one.prompt != but]


def _chat(vault, case, word):
    """A chat and its excerpt, with a canary in everything that is quoted, as a record has it."""
    said = {field: word(f"quoted.{field}") for field in ("sender", "sent", "text", "attachment")}
    said |= {field: word(f"quoted.{field}") for field in ("origin", "room")}
    chat = Chat(
        Program.TELEGRAM_JSON,
        word("excerpt.room"),
        word("excerpt.saved"),
        Clock.DEVICE,
        True,
        [Message(1, moment=None, **said)],
    )
    data = b"[x] not quoted\n"
    about = Provenance(title=word("evidence.title"))
    item = evidence.take_in_bytes(vault, case, data, Shows.ORDINARY, about).id
    other = Chat(Program.TELEGRAM_JSON, word("uncited"), "", Clock.DEVICE, True, chat.messages)
    excerpts.add(vault, item, other, {1})  # which no incident cites
    return item, (excerpts.add(vault, item, chat, {1}).id,)


def _person(vault, case, word, part, account):
    """The other person's canaries lie under "person", a witness's under "witness"."""
    group = {Part.OTHER: "person", Part.WITNESS: "witness"}.get(part, "nobody")
    name, relation, basis = (word(f"{group}.{f}") for f in ("name", "relation", "basis"))
    made = NewPerson(part, name, relation, basis, word("person.note"), (account,))
    return people.add(vault, case, made).id


def _items(vault, case, word, account, folder):
    """One item of each sort; those of sexual ones and those in the bin have their own fields."""
    made = {}

    def about(group=None):
        new = word.fill(Provenance, account=account)
        if group:
            for field in dataclasses.fields(Provenance):
                if field.type in ("str", "When"):
                    of = group if group == "bin" else f"{group}.{field.name}"
                    said = word.said[f"evidence.{field.name}"].pop()
                    word.said.setdefault(of, []).append(said)
        return new

    picture = folder / word("evidence.original_name", "file")
    picture.write_bytes(PNG + b"ordinary")
    made["file"] = evidence.take_in(vault, case, picture, Shows.ORDINARY, about()).id
    made["place"] = evidence.refer(vault, case, about()).id
    nowhere = word.fill(Provenance, account=account, url="", room="")
    made["elsewhere"] = evidence.refer(vault, case, nowhere, Kind.HELD_ELSEWHERE).id
    other = folder / word("bin", "file")
    other.write_bytes(PNG + b"in the bin")
    binned = evidence.take_in(vault, case, other, Shows.ORDINARY, about("bin"))
    evidence.remove(vault, binned.id)
    secret = folder / word("never", "file")
    for shows in (Shows.SEXUAL_MINOR, Shows.UNSURE, Shows.SEXUAL_ADULT):
        secret.write_bytes(PNG + str(shows).encode())
        group = "sexual" if shows is Shows.SEXUAL_ADULT else "minor"
        made[f"print {shows}"] = evidence.fingerprint(vault, case, secret, shows, about(group)).id
        made[f"place {shows}"] = evidence.refer(vault, case, about(group), shows=shows).id
    adult = folder / word("sexual.original_name", "file")
    adult.write_bytes(PNG + b"adult")
    made["adult"] = evidence.take_in(vault, case, adult, Shows.SEXUAL_ADULT, about("sexual")).id
    return made


def masked(vault, case, content, shows):
    """A masked copy beside the digest of what it was made from, as a later version will keep it."""
    noted = evidence.refer(vault, case, Provenance(title="가린 사본"), shows=Shows.ORDINARY)
    evidence.remove(vault, noted.id)
    sealed = objects.seal(vault.objects, io.BytesIO(content), len(content), quiet)
    ident, kept = vault.new_id(), vault.new_id()
    row = plain(vault.row("SELECT * FROM evidence WHERE id = ?", noted.id), "salt")
    row |= {"id": ident, "number": noted.number + 1, "kind": "masked_copy", "shows": str(shows)}
    row |= {"object": kept, "sha256": "ab" * 32, "size": 99, "media": "image/png", "removed_at": ""}
    with vault.change("evidence.added", f"evidence:{ident}", f"object:{kept}") as db:
        facts = {"name": sealed.name, "key": sealed.key, "size": sealed.size}
        put(db, "object", {"id": kept, **facts, "sha256": sealed.sha256})
        db.execute("UPDATE casefile SET items = items + 1 WHERE id = ?", (case,))
        put(db, "evidence", row)
    return evidence.get(vault, ident)


def text_of(data):
    """What a reader can copy out of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def squeezed(text):
    """Text without blanks and line breaks, which a page sets as it must."""
    return re.sub(r"\s+", "", text)


def everything(folder):
    """All that can be read out of a bundle: names, bytes, and the texts of the PDFs."""
    parts = []
    for path in sorted(folder.rglob("*")):
        parts.append(path.relative_to(folder).as_posix())
        if path.is_file():
            parts.append(path.read_bytes().decode("utf-8", "replace"))
        if path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path)
            parts += [str(document.get_metadata_dict()), text_of(path.read_bytes())]
            parts += [entry.get_title() for entry in document.get_toc()]
            document.close()
    return squeezed("\n".join(parts))
