"""Another pack for a country: looked at, all that it says otherwise shown, taken on a yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion import countries, differences, packs, paths, updates
from companion.countries import Found
from companion.differences import Change
from companion.errors import NoUpdate, PackError
from companion.languages import LANGUAGES
from companion.packs import Pack
from companion.vault import Vault
from ui.messages import sentence
from ui.session import Session
from ui.widgets.choose import FolderChooser, OneFileChooser
from ui.widgets.fields import Story
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Notice, Words

_FILE = updates.LIMIT + 1  # bytes read of a file at most: one more than may be


class PackSheet(Overlay):
    """Chooses a folder, or a signed file where this build can check one; nothing is opened of it.

    `way` says which keys count for a signed file, and whom to ask for one; nobody in this build.
    """

    def __init__(self, session: Session, over: QWidget, way: updates.Way | None = None) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Other information on a country"))
        self._session, self._way = session, way or updates.Way()
        self._host = updates.host(self._way) if self._way.keys else ""
        self._found: Found | None = None
        self._about = Words(
            self.tr(
                "Whoever made such a folder decides which numbers you see. Take one only from"
                " somebody you trust. First it is only looked at: nothing of it counts before you"
                " agree, and you can go back any time."
            )
        )
        self._folder = Button(self.tr("Choose a folder"))
        self._file = Button(self.tr("Choose a signed file"))
        self._ask = Button(self.tr("Ask for the newest over the network"))
        self._told = Words(
            self.tr(
                "That asks {host}, which then knows that somebody here uses this program, and for"
                " which country. Nothing else is sent."
            ).format(host=self._host),
            quiet=True,
        )
        self._act = LongAct(self.tr("Asking …"))
        self._closed_way = Words(
            self.tr(
                "This version has no key to check signed updates with. So it takes none, and asks"
                " nobody on the network."
            ),
            quiet=True,
        )
        self._ways = QWidget()
        self._live = LiveLine()
        self._facts = Words()
        self._old = Notice("")
        self._story = Story(self.tr("What it says otherwise"), lines=8)
        self._story.setReadOnly(True)
        self._digest = Words(quiet=True)
        self._agree = Button(self.tr("Use this from now on"), main=True)
        self._lay_out()
        self._show()

    def begin(self, places: list[Path]) -> None:
        """Look at the pack in the first of these folders."""
        self._look(partial(countries.look, places[0]))

    def begin_file(self, places: list[Path]) -> None:
        """Look at the update in the first of these files."""
        vault, country = self._session.vault, self._session.case.pack
        self._look(partial(_read, places[0], vault, country, self._way.keys))

    def begin_asking(self) -> None:
        """Ask for the newest of the case's country, and look at it."""
        country, way, tasks = self._session.case.pack, self._way, self._session.tasks
        self._show()
        self._live.say("")
        self._act.begin(
            tasks.apart,
            lambda report: updates.fetch(country, way, lambda: report(0, 1)),
            self._came,
            self._fail,
        )

    def may_close(self) -> bool:
        if self._act.running:
            self._act.cancel()
            return False
        return True

    def _came(self, data: bytes) -> None:
        vault, country, keys = self._session.vault, self._session.case.pack, self._way.keys
        self._look(partial(updates.read, vault, data, country, keys))

    def _look(self, look: partial[Found]) -> None:
        session = self._session
        vault, language = session.vault, session.language
        self._found = None
        self._show()
        self._live.say(self.tr("Looking at it …"))
        session.read(self, partial(_compared, look, vault, language), self._tell, self._fail)

    def _tell(self, seen: tuple[Found, Pack | None, str]) -> None:
        found, before, told = seen
        meta, words = found.pack.meta, found.pack.words
        self._found = found
        said = words.get(self._session.language) or next(iter(words.values()))
        self._facts.setText(
            self.tr(
                "Version {version}, checked {day}, %n places", "", len(found.pack.contacts)
            ).format(version=meta.version, day=meta.checked)
        )
        older = before is not None and before.meta.version > meta.version
        self._old.say(self.tr("What you have now is of a later version.") if older else "")
        self._story.setPlainText(told)
        self._digest.setText(
            self.tr("Its fingerprint (SHA-256), to compare with whoever made it: {digest}").format(
                digest=_grouped(countries.digest(found.files))
            )
        )
        self._live.say(
            self.tr("This is what it says otherwise. Numbers come first.")
            if told
            else self.tr("It says the same as what you have.")
        )
        self.set_title(said["pack.name"])
        self._show(older=older, differs=bool(told))
        self.scroll_to_top()
        self._story.setFocus()  # not the yes: it comes after what there is to read

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PackError):
            where = " · ".join(filter(None, (error.file, error.key, error.reason)))
            self._live.say(
                self.tr("This does not keep the rules for such information, so it is not taken.")
                + f"\n{where}"
            )
        else:
            self._live.say(sentence(error))

    def _take(self) -> None:
        found, vault = self._found, self._session.vault
        if found is not None:
            self._session.change(self, lambda: countries.take(vault, found), self._taken)

    def _taken(self, _: None) -> None:
        self._session.read_pack()
        self._session.said.emit(self.tr("From now on this holds. You can go back in Settings."))
        self.close()

    def _ask_folder(self) -> None:
        chooser = FolderChooser(self, self.tr("Which folder?"))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _ask_file(self) -> None:
        chooser = OneFileChooser(self, self.tr("Which file?"))
        chooser.chosen.connect(self.begin_file)
        chooser.begin()

    def _lay_out(self) -> None:
        row = Flow(self._ways)
        row.addWidget(self._folder)
        row.addWidget(self._file)
        row.addWidget(self._ask)
        for country in countries.offered():
            row.addWidget(_Own(country, self))
        self.body.addWidget(self._about)
        self.body.addWidget(self._ways)
        for part in (
            *(self._told, self._closed_way, self._act, self._live, self._facts, self._old),
            self._story,
            self._digest,
        ):
            self.body.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self._agree)
        self._folder.clicked.connect(self._ask_folder)
        self._file.clicked.connect(self._ask_file)
        self._ask.clicked.connect(self.begin_asking)
        self._agree.clicked.connect(self._take)
        self._file.setVisible(updates.possible(self._way.keys))
        self._ask.setVisible(bool(self._host))

    def _show(self, older: bool = False, differs: bool = False) -> None:
        there = self._found is not None
        for part in (self._facts, self._digest, self._agree):
            part.setVisible(there)
        self._about.setVisible(not there)
        self._ways.setVisible(not there)
        self._closed_way.setVisible(not there and not updates.possible(self._way.keys))
        self._told.setVisible(not there and bool(self._host))
        self._old.setVisible(there and older)
        self._story.setVisible(there and differs)


class _Own(Button):
    """A pack in the folder beside the record, by its country."""

    def __init__(self, country: str, sheet: PackSheet) -> None:
        super().__init__(
            QCoreApplication.translate("PackSheet", "From the folder notes-packs: {name}").format(
                name=country
            )
        )
        self._country, self._sheet = country, sheet
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self._sheet.begin([paths.packs_folder() / self._country])


def line(change: Change) -> str:
    """One change as a line of text."""
    translate = QCoreApplication.translate
    before, after = change.before or "–", change.after or "–"
    moments = {
        "now": translate("PackSheet", "now"),
        "today": translate("PackSheet", "today"),
        "later": translate("PackSheet", "when you are ready"),
    }
    shapes = {
        "number": translate("PackSheet", "Number or address of {name}: {before} → {after}"),
        "first": translate("PackSheet", "Whom to call first, {moment}: {before} → {after}"),
        "in-words": translate(
            "PackSheet", "Leads somewhere, in a sentence ({name}, {part}): {after}"
        ),
        "removed": translate("PackSheet", "No longer there: {name} ({before})"),
        "added": translate("PackSheet", "New: {name} ({after})"),
        "place": translate("PackSheet", "{name}, otherwise: {part}: {before} → {after}"),
        "fact": translate("PackSheet", "Facts ({name}, {part}): {before} → {after}"),
        "words": translate("PackSheet", "Sentence ({name}, {part}): {before} → {after}"),
    }
    moment = moments.get(change.name, change.name)
    part = LANGUAGES.get(change.part, change.part)
    return shapes[change.what].format(
        name=change.name, part=part, before=before, after=after, moment=moment
    )


def _compared(look: partial[Found], vault: Vault, language: str) -> tuple[Found, Pack | None, str]:
    """What was found, what holds now, and the difference, line by line."""
    found = look()
    there = found.country in {*packs.available(), *countries.kept(vault)}
    before = countries.pack(vault, found.country) if there else None
    changes = differences.between(before, found.pack, language)
    return found, before, "\n".join(f"· {line(change)}" for change in changes)


def _read(file: Path, vault: Vault, country: str, keys: tuple[bytes, ...]) -> Found:
    try:
        if not file.is_file():  # a pipe would be waited for without end
            raise NoUpdate("unreadable")
        with file.open("rb") as stream:
            data = stream.read(_FILE)
    except OSError:
        raise NoUpdate("unreadable") from None
    return updates.read(vault, data, country, keys)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
