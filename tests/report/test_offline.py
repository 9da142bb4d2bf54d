"""verify.html in a real browser: it says what `companion verify` says, and harms nobody."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import socket
import zipfile

import pytest

from companion import texts
from companion.report import bag, offline
from tests.core import cheap
from tests.report import spoiling
from tests.report.desk import (
    archive,
    changes,
    document,
    found,
    judged,
    lay,
    packed,
    put,
    spoken,
    verdict_of,
)

MANY = 10_000 if os.environ.get("COMPANION_FAULTS") == "full" else 300
_OUTWARD = (
    r"https?:|//[a-z]|\bimport\b|innerHTML|\beval\b|\bfetch\b|<link|<img|<a |src=|RTC|Socket"
    r"|location|\bopen\(|Worker|Beacon|XMLHttp|EventSource"
)


def test_the_page_is_in_every_bundle_and_always_the_same(exported):
    assert (exported[1] / offline.NAME).read_bytes() == offline.page()
    assert f"  {offline.NAME}\n" in (exported[1] / bag.TAGS).read_text()


def test_the_page_forbids_itself_the_network_and_names_nothing_outside():
    text = offline.page().decode()
    assert "default-src 'none'" in text
    assert "unsafe" not in text.partition("<style>")[0]
    assert not re.search(_OUTWARD, text)


def test_every_word_the_page_says_is_there():
    said = {
        language: {key.removeprefix("page.") for key in words if key.startswith("page.")}
        for language, words in texts.reports().items()
    }
    assert said["ko"] == said["en"]
    text = offline.page().decode()
    text = text[: text.index("const WORDS")] + text[text.index("const ROUNDS") :]
    asked = set(re.findall(r'say\("(\w+)"|data-say="(\w+)"', text))
    assert {one for pair in asked for one in pair if one} <= said["ko"]
    built = tuple(re.findall(r"say\(`(\w+_)\$", text))
    assert all(f'"{key}"' in text or key.startswith((*built, "gone_")) for key in said["ko"])
    reasons = set(re.findall(r'Refusal\("([a-z-]+)"', text))
    assert {f"refused_{one.replace('-', '_')}" for one in reasons} <= said["ko"]


def test_fingerprints_are_those_of_the_standard(page):
    known = {
        "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    }
    for text, digest in known.items():
        assert page.run(f"hex(sha256(letters.encode({json.dumps(text)})))") == digest
    script = "hex(sha256(letters.encode('a'.repeat(1000000))))"
    assert page.run(script) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    data = random.Random(1).randbytes(700)
    script = f"""(() => {{ const data = unpacked("{packed(data)}"), all = [];
      for (let n = 0; n < 300; n++) {{
        const sha = new Sha256();
        for (let at = 0, step = 1; at < n; at += step, step = (step * 7) % 90 + 1)
          sha.update(data.subarray(at, Math.min(at + step, n)));
        all.push(hex(sha.digest()));
      }} return all; }})()"""
    wanted = [hashlib.sha256(data[:n]).hexdigest() for n in range(300)]
    assert page.run(script) == wanted


def test_closed_loop_from_the_export_to_the_sentence(page, exported, tmp_path):
    folder = tmp_path / "bag"
    shutil.copytree(exported[1], folder)
    statement = document(cheap.contents(folder))
    assert "만들어진 그대로입니다" in shown_for(page, "#folder", folder)
    zip_file = tmp_path / "bag.zip"
    zip_file.write_bytes(archive(cheap.contents(folder), under="bag/"))
    assert "만들어진 그대로입니다" in shown_for(page, "#zip", zip_file)
    spoilt = bytearray((folder / statement).read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (folder / statement).write_bytes(spoilt)
    for selector, path in (("#folder", folder), ("#zip", zip_file)):
        if path is zip_file:
            zip_file.write_bytes(archive(cheap.contents(folder), zipfile.ZIP_DEFLATED))
        text = shown_for(page, selector, path)
        assert "만들어진 그대로가 아닙니다" in text
        assert f"{statement}: 목록(manifest-sha256.txt)에 적힌 지문과 달라요." in text
        assert text.count("달라요.") == 1
    page.run("document.querySelector('[data-language=en]').click()")
    text = page.run("document.body.innerText")
    assert "Not as it was made" in text
    assert f"{statement}: not what the list" in text
    page.run("document.querySelector('[data-language=ko]').click()")


def shown_for(page, selector, path):
    page.run("result = null")
    page.pick(selector, path)
    return told(page)


def told(page):
    """What the page says once it is through."""
    look = "const look = () => (result && !busy ? go() : setTimeout(look, 20)); look();"
    page.run(f"new Promise((go) => {{ {look} }})")
    return page.run("document.getElementById('result').innerText")


def test_a_folder_or_zip_dropped_onto_the_page(page, exported, tmp_path):
    zip_file = tmp_path / "bag.zip"
    zip_file.write_bytes(archive(cheap.contents(exported[1])))
    for path in (exported[1], zip_file):
        page.run("result = null; 0")
        for kind in ("dragEnter", "dragOver", "drop"):
            data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
            page.ask("Input.dispatchDragEvent", type=kind, x=200, y=200, data=data)
        assert "만들어진 그대로입니다" in told(page), path


def test_every_change_to_every_file_is_named(page, exported):
    files = cheap.contents(exported[1])
    lay(page, files)
    assert judged(page, files, files)[0][0]["ok"]
    chance = random.Random(2)
    for name, data in files.items():
        others = {n: d for n, d in files.items() if n != name}
        at = chance.randrange(len(data))
        flipped = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        first, dropped, renamed, longer = judged(
            page,
            files,
            files | {name: flipped},
            others,
            others | {f"{name}.bak": data},
            files | {name: data + b"\n"},
        )
        assert name in named(first), at
        assert ("missing", name) in found(dropped)
        assert {("missing", name), ("extra", f"{name}.bak")} <= found(renamed)
        assert name in named(longer)
    for name in ("note.txt", "data/note.txt", "data/evidence/E9999.png"):
        (said,) = judged(page, files, files | {name: b"added"})
        assert ("extra", name) in found(said)
    statement, guide = document(files), "data/HOW_TO_VERIFY_ko.txt"
    swapped = files | {statement: files[guide], guide: files[statement]}
    assert found(*judged(page, files, swapped)) == {("altered", statement), ("altered", guide)}


def named(verdicts):
    (verdict,) = verdicts
    return {name for one in verdict["findings"] for name in (one["file"], one["by"])}


def test_both_verifiers_say_the_same_of_spoilt_bundles(page, exported, tmp_path):
    before = spoiling.slim(cheap.contents(exported[1]))
    lay(page, before)
    chance = random.Random(20261127)
    seen = dict.fromkeys(("whole", "spoilt", "refused"), 0)
    for _ in range(MANY // 100):
        spoilt = [spoiling.spoilt(before, chance) for _ in range(50)]
        for after, said in zip(spoilt, judged(page, before, *spoilt), strict=True):
            put(tmp_path / "bag", after)
            ours, theirs = verdict_of(tmp_path / "bag"), spoken(said)
            assert theirs == ours, changes(before, after)
            seen["refused" if len(ours) == 2 else "spoilt" if ours[0] else "whole"] += 1
    assert seen["whole"]
    assert seen["spoilt"] > MANY // 4


def test_both_verifiers_say_the_same_of_lists_and_logs_made_to_mislead(page, files, tmp_path):
    before = spoiling.slim(files)
    lay(page, before)
    none = "0" * 64
    crafted = [
        before | {bag.TAGS: before[bag.TAGS] + f"{none}  {bag.TAGS}\n".encode()},
        before | {bag.MANIFEST: before[bag.MANIFEST] + f"{none}  verify.html\n".encode()},
        before | {bag.TAGS: f"{none}  data/x\n".encode() + before[bag.TAGS]},
        *(spoilt_cell(before, "가" * length) for length in (131_072, 131_073)),
        *(spoilt_cell(before, "🐦" * length) for length in (131_072, 131_073)),
        *(changed_event(before, rb'"details":\{[^{}]*\}', put) for put in _DETAILS),
        *(changed_event(before, rb'"event":\{', put) for put in map(tower, (480, 499, 2000))),
    ]
    for after, said in zip(crafted, judged(page, before, *crafted), strict=True):
        put(tmp_path / "bag", after)
        assert spoken(said) == verdict_of(tmp_path / "bag")
    assert not {one[0] for one in found(judged(page, before, crafted[-3])[0])} & {"chain"}
    assert ("chain", bag.JOURNAL) in found(judged(page, before, crafted[-2])[0])


_DETAILS = (b'"details":[]', b'"details":null', b'"details":{"sha256":7}', b'"y":1')


def tower(height):
    return b'"event":{"a":' + b"[" * height + b"]" * height + b","


def changed_event(files, old, new):
    """The first event of the journal is another; the lists and the end of the chain say so too."""
    lines = files[bag.JOURNAL].splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if b'"event":{' in line)
    lines[at] = re.sub(old, new, lines[at], count=1)
    made = files | {bag.JOURNAL: b"".join(lines)}
    assert made != files
    spoiling.relist(made, head=True)
    return made


def spoilt_cell(files, text):
    """The list of evidence has a column more, with a long text in each line."""
    rows = files[bag.EVIDENCE_LOG].removesuffix(b"\r\n").split(b"\r\n")
    log = b"".join(row + b',"' + text.encode() + b'"\r\n' for row in rows)
    made = files | {bag.EVIDENCE_LOG: log}
    spoiling.relist(made)
    return made


def test_bundles_one_level_down_are_all_checked(page, files):
    both = {f"{folder}/{name}": data for folder in "ba" for name, data in files.items()}
    lay(page, both | {"other/x": b""})
    first, second = judged(page, {}, {"b/extra.txt": b"x"})[0]
    assert (first["name"], first["ok"]) == ("a", True)
    assert (second["name"], second["ok"]) == ("b", False)
    lay(page, {"x/y/bagit.txt": b""})
    assert judged(page, {}, {})[0]["reason"] == "no-bundle"


def test_a_strangers_text_stays_text(page, files):
    lay(page, files)
    name = "data/<img src=x onerror=alert(1)>\u202egpj.\u200bexe"
    info = files[bag.INFO].replace(b"companion ", b"<b>companion</b> ")
    told = changes(files, files | {name: b"x", bag.INFO: info})
    page.run(
        f"changed({json.dumps(told)}).then((verdicts) => {{ result = {{ verdicts }}; draw(); }})"
    )
    text = page.run("document.getElementById('result').innerText")
    assert "<img src=x onerror=alert(1)>⟨U+202E⟩gpj.⟨U+200B⟩exe" in text
    assert "<b>companion</b>" in text
    assert page.run("document.querySelectorAll('#result img, #result b').length") == 0
    assert not re.search(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)


_TRIES = """(async (at) => {
  await fetch(`http://${at}/`, { mode: "no-cors" }).catch(() => 0);
  navigator.sendBeacon(`http://${at}/`, "x");
  const image = new Image();
  image.src = `http://${at}/x.png`;
  document.body.append(image);
  try { new WebSocket(`ws://${at}/`); } catch {}
  await new Promise((go) => setTimeout(go, 300));
  image.remove();
})"""


def test_the_page_reaches_nothing_even_when_it_tries(page, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        tries = f"{_TRIES}('127.0.0.1:{server.getsockname()[1]}')"
        page.run(tries)
        with pytest.raises(TimeoutError):
            server.accept()
        free = offline.page().replace(b"Content-Security-Policy", b"X")
        (tmp_path / "free.html").write_bytes(free)
        page.open(tmp_path / "free.html")
        page.ask("Runtime.evaluate", expression=tries)
        server.settimeout(10)
        server.accept()[0].close()  # so the policy it was that kept the page from it


def test_no_text_becomes_html_in_the_page(page):
    tried = "try { document.body.innerHTML = '<p>'; } catch (error) { return error.name; }"
    assert page.run(f"(() => {{ {tried} }})()") == "TypeError"
