"""Reads the running program as a screen reader does, over AT-SPI: run by the system's Python.

    python3 at_spi_client.py PASSPHRASE SENTENCE
    python3 at_spi_client.py --lanes NAME

It goes from the first window to a saved sentence, then over every page, presses only what AT-SPI
lets it press, types with xdotool, and prints what it found as JSON. It needs gi with Atspi. With
--lanes it goes through the views of the timeline of the practice record instead; NAME is whose
lane it asks for.
"""

# mypy: ignore-errors
# (the system's Python runs it, with modules that are not among ours)

import json
import subprocess
import sys
import time
import warnings
from functools import partial

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)
PATIENCE = 60
PRESSES = ("Press", "Toggle", "press", "toggle")
EVENTS = ("object:announcement", "object:text-changed", "object:state-changed:focused")
PAGES = (
    *("Today", "What happened", "Evidence", "People & accounts", "Places of help", "Next steps"),
    *("Documents", "Keys & copies", "Settings"),
)
heard = []
focused = []


def listen(event):
    try:
        if event.type.startswith("object:announcement"):
            heard.append(str(event.any_data))
        elif event.type.startswith("object:state-changed:focused") and event.detail1:
            focused.append(event.source.get_name())
        elif event.type.startswith("object:text-changed"):
            heard.append(str(event.any_data))
    except GLib.Error:
        pass  # it was gone before it could be asked


def rest(seconds):
    """Let events come in."""
    loop = GLib.MainLoop()
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    loop.run()


def program():
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(at)
        if child is not None and child.get_name() == "notes":
            return child
    return None


def walk(one, depth=0):
    """Everything under it that shows, itself too."""
    if one is None or depth > 40:
        return
    yield one
    try:
        for at in range(min(one.get_child_count(), 400)):
            child = one.get_child_at_index(at)
            if child is None:
                continue
            if child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from walk(child, depth + 1)
    except GLib.Error:
        return


def everything():
    app = program()
    return list(walk(app)) if app is not None else []


def until(look, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        rest(0.2)
    names = sorted({one.get_name() for one in everything() if one.get_name()})
    raise SystemExit(f"it never came: {what}; there is {names}")


def named(name, role=None):
    """The last thing that shows and is called so."""
    found = [one for one in everything() if one.get_name() == name]
    found = [one for one in found if role is None or one.get_role() == role]
    return found[-1] if found else None


def pressable(name):
    """How to press what is called so: its action, and which one of them."""
    for one in reversed([one for one in everything() if one.get_name() == name]):
        action = one.get_action_iface()
        count = action.get_n_actions() if action is not None else 0
        names = [Atspi.Action.get_action_name(action, at) for at in range(count)]
        wanted = [at for at, called in enumerate(names) if called in PRESSES]
        if wanted and one.get_state_set().contains(Atspi.StateType.ENABLED):
            return action, wanted[0]
    return None


def press(name):
    def pressed():
        action, wanted = pressable(name)
        return Atspi.Action.do_action(action, wanted)

    until(lambda: pressable(name) and pressed(), name)
    rest(0.4)


def type_(text, *keys):
    if text:
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)
    rest(0.4)


def said(one):
    """Every text that AT-SPI tells of a thing."""
    found = [one.get_name() or "", one.get_description() or ""]
    text = one.get_text_iface()
    if text is not None:
        found.append(Atspi.Text.get_text(text, 0, -1) or "")
    return found


def look(where):
    """What one screen tells: how much of it, and what has no name."""
    things = everything()
    bare, fields, texts = [], 0, []
    for one in things:
        states = one.get_state_set()
        texts += said(one)
        if one.get_role() == Atspi.Role.PASSWORD_TEXT:
            fields += 1
        if states.contains(Atspi.StateType.FOCUSABLE) and not (one.get_name() or "").strip():
            bare.append(f"{one.get_role_name()} in {one.get_parent().get_name()!r}")
    return {
        "where": where,
        "things": len(things),
        "unnamed": bare,
        "passwords": fields,
        "focused": focused[-1] if focused else "",
        "texts": texts,
    }


def shown():
    """The page that shows: the one thing that has its name and can neither be pressed nor read."""
    for one in everything():
        if one.get_role() in (Atspi.Role.FILLER, Atspi.Role.PANEL) and one.get_name() in PAGES:
            return one.get_name()
    return ""


def is_shown(page):
    return shown() == page


def tables():
    """The tables that show: their column headers, and the words in their first row."""
    found = []
    for one in everything():
        table = one.get_table_iface()
        if table is None:
            continue
        columns = Atspi.Table.get_n_columns(table)
        heads = [Atspi.Table.get_column_description(table, c) for c in range(columns)]
        over = [Atspi.Table.get_column_header(table, c) for c in range(columns)]
        rows = Atspi.Table.get_n_rows(table)
        cells = [Atspi.Table.get_accessible_at(table, 0, c) for c in range(columns)] if rows else []
        found.append(
            {
                "name": one.get_name(),
                "heads": [
                    h or (o.get_name() if o else "") for h, o in zip(heads, over, strict=True)
                ],
                "rows": rows,
                "cells": [cell.get_name() if cell else "" for cell in cells],
            }
        )
    return found


def main(passphrase, sentence):
    Atspi.init()
    listener = Atspi.EventListener.new(listen)
    for event in EVENTS:
        listener.register(event)
    seen = []
    until(lambda: named("Go on"), "the first window")
    seen.append(look("first window"))
    press("Go on")
    until(lambda: named("Make the record"), "a passphrase")
    type_(passphrase, "Return")
    seen.append(look("passphrase"))
    type_(passphrase, "Return")
    until(lambda: named("Write first, and be asked again next time"), "the recovery code")
    seen.append(look("recovery code"))
    press("Write first, and be asked again next time")
    until(lambda: named("Save"), "the sheet")
    rest(0.5)
    type_(sentence)
    seen.append(look("three minutes"))
    heard.clear()
    press("Save")
    until(lambda: any("Saved" in one for one in heard), f"the live line; heard {heard[:5]}")
    found = []
    titles = []
    for page in PAGES:
        press(page)
        until(partial(is_shown, page), f"the page {page}; {shown()} is shown")
        rest(0.6)
        titles.append(shown())
        seen.append(look(page))
        found += [dict(table, page=page) for table in tables()]
    leaked = [one["where"] for one in seen if any(passphrase in text for text in one["texts"])]
    sentence_seen = [one["where"] for one in seen if any(sentence in t for t in one["texts"])]
    for one in seen:
        del one["texts"]
    json.dump(
        {
            "screens": seen,
            "leaked": leaked,
            "heard_passphrase": any(passphrase in one for one in heard),
            "heard": [one for one in heard if "Saved" in one],
            "sentence": sentence_seen,
            "tables": found,
            "titles": titles,
        },
        sys.stdout,
    )


def moved(*keys):
    """What is said after some keys."""
    heard.clear()
    type_("", *keys)
    rest(0.6)
    return list(heard)


def lanes(name):
    """The views of the timeline: bars walked by keys, the same as a table, and what is chosen."""
    Atspi.init()
    listener = Atspi.EventListener.new(listen)
    for event in EVENTS:
        listener.register(event)
    until(lambda: named("Try it with a made-up record first"), "the first window")
    press("Try it with a made-up record first")
    until(lambda: named("What happened"), "the practice record")
    press("What happened")
    until(partial(is_shown, "What happened"), "the page")
    press("Lanes")
    view = until(lambda: named("What happened, in lanes"), "the lanes")
    seen, walked = [look("lanes")], {}
    view.get_component_iface().grab_focus()
    rest(0.5)
    for key in ("Right", "Right", "Down", "plus", "0"):
        walked.setdefault(key, []).extend(moved(key))
    press("By person")
    rest(0.6)
    seen.append(look("by person"))
    view.get_component_iface().grab_focus()
    walked["Return"] = moved("Right", "Return")
    type_("", "Escape")
    rest(0.6)
    press("The same as a table (T)")
    until(tables, "the table")
    seen.append(look("table"))
    found = tables()
    press("Choose what to see")
    seen.append(look("choosing"))
    press("Counted")
    rest(1)
    seen.append(look("counted"))
    found += tables()
    for one in seen:
        one["texts"] = [text for text in one["texts"] if name in text]
    json.dump(
        {"screens": seen, "walked": walked, "tables": found},
        sys.stdout,
    )


if __name__ == "__main__":
    lanes(sys.argv[2]) if sys.argv[1] == "--lanes" else main(*sys.argv[1:])
