// Checking one bundle or several. The same rules, codes and limits as companion/report/verify.py.

const ENTRIES = 100_000; // files and folders of a bundle
const LISTING = 32 * 1024 * 1024; // bytes of a manifest
const LOG = 256 * 1024 * 1024; // bytes of a CSV log
const SMALL = 64 * 1024;
const DEPTH = 8;
const LEFT = 16 * 1024 * 1024; // bytes of what a file browser leaves
const RFC = "RFC 8493";
const [BAGIT, INFO, MANIFEST, TAGS] = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"];
const PAYLOAD = "data/";
const EVIDENCE = "data/log/evidence_log.csv";
const CUSTODY = "data/log/custody_log.csv";
const CHAIN = "data/log/journal.jsonl";
const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/**
 * Check what was picked: [{path, file}], a folder's files or one ZIP file.
 * A list of verdicts, one a bundle. `progress(done, total)` counts bytes. Throws Refusal.
 */
async function verify(picked, progress = () => {}) {
  try {
    const entries = picked.length === 1 && !picked[0].path.includes("/") ? await fromOne(picked[0]) : fromFiles(picked);
    const roots = bundlesIn(entries);
    if (!roots.length) throw new Refusal("no-bundle");
    const verdicts = [];
    for (const root of roots) {
      const own = entries.filter((entry) => entry.path.startsWith(root));
      const inside = own.map((entry) => ({ ...entry, path: entry.path.slice(root.length) }));
      verdicts.push(await new Check(root.slice(0, -1), inside, progress).verdict());
    }
    return verdicts;
  } catch (error) {
    throw error instanceof DOMException ? new Refusal("unreadable") : error;
  }
}

/** Where bundles begin: "" for the whole, or the folders one level below that are one. */
function bundlesIn(entries) {
  const marks = new Set([BAGIT, MANIFEST, TAGS]);
  const below = new Set();
  for (const { path } of entries) {
    const parts = path.split("/", 2);
    if (marks.has(parts[0])) return [""];
    if (marks.has(parts[1])) below.add(`${parts[0]}/`);
  }
  return [...below].sort();
}

function isName(name) {
  const parts = name.split("/");
  return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,120}$/.test(name) && !parts.some((part) => ["", ".", ".."].includes(part));
}

/** The lines of a manifest as [number, name, digest]; name "" for a line that is none. */
function* listed(text) {
  const lines = text.split("\n");
  if (lines.at(-1) === "" && lines.length > 1) lines.pop();
  else lines.push(`${lines.pop()}\r`); // a last line without its break is none
  let last = "";
  for (const [at, line] of lines.entries()) {
    const found = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (!found || !isName(found[2]) || found[2] <= last) {
      yield [at + 1, "", ""];
    } else {
      last = found[2];
      yield [at + 1, last, found[1]];
    }
  }
}

/** bag-info.txt; a line that is none is left out, of two the first counts. */
function described(text) {
  const facts = new Map();
  for (const line of text.split("\n")) {
    const found = /^([A-Za-z][A-Za-z-]{0,60}): ([ -~]{1,200})$/.exec(line);
    if (found && !facts.has(found[1])) facts.set(found[1], found[2]);
  }
  return facts;
}

class Check {
  constructor(name, entries, progress) {
    Object.assign(this, { name, entries, progress });
    this.found = new Map();
    this.litter = [];
    this.files = new Map();
  }

  async verdict() {
    this.sight();
    const tags = await this.list(TAGS, false);
    const payload = await this.list(MANIFEST, true);
    await this.sortOut(tags, payload);
    const digests = await this.digests();
    this.compare(tags, digests, TAGS);
    this.compare(payload, digests, MANIFEST);
    this.checksums();
    const info = described(await this.text(INFO, SMALL));
    await this.count(info);
    const chain = await this.chain(info);
    await this.logs(chain, digests, payload, info.get("External-Identifier") ?? "");
    const stamp = await this.stamp(digests);
    const key = ({ file, what, by, line }) => [file, what, by, String(line).padStart(9, "0")].join("\0");
    const findings = [...this.found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const files = [...payload].filter(([name, digest]) => digests.get(name) === digest).length;
    const facts = {
      export: info.get("External-Identifier"),
      made: info.get("Bagging-Date"),
      program: info.get("Bag-Software-Agent"),
      lines: chain?.lines,
      disclosed: chain?.hashes.size,
      check: digests.get(EVIDENCE)?.slice(0, 16),
      manifest: digests.get(MANIFEST),
      stamp,
    };
    return { name: this.name, ok: !findings.length, findings, files, facts, litter: this.litter.sort() };
  }

  note(what, file, by = "", line = 0) {
    this.found.set([what, file, by, line].join("\0"), { what, file, by, line });
  }

  /** Every ordinary file; whatever else lies there is a finding. */
  sight() {
    const folders = new Set();
    for (const entry of this.entries) {
      const parts = entry.path.split("/");
      for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join("/"));
      if (parts.length > DEPTH + 1) this.note("name", parts.slice(0, DEPTH + 1).join("/"));
      else this.files.set(entry.path, entry);
      if (folders.size + this.files.size > ENTRIES) throw new Refusal("too-many");
    }
  }

  /** A manifest as name → digest; of the payload, or of all else. */
  async list(name, payload) {
    const names = new Map();
    if (!this.files.has(name)) {
      this.note("missing", name, RFC);
      return names;
    }
    if (this.files.get(name).size > LISTING) throw new Refusal("too-many");
    const text = await this.text(name, LISTING);
    if (text.split("\n").length - 1 > ENTRIES) throw new Refusal("too-many");
    for (const [line, file, digest] of listed(text)) {
      if (!file || file.startsWith(PAYLOAD) !== payload || file === TAGS) this.note("list", name, "", line);
      else names.set(file, digest);
    }
    return names;
  }

  /** Files on no list are extra, unless a file browser leaves such behind. */
  async sortOut(tags, payload) {
    const there = new Set();
    for (const name of this.files.keys()) {
      const parts = name.split("/");
      for (let depth = 1; depth <= parts.length; depth++) there.add(parts.slice(0, depth).join("/"));
    }
    for (const name of [...this.files.keys()]) {
      if (tags.has(name) || payload.has(name) || name === TAGS) continue;
      const inside = name.startsWith(PAYLOAD);
      if (await this.isLitter(name, there)) {
        this.litter.push(name);
      } else {
        this.note(isName(name) ? "extra" : "name", name, inside ? MANIFEST : TAGS);
        if (inside) continue; // it still counts as part of the payload
      }
      if (![MANIFEST, INFO, BAGIT].includes(name)) this.files.delete(name);
    }
    for (const name of [BAGIT, INFO, MANIFEST]) if (!this.files.has(name)) this.note("missing", name, RFC);
  }

  /** Whether a file browser left it: by its name, and what macOS puts beside one that is there. */
  async isLitter(name, there) {
    if (this.files.get(name).size > LEFT) return false;
    const cut = name.lastIndexOf("/") + 1;
    const last = name.slice(cut);
    if ([".DS_Store", "Thumbs.db", "desktop.ini"].includes(last)) return true;
    if (!last.startsWith("._") || !there.has((name.slice(0, cut) + last.slice(2)).replace(/^__MACOSX\//, ""))) return false;
    return hex(await whole(this.files.get(name), 4)) === "00051607"; // AppleDouble, RFC 1740
  }

  async digests() {
    const digests = new Map();
    this.unlike = [];
    const total = [...this.files.values()].reduce((sum, entry) => sum + entry.size, 0);
    let done = 0;
    for (const name of [...this.files.keys()].sort()) {
      const sha = new Sha256();
      const entry = this.files.get(name);
      let crc = 0;
      for await (const piece of pieces(entry)) {
        for (let at = 0; at < piece.length; at += SHARE) {
          const share = piece.subarray(at, at + SHARE);
          sha.update(share);
          if (entry.crc !== undefined) crc = crc32(share, crc);
          done += share.length;
          await this.progress(done, total);
        }
      }
      digests.set(name, hex(sha.digest()));
      if (entry.crc !== undefined && entry.crc !== crc) this.unlike.push(name);
    }
    return digests;
  }

  compare(names, digests, by) {
    for (const [name, digest] of names) {
      if (!digests.has(name)) this.note("missing", name, by);
      else if (digests.get(name) !== digest) this.note("altered", name, by);
    }
  }

  checksums() {
    const altered = new Set([...this.found.values()].filter(({ what }) => what === "altered").map(({ file }) => file));
    for (const name of this.unlike) if (!altered.has(name)) this.note("crc", name);
  }

  /** Payload-Oxum: bytes and number of the files in data. */
  async count(info) {
    const inside = [...this.files].filter(([name]) => name.startsWith(PAYLOAD));
    const size = inside.reduce((sum, [, entry]) => sum + entry.size, 0);
    if (this.files.has(INFO) && info.get("Payload-Oxum") !== `${size}.${inside.length}`) this.note("count", INFO);
    if (this.files.has(BAGIT) && (await this.text(BAGIT, SMALL)) !== DECLARATION) this.note("altered", BAGIT, RFC);
  }

  async chain(info) {
    const head = info.get("Log-Head") ?? "";
    if (!this.files.has(CHAIN)) {
      if (head) this.note("chain", CHAIN, INFO);
      return null;
    }
    const chain = await follow(this.files.get(CHAIN), head);
    if (chain.broken) this.note("chain", CHAIN, INFO, chain.broken);
    return chain;
  }

  /** Every bundle has a list of evidence, one with a journal its custody log too. */
  async logs(chain, digests, payload, name) {
    for (const name of chain ? [EVIDENCE, CUSTODY] : [EVIDENCE]) {
      if (!this.files.has(name) && !payload.has(name)) this.note("missing", name, INFO);
    }
    if (this.files.has(EVIDENCE)) {
      const data = await whole(this.files.get(EVIDENCE), LOG);
      for (const line of evidenceFlaws(data, digests, chain)) this.note("log", EVIDENCE, "", line);
    }
    if (this.files.has(CUSTODY)) {
      const data = await whole(this.files.get(CUSTODY), LOG);
      const none = { hashes: new Map(), told: new Map() };
      for (const line of custodyFlaws(data, chain ?? none, name)) this.note("log", CUSTODY, CHAIN, line);
    }
  }

  /** The moments that time stamps of this manifest say, undefined where there is none. */
  async stamp(digests) {
    const moments = [];
    for (const name of STAMPS.filter((one) => this.files.has(one))) {
      const said = claimOf(await whole(this.files.get(name), REPLY + 1));
      if (said?.digest === digests.get(MANIFEST)) moments.push(said.at);
      else this.note("stamp", name, MANIFEST);
    }
    return moments.length ? moments.join(", ") : undefined;
  }

  /** A small file as text, "" when it is not there; a longer one is cut. */
  async text(name, limit) {
    if (!this.files.has(name)) return "";
    const data = await whole(this.files.get(name), limit);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
  }
}

const SHARE = 1024 * 1024; // bytes hashed before the page may draw again
