"""What tests say to verify.html, and to `companion verify` beside it."""

from __future__ import annotations

import base64
import io
import json
import shutil
import zipfile

from companion import tables
from companion.errors import NotABundle
from companion.report import bag
from companion.report.verify import verify

# What a test says to the page: a bundle laid before it once, then only what differs from it.
SCRIPT = """
const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
let laid = {};
const lay = (files) => {
  laid = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, unpacked(text)]));
};
const judged = async (picked) => {
  try { return await verify(picked); } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reason: error.reason, file: error.file };
  }
};
const changed = async (changes) => {
  const files = { ...laid };
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) delete files[name]; else files[name] = unpacked(text);
  }
  const picked = ([path, data]) => ({ path, file: new File([data], "x") });
  return judged(Object.entries(files).map(picked));
};
const each = async (all) => {
  const said = [];
  for (const one of all) said.push(await changed(one));
  return said;
};
const zipped = (text) => judged([{ path: "a.zip", file: new File([unpacked(text)], "a.zip") }]);
"""


def document(files):
    """The first of the documents, whichever desk they are for."""
    return min(name for name in files if name.startswith(bag.DOCUMENTS))


def packed(data):
    return base64.b64encode(data).decode()


def lay(page, files):
    page.run(f"lay({json.dumps({name: packed(data) for name, data in files.items()})})")


def changes(before, after):
    told = {name: packed(data) for name, data in after.items() if before.get(name) != data}
    return told | dict.fromkeys(before.keys() - after.keys())


def judged(page, before, *spoilt):
    told = json.dumps([changes(before, after) for after in spoilt])
    return page.run(f"each({told})")


def found(verdicts):
    (verdict,) = verdicts
    return {(one["what"], one["file"]) for one in verdict["findings"]}


def archive(files, method=zipfile.ZIP_STORED, under=""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as into:
        for name, data in files.items():
            into.writestr(under + name, data)
    return made.getvalue()


def unzipped(page, data):
    return page.run(f"zipped({json.dumps(packed(data))})")


def put(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    folder.mkdir(exist_ok=True)


def verdict_of(path):
    try:
        (verdict,) = verify(path)
    except NotABundle as error:
        return error.reason, tables.shown(error.file)
    findings = [(one.what, one.file, one.by, one.line) for one in verdict.findings]
    facts = {
        key: verdict.facts.get(key) for key in ("export", "made", "stamp", "lines", "disclosed")
    }
    return sorted(findings), verdict.files, list(verdict.litter), facts


def spoken(said):
    if isinstance(said, dict):
        return said["reason"], tables.shown(said["file"])
    (verdict,) = said
    keys = ("what", "file", "by", "line")
    findings = [tuple(one[key] for key in keys) for one in verdict["findings"]]
    findings = sorted((what, tables.shown(file), by, line) for what, file, by, line in findings)
    facts = {key: verdict["facts"].get(key) for key in ("export", "made", "stamp")}
    for key in ("lines", "disclosed"):
        facts[key] = str(verdict["facts"][key]) if key in verdict["facts"] else None
    return findings, verdict["files"], [tables.shown(one) for one in verdict["litter"]], facts
