"""What holds for every test: no network, no real screen, no test that fails by being slow once."""

from __future__ import annotations

import os
import pickle
import socket
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Two cores shared by two workers make single examples slow at times; the 120 s per test stay.
settings.register_profile("companion", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("companion")

# These go the same ways hundreds of times. To note which lines they run takes half as long again,
# and the lines are those that other tests run.
_TRODDEN = (
    "faults/",
    "core/test_check.py",
    "core/test_clock.py",
    "core/test_copy.py",
    "core/test_guard.py",
    "core/test_restoration.py",
    "core/test_salvage.py",
    "core/test_unmasked.py",
    "core/test_ways_in.py",
    "packs/test_packs.py::test_a_damaged",
    "report/test_accepted.py",
    "report/test_canaries.py",
    "report/test_every_byte.py",
    "report/test_firefox.py",
    "report/test_forms.py::test_a_killed",
    "report/test_offline.py",
    "report/test_own_copy.py",
    "report/test_removal.py",
    "report/test_stamps_alike.py",
    "report/test_verify_zip.py::test_both",
    "report/test_word.py",
    "ui/test_chat.py",
    "ui/test_drafts.py",
    "ui/test_every_editor.py",
    "ui/test_evidence_faces.py",
    "ui/test_evidence_guard.py",
    "ui/test_hide.py",
    "ui/test_instance.py",
    "ui/test_look.py",
    "ui/test_main_window.py",
    "ui/test_masking.py",
    "ui/test_masking_room.py",
    "ui/test_no_",
    "ui/test_overlay.py",
    "ui/test_recovery.py",
    "ui/test_restore.py",
    "ui/test_sight.py",
    "ui/test_when_field.py",
)


# What takes long and says the same of many: the run of every stop takes one of so many, the first
# of each test always; 0 leaves it out. `./dev test tests` takes them all, as naming a file does.
_ONE_OF = {
    "chats/test_reading.py::test_ten_thousand": 6,
    "cli/test_guard.py::test_the_command_line": 2,
    "core/test_archive.py::test_garbage": 0,
    "core/test_binned.py::test_no_odd": 3,
    "core/test_binned.py::test_nor_does": 4,
    "core/test_check.py::test_a_harmed": 3,
    "core/test_device.py::test_no_other_backend": 3,
    "core/test_guard.py::": 2,
    "core/test_images.py::test_a_child_that_misbehaves": 5,
    "core/test_journal.py::test_a_changed_record": 6,
    "core/test_journal.py::test_a_row_taken": 6,
    "core/test_masked.py::test_w": 4,
    "core/test_process.py::test_nothing_a_person_wrote": 6,
    "core/test_recovery.py::test_every_": 2,
    "core/test_renewal.py::test_one_brought_back_later": 0,
    "core/test_salvage.py::test_in_the_midst": 0,
    "core/test_salvage.py::test_notes_only": 2,
    "core/test_search.py::test_": 3,
    "core/test_settings.py::test_a_choice": 6,
    "core/test_snapshots.py::test_a_kill": 3,
    "core/test_snapshots.py::test_deleted_for_good_while": 2,
    "core/test_snapshots.py::test_what_is_deleted": 3,
    "core/test_timeline.py::test_ten_thousand": 0,
    "core/test_unmasked.py::test_the_largest_picture": 4,
    "core/test_unmasked.py::test_what_harms": 5,
    "core/test_ways_in.py::test_no_way_in": 6,
    "faults/test_chats.py::test_changed_exports": 4,
    "faults/test_damage.py::test_every_page": 0,
    "faults/test_failing_disk.py::test_a_": 0,
    "faults/test_footprint.py::test_choosing_files": 0,
    "faults/test_memory.py::test_after_a_lock": 0,
    "faults/test_offline.py::test_the_main_job_asks": 0,
    "faults/test_pictures.py::test_changed": 0,
    "faults/test_power_cut.py::test_nor": 0,
    "faults/test_replay.py::test_while_it_is_open": 8,
    "faults/test_salvage.py::test_with": 0,
    "faults/test_salvage.py::test_one_damaged_page": 0,
    "faults/test_soak.py::test_long": 2,
    "packs/test_packs.py::test_a_damaged_pack": 0,
    "report/test_accepted.py": 0,
    "report/test_bundle.py::test_cancel_leaves_nothing": 0,
    "report/test_bundle_format.py::test_python_alone": 2,
    "report/test_canaries.py::test_every_form": 4,
    "report/test_casework.py::test_what_happened": 2,
    "report/test_countries.py::test_each": 3,
    "report/test_countries.py::test_every": 3,
    "report/test_every_byte.py": 0,
    "report/test_firefox.py::": 2,
    "report/test_forms.py::test_a_killed_one": 2,
    "report/test_notice.py::test_a_notice": 4,
    "report/test_offline.py::": 4,
    "report/test_quotes.py::test_every_programs": 6,
    "report/test_received.py::test_the_guard_holds": 4,
    "report/test_removal.py::test_no_address": 0,
    "report/test_stamps_alike.py::test_both": 0,
    "report/test_verify.py::test_bytes_all_along": 0,
    "report/test_verify.py::test_no_spoilt": 2,
    "report/test_verify.py::test_one_flipped_bit": 2,
    "report/test_verify_zip.py::test_a_hostile_zip": 0,
    "report/test_word.py::test_every_text": 0,
    "ui/test_accessible.py::test_a_sheet": 2,
    "ui/test_chat.py::test_every_programs": 3,
    "ui/test_every_editor.py::test_a_lock_right": 12,
    "ui/test_every_editor.py::test_what_is_typed": 12,
    "ui/test_evidence_faces.py::": 8,
    "ui/test_evidence_guard.py::test_no_answer": 4,
    "ui/test_help.py::test_ten_thousand_places": 0,
    "ui/test_main_window.py::test_every_page_opens": 6,
    "ui/test_main_window.py::test_it_turns": 3,
    "ui/test_main_window.py::test_no_button": 4,
    "ui/test_masking_room.py::": 6,
    "ui/test_no_picture_unasked.py::test_no_": 6,
    "ui/test_no_pixel_left.py::test_after": 6,
    "ui/test_no_picture_unasked.py::test_none_": 3,
    "ui/test_no_window_flashes.py::": 6,
    "ui/test_people_page.py::test_any_platform": 7,
    "ui/test_hide.py::test_": 3,
    "ui/test_openings.py::": 3,
    "ui/test_start.py::test_a_lock_becomes": 2,
    "ui/test_timeline.py::test_search": 3,
    "ui/test_telling_many.py::test_a_lock": 0,
    "ui/test_telling_many.py::test_closing": 0,
}
_SHARE = bool(os.environ.get("COMPANION_SHARE"))


def _left_out(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """What the run of every stop does without."""
    counted: Counter[str] = Counter()
    for item in sorted(items, key=lambda one: one.nodeid):
        name = item.nodeid.removeprefix("tests/")
        share = next((many for part, many in _ONE_OF.items() if name.startswith(part)), 1)
        test = name.partition("[")[0]
        if share == 0 or counted[test] % share:
            yield item
        counted[test] += 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take a share of what is many; coverage looks away from what is trodden anyway."""
    if _SHARE:
        without = set(_left_out(items))
        config.hook.pytest_deselected(items=list(without))
        items[:] = [item for item in items if item not in without]
    for item in items:
        if item.nodeid.removeprefix("tests/").startswith(_TRODDEN):
            item.add_marker("no_cover")


_INTERNET = {socket.AF_INET, socket.AF_INET6}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.connect"}
_HERE = {"127.0.0.1", "::1", "localhost", None, ""}


class NetworkUsed(Exception):
    """A test tried to reach another computer."""


def _only_loopback(event: str, details: tuple[object, ...]) -> None:
    if event not in _LOOKUPS:
        return
    if event in {"socket.connect", "socket.sendto"}:
        reached, address = details
        if not isinstance(reached, socket.socket) or reached.family not in _INTERNET:
            return
        host = address[0] if isinstance(address, tuple) else None
    else:
        host = details[0]
    if host not in _HERE:
        raise NetworkUsed(event)


# An audit hook sees what C code and libraries do too, and no test can take it away again.
sys.addaudithook(_only_loopback)


_LOADS = tomllib.loads


@cache
def _parsed(text: str) -> bytes:
    return pickle.dumps(_LOADS(text))


def _parsed_before(text: str) -> dict[str, Any]:
    found: dict[str, Any] = pickle.loads(_parsed(text))
    return found


# Every session reads the same fifteen files of words anew. Parsing the same text gives the same
# table each time, so it is parsed once; whoever asks gets a table of his own.
pytest.MonkeyPatch().setattr(tomllib, "loads", _parsed_before)
