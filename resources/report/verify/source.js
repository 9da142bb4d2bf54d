// Where a bundle's files come from: a folder, or a ZIP file of which nothing is believed.
// An entry is {path, size, blob, packed, odd}; odd is what is no ordinary file.

const PIECE = 4 * 1024 * 1024;
const IN_ZIP = 50_000; // entries of a ZIP file
const RATIO = 200; // how many times larger than the ZIP file all that is in it may be
const LISTED = 64 * 1024 * 1024; // bytes of a ZIP file's own list

class Refusal extends Error {
  constructor(reason, file = "") {
    super(reason);
    this.reason = reason; // no-bundle, unreadable, too-many, no-zip, unsafe
    this.file = file;
  }
}

const fromFiles = (picked) =>
  picked.map(({ path, file }) => ({ path, size: file.size, blob: file, packed: false, odd: false }));

/** The bytes of an entry, a piece at a time; exactly as many as it says it has. */
async function* pieces(entry) {
  let count = 0;
  for await (const piece of entry.packed ? inflated(entry) : cut(entry.blob)) {
    count += piece.length;
    if (count > entry.size) throw new Refusal("unsafe", entry.path);
    yield piece;
  }
  if (count !== entry.size) throw new Refusal("unsafe", entry.path);
}

async function* cut(blob) {
  for (let at = 0; at < blob.size; at += PIECE) yield await bytes(blob, at, at + PIECE);
}

async function bytes(blob, from, to) {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer());
}

async function* inflated(entry) {
  const reader = entry.blob.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw error instanceof TypeError ? new Refusal("unsafe", entry.path) : error;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The first `limit` bytes of an entry in one piece. */
async function whole(entry, limit) {
  const parts = [];
  let length = 0;
  for await (const piece of pieces(entry)) {
    parts.push(piece.subarray(0, limit - length));
    length += parts.at(-1).length;
    if (length === limit) break;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The entries of a ZIP file. Raises Refusal. */
async function fromZip(file) {
  const { from, to, count } = await listOfZip(file);
  if (count > IN_ZIP || to - from > LISTED) throw new Refusal("too-many");
  const data = await bytes(file, from, to);
  const entries = [];
  for (let at = 0; at < data.length; ) {
    if (entries.length === count || data.length < at + 46) throw new Refusal("no-zip");
    const view = new DataView(data.buffer, at);
    if (view.getUint32(0, true) !== 0x02014b50) throw new Refusal("no-zip");
    const end = at + 46 + view.getUint16(28, true) + view.getUint16(30, true) + view.getUint16(32, true);
    if (end > data.length) throw new Refusal("no-zip");
    entries.push(listedInZip(view, data.subarray(at, end)));
    at = end;
  }
  if (entries.length !== count) throw new Refusal("no-zip");
  await place(file, entries, from);
  return unlike(entries);
}

/** Where the list of a ZIP file lies, and how much it says is in it. */
async function listOfZip(file) {
  const base = Math.max(0, file.size - 22 - 0xffff - 20 - 56);
  const tail = await bytes(file, base, file.size);
  const view = new DataView(tail.buffer);
  let at = tail.length - 22;
  while (at >= 0 && !(view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === tail.length)) at--;
  if (at < 0) throw new Refusal("no-zip");
  let [count, size, from] = [view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  let to = base + at;
  if (at >= 76 && view.getUint32(at - 20, true) === 0x07064b50 && view.getUint32(at - 76, true) === 0x06064b50) {
    count = long(view, at - 76 + 32);
    size = long(view, at - 76 + 40);
    from = long(view, at - 76 + 48);
    to -= 76;
  }
  if (from + size !== to) throw new Refusal("no-zip");
  return { from, to, count };
}

const long = (view, at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;

/** One line of a ZIP file's list as {raw, path, size, stored, offset, method, odd}. */
function listedInZip(view, line) {
  const raw = line.subarray(46, 46 + view.getUint16(28, true));
  const path = new TextDecoder("utf-8", { ignoreBOM: true }).decode(raw);
  const parts = path.replace(/\/$/, "").split("/");
  const out = /[\0\\:]/.test(path) || parts.some((part) => part === "" || part === "." || part === "..");
  const method = view.getUint16(10, true);
  const sealed = view.getUint16(8, true) & 0x2041;
  if (out || sealed || (method !== 0 && method !== 8)) throw new Refusal("unsafe", path);
  const entry = { raw, path, method, stored: view.getUint32(20, true), size: view.getUint32(24, true), offset: view.getUint32(42, true) };
  enlarge(entry, view, 46 + raw.length, 46 + raw.length + view.getUint16(30, true));
  if (method === 0 && entry.size !== entry.stored) throw new Refusal("unsafe", path);
  const kind = view.getUint32(38, true) >>> 28; // 0 where no system wrote it, 8 an ordinary file
  entry.folder = path.endsWith("/");
  entry.odd = entry.folder ? entry.size > 0 : view.getUint8(5) === 3 && kind !== 0 && kind !== 8;
  return entry;
}

/** Take sizes of more than four gigabytes from where ZIP keeps them. */
function enlarge(entry, view, at, end) {
  while (at + 4 <= end) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (next > end) throw new Refusal("unsafe", entry.path);
    if (view.getUint16(at, true) === 1) {
      let from = at + 4;
      for (const name of ["size", "stored", "offset"]) {
        if (entry[name] !== 0xffffffff) continue;
        if (from + 8 > next) throw new Refusal("unsafe", entry.path);
        entry[name] = long(view, from);
        from += 8;
      }
      return;
    }
    at = next;
  }
}

/** Find the bytes of each entry; none may lie over another, or be called otherwise there. */
async function place(file, entries, end) {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > RATIO * file.size) throw new Refusal("unsafe");
  const order = [...entries].sort((one, other) => one.offset - other.offset);
  for (const [number, entry] of order.entries()) {
    const head = await bytes(file, entry.offset, entry.offset + 30 + entry.raw.length);
    const view = new DataView(head.buffer);
    if (head.length < 30 + entry.raw.length || view.getUint32(0, true) !== 0x04034b50) throw new Refusal("unsafe", entry.path);
    const same = view.getUint16(26, true) === entry.raw.length && view.getUint16(8, true) === entry.method;
    if (!same || entry.raw.some((byte, at) => head[30 + at] !== byte)) throw new Refusal("unsafe", entry.path);
    const from = entry.offset + 30 + entry.raw.length + view.getUint16(28, true);
    if (from + entry.stored > (order[number + 1]?.offset ?? end)) throw new Refusal("unsafe", entry.path);
    entry.blob = file.slice(from, from + entry.stored);
    entry.packed = entry.method === 8;
  }
}

/** The files among the entries; of two that are called the same, both are odd. */
function unlike(entries) {
  const files = new Map();
  for (const entry of entries) {
    if (entry.folder && !entry.odd) continue;
    if (files.has(entry.path)) entry.odd = true;
    files.set(entry.path, entry);
  }
  return [...files.values()];
}
