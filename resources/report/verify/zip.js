// The files of a ZIP file of which nothing is believed but where all of it says the same: from its
// first byte to its list the entries follow each other without a gap. What is not so is refused
// with a word of its own. The same rules, in the same order, as companion/report/verify_zip.py.

const IN_ZIP = 50_000; // entries
const LISTED = 64 * 1024 * 1024; // bytes of the list
const RATIO = 200; // how many times larger than in the ZIP file its content may be
const FREE = 1024 * 1024; // bytes that a file may have whatever the ratio
const [BIG, MANY_IN_ZIP] = [0xffffffff, 0xffff];
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [END64, WHERE64, AFTER] = [0x06064b50, 0x07064b50, 0x08074b50];
const [SECRET, LATER] = [0x2041, 8]; // flags
const [UNIX, OF_FILE, OF_FOLDER] = [[3, 19], 8, 4];

/** The entries of a ZIP file. Throws Refusal. */
async function fromZip(file) {
  const { at, end, count } = await listOfZip(file);
  const listing = await bytes(file, at, end);
  const entries = [];
  let place = 0;
  for (let number = 0; number < count; number++) place = listedInZip(listing, place, entries);
  if (place !== listing.length) throw new Refusal("around");
  unlike(entries);
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > RATIO * file.size) throw new Refusal("bomb");
  await layOut(file, entries, at);
  return entries.filter((entry) => !entry.folder);
}

const viewOf = (data) => new DataView(data.buffer, data.byteOffset, data.length);
const long = (view, at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;

/** Where the list begins and ends, and how many entries it has. */
async function listOfZip(file) {
  const tail = await bytes(file, Math.max(0, file.size - 98), file.size);
  const view = viewOf(tail);
  const last = tail.length - 22;
  if (last < 0 || view.getUint32(last, true) !== END) {
    const behind = await bytes(file, Math.max(0, file.size - 22 - 0xffff - 98), file.size);
    const ended = findEnd(behind.subarray(0, Math.max(0, behind.length - 18))); // a whole one
    throw new Refusal(ended ? "around" : "no-zip");
  }
  const short = (at) => view.getUint16(last + at, true);
  const whole = (at) => view.getUint32(last + at, true);
  let [count, length, at] = [short(10), whole(12), whole(16)];
  if (short(20)) throw new Refusal("no-zip");
  if (short(4) || short(6) || short(8) !== count) throw new Refusal("lies");
  let end = file.size - 22;
  if (last >= 20 && view.getUint32(last - 20, true) === WHERE64) {
    end -= 76;
    [count, length, at] = wideOfZip(view, last, end, [count, length, at]);
  } else if (count === MANY_IN_ZIP || length === BIG || at === BIG) {
    throw new Refusal("lies");
  }
  if (count > IN_ZIP || length > LISTED) throw new Refusal("too-many");
  if (at + length !== end) throw at + length < end ? await beside(file, at + length) : new Refusal("lies");
  return { at, end, count };
}

function findEnd(data) {
  for (let at = data.indexOf(0x50); at >= 0; at = data.indexOf(0x50, at + 1)) {
    if (data[at + 1] === 0x4b && data[at + 2] === 5 && data[at + 3] === 6) return true;
  }
  return false;
}

/** The same three numbers where they may be large; the small ones say the same or nothing. */
function wideOfZip(view, last, place, small) {
  if (last < 76) throw new Refusal("lies");
  const [from, where] = [last - 76, last - 20];
  const word = (at) => view.getUint32(from + at, true);
  const large = [long(view, from + 32), long(view, from + 40), long(view, from + 48)];
  const good =
    word(0) === END64 && long(view, from + 4) === 44 && !word(16) && !word(20) &&
    long(view, from + 24) === large[0] && !view.getUint32(where + 4, true) &&
    long(view, where + 8) === place && view.getUint32(where + 16, true) === 1;
  const none = [MANY_IN_ZIP, BIG, BIG];
  if (!good || small.some((one, n) => one !== large[n] && one !== none[n])) throw new Refusal("lies");
  return large;
}

/** One line of the list onto `entries`; where the next begins. */
function listedInZip(listing, place, entries) {
  if (listing.length < place + 46) throw new Refusal("no-zip");
  const view = viewOf(listing.subarray(place));
  if (view.getUint32(0, true) !== CENTRAL) throw new Refusal("no-zip");
  const [short, word] = [(at) => view.getUint16(at, true), (at) => view.getUint32(at, true)];
  const [begin, named, more] = [place + 46, short(28), short(30)];
  const end = begin + named + more + short(32);
  if (end > listing.length) throw new Refusal("no-zip");
  const raw = listing.subarray(begin, begin + named);
  const entry = {
    raw, path: nameInZip(raw), flags: short(8), method: short(10),
    crc: word(16), stored: word(20), size: word(24), offset: word(42),
  };
  entry.folder = entry.path.endsWith("/");
  entry.packed = entry.method === 8;
  judgeInZip(entry, listing.subarray(begin + named, begin + named + more), short(34));
  const mode = UNIX.includes(view.getUint8(5)) ? word(38) >>> 28 : 0;
  if (mode !== 0 && mode !== (entry.folder ? OF_FOLDER : OF_FILE)) throw new Refusal("link", entry.path);
  entries.push(entry);
  return end;
}

/** Refuse what no ordinary file is; take large numbers from where ZIP keeps them. */
function judgeInZip(entry, extra, disk) {
  const parts = entry.path.replace(/\/$/, "").split("/");
  const out = /[\0-\x1f\x7f\\:]/.test(entry.path) || parts.some((part) => ["", ".", ".."].includes(part));
  if (out) throw new Refusal("leads-out", entry.path);
  if (entry.flags & SECRET) throw new Refusal("encrypted", entry.path);
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal("method", entry.path);
  const wanted = ["size", "stored", "offset"].filter((name) => entry[name] === BIG);
  const large = largeInZip(extra, entry.path);
  if (large.length < 8 * wanted.length) throw new Refusal("lies", entry.path);
  for (const [number, name] of wanted.entries()) entry[name] = long(viewOf(large), 8 * number);
  const other = disk || (entry.folder && entry.size) || (!entry.packed && entry.size !== entry.stored);
  if (other) throw new Refusal("lies", entry.path);
  if (entry.size > FREE && entry.size > RATIO * entry.stored) throw new Refusal("bomb", entry.path);
}

/** The large numbers of an entry, nothing for none; they may stand there once. */
function largeInZip(extra, path) {
  const view = viewOf(extra);
  let found = extra.subarray(0, 0);
  for (let place = 0; place + 4 <= extra.length; ) {
    const [kind, length] = [view.getUint16(place, true), view.getUint16(place + 2, true)];
    place += 4 + length;
    if (place > extra.length || (kind === 1 && found.length)) throw new Refusal("lies", path);
    if (kind === 1) found = extra.subarray(place - length, place);
  }
  return found;
}

/** A name as UTF-8, else each byte as a sign, for a program of another age wrote it. */
function nameInZip(raw) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return Array.from(raw, (byte) => String.fromCharCode(byte)).join("");
  }
}

/** No two are one where upper and lower case are, and no file is a folder, too. */
function unlike(entries) {
  const [seen, folders] = [new Set(), new Set()];
  for (const entry of entries) {
    entry.key = entry.path.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/\/$/, "");
    if (seen.has(entry.key)) throw new Refusal("twice", entry.path);
    seen.add(entry.key);
    const parts = entry.key.split("/");
    const most = Math.min(parts.length, DEPTH + 2);
    for (let depth = 1; depth < most; depth++) folders.add(parts.slice(0, depth).join("/"));
    if (folders.size + entries.length > ENTRIES) throw new Refusal("too-many");
  }
  for (const entry of entries) if (!entry.folder && folders.has(entry.key)) throw new Refusal("twice", entry.path);
}

/** Find the bytes of each; they lie one behind the other from the first byte to the list. */
async function layOut(file, entries, at) {
  const order = [...entries].sort((one, other) => one.offset - other.offset);
  if ((order.length ? order[0].offset : at) > 0) throw await beside(file, 0);
  for (const [number, entry] of order.entries()) {
    const next = order[number + 1];
    const until = next ? next.offset : at;
    const start = await beginInZip(file, entry, at);
    const end = start + entry.stored;
    if (until < end) throw new Refusal("overlap", (next ?? entry).path);
    if (entry.flags & LATER) {
      const said = until - end <= 24 ? await bytes(file, end, until) : new Uint8Array(0);
      if (!descriptors(entry).includes(hex(said))) throw new Refusal("lies", entry.path);
    } else if (until > end) {
      throw await beside(file, end);
    }
    entry.blob = file.slice(start, end);
  }
}

/** What to say of bytes that belong to no file. */
async function beside(file, place) {
  const data = await bytes(file, place, place + 4);
  const second = data.length === 4 && [CENTRAL, END, END64].includes(viewOf(data).getUint32(0, true));
  return new Refusal(second ? "lists" : "around");
}

/** Where its bytes begin, if what stands there says what the list says. */
async function beginInZip(file, entry, at) {
  const lies = new Refusal("lies", entry.path);
  if (entry.offset + 30 > at) throw lies;
  const view = viewOf(await bytes(file, entry.offset, entry.offset + 30));
  const [short, word] = [(from) => view.getUint16(from, true), (from) => view.getUint32(from, true)];
  const [named, more] = [short(26), short(28)];
  const start = entry.offset + 30 + named + more;
  const like = word(0) === LOCAL && short(6) === entry.flags && short(8) === entry.method && named === entry.raw.length;
  if (!like || start > at) throw lies;
  const rest = await bytes(file, entry.offset + 30, start);
  if (entry.raw.some((byte, n) => rest[n] !== byte)) throw lies;
  if (entry.flags & LATER) return start;
  let [stored, size] = [word(18), word(22)];
  if (stored === BIG || size === BIG) {
    const large = largeInZip(rest.subarray(named), entry.path);
    const wide = large.length >= 16 ? [long(viewOf(large), 0), long(viewOf(large), 8)] : [-1, -1];
    if (size === BIG) size = wide[0];
    if (stored === BIG) stored = wide[1];
  }
  if (word(14) !== entry.crc || stored !== entry.stored || size !== entry.size) throw lies;
  return start;
}

/** All that may stand behind the bytes of an entry whose header left its numbers open, as hex. */
function descriptors(entry) {
  const number = (value, length) => {
    let text = "";
    for (let rest = value, n = 0; n < length; n++, rest = Math.floor(rest / 256)) text += (rest % 256).toString(16).padStart(2, "0");
    return text;
  };
  const mark = number(AFTER, 4);
  const made = [];
  for (const length of Math.max(entry.stored, entry.size) <= BIG ? [4, 8] : [8]) {
    const plain = number(entry.crc, 4) + number(entry.stored, length) + number(entry.size, length);
    made.push(plain, mark + plain);
  }
  return made;
}
