// The logs of a bundle: the journal's chain, and the lists that speak of its files.
// The same rules as companion/report/verify_logs.py.

const JOURNAL_LINES = 2_000_000;
const LINE = 1024 * 1024; // bytes of one line
const BRACKETS = 500; // in one event
const CELL = 131_072; // letters of a cell
const TOLD = ["at_utc", "utc_offset_minutes", "event", "sha256"];
const letters = new TextEncoder();

/** Follow a journal to `head`; {lines, head, broken, hashes, told}, broken 0 is none. */
async function follow(entry, head) {
  const chain = { lines: 0, head: "", broken: 0, hashes: new Map(), told: new Map() };
  let last = new Uint8Array(32);
  for await (const line of linesOf(entry)) {
    const number = chain.lines + 1;
    const read = line && number <= JOURNAL_LINES ? digestOf(line, number) : null;
    if (!read) {
      chain.broken = number;
      return chain;
    }
    last = sha256(letters.encode("log1"), last, read.digest);
    chain.lines = number;
    if (read.told) {
      chain.hashes.set(number, hex(last));
      chain.told.set(number, read.told);
    }
  }
  chain.head = `${chain.lines} ${hex(last)}`;
  if (chain.head !== head) chain.broken = Math.max(chain.lines, 1);
  return chain;
}

/** The lines of a file with their breaks, null for one that is too long. */
async function* linesOf(entry) {
  let held = new Uint8Array(0);
  for await (const piece of pieces(entry)) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      const line = joined(held, piece.subarray(from, at + 1));
      yield line.length > LINE ? null : line;
      held = new Uint8Array(0);
      from = at + 1;
    }
    held = joined(held, piece.subarray(from));
    if (held.length > LINE) yield null;
  }
  if (held.length) yield held;
}

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The digest of a line's event, and what is told of it where it is there; null if it is no line. */
function digestOf(line, number) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    return null;
  }
  const bare = /^\{"seq":([1-9][0-9]{0,8}),"digest":"([0-9a-f]{64})"\}\n$/.exec(text);
  if (bare) return Number(bare[1]) === number ? { digest: unhex(bare[2]) } : null;
  const start = `{"seq":${number},"event":`;
  if (!text.startsWith(start) || !text.endsWith("}\n")) return null;
  const event = text.slice(start.length, -2);
  const told = toldBy(event, number);
  return told && { digest: sha256(letters.encode(event)), told };
}

/** What custody_log.csv must say of an event, null if it is none. */
function toldBy(text, number) {
  if (text.split(/[[{]/).length - 1 > BRACKETS) return null;
  let event;
  try {
    event = JSON.parse(text);
  } catch {
    return null;
  }
  const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isTable(event) || event.seq !== number || !isTable(event.details)) return null;
  const { at, offset, event: name, details } = event;
  const digest = Object.hasOwn(details, "sha256") ? details.sha256 : "";
  const words = [at, name, digest].every((word) => typeof word === "string");
  if (!words || !Number.isInteger(offset) || Math.abs(offset) > 1440) return null;
  return [at, String(offset), name, digest];
}

/**
 * Lines of custody_log.csv that the journal does not bear out; 0 when some were left out.
 * The last line, and no other, is the export itself.
 */
function* custodyFlaws(data, chain, name) {
  const seen = new Set();
  let [last, closed] = [null, false];
  for (const [number, row] of rows(data, ["seq", ...TOLD, "object", "line_hash"])) {
    if (!row || closed) {
      yield number;
    } else if (row.get("seq") === "" && row.get("event") === "report.exported") {
      closed = true;
      const beside = ["utc_offset_minutes", "sha256", "line_hash"].some((column) => row.get(column) !== "");
      if (row.get("object") !== name || beside) yield number;
    } else {
      const seq = /^[0-9]{1,9}$/.test(row.get("seq")) ? Number(row.get("seq")) : -1;
      const told = chain.told.get(seq);
      const borneOut =
        chain.hashes.get(seq) === row.get("line_hash") &&
        TOLD.every((name, at) => row.get(name).replace(/^'/, "") === told[at]);
      if (!borneOut || (last !== null && seq <= last)) yield number;
      seen.add(seq);
      last = seq;
    }
  }
  if (!closed || [...chain.hashes.keys()].some((seq) => !seen.has(seq))) yield 0;
}

/** Lines of evidence_log.csv that do not agree with the files there are, or the journal. */
function* evidenceFlaws(data, digests, chain) {
  const named = new Set();
  const takenIn = new Set(chain ? [...chain.told.values()].map((told) => told[3]) : digests.values());
  for (const [number, row] of rows(data, ["evidence_no", "file", "file_sha256"])) {
    if (!row) {
      yield number;
    } else if (row.get("file")) {
      const digest = row.get("file_sha256");
      const same = row.get("kind") === "masked_copy" || (row.get("sha256") === digest && takenIn.has(digest));
      if (digests.get(row.get("file")) !== digest || !same) yield number;
      named.add(row.get("file"));
    }
  }
  if ([...digests.keys()].some((name) => name.startsWith("data/evidence/") && !named.has(name))) yield 0;
}

/** The rows of a CSV log as [number, Map]; null for one that cannot be read. */
function* rows(data, needed) {
  let number = 1;
  try {
    const records = cells(new TextDecoder("utf-8", { fatal: true }).decode(data));
    const head = records.next().value ?? [];
    if (!needed.every((name) => head.includes(name))) {
      yield [number, null];
      return;
    }
    for (const record of records) {
      number++;
      const fits = record.length === head.length;
      yield [number, fits ? new Map(record.map((cell, at) => [head[at], cell])) : null];
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    yield [number + 1, null];
  }
}

/** The records of CSV, strictly read; a RangeError where it cannot be. */
function* cells(text) {
  let at = 0;
  while (at < text.length) {
    const record = [];
    if (/[\r\n]/.test(text[at])) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      yield record;
      continue;
    }
    for (;;) {
      let cell;
      [cell, at] = text[at] === '"' ? quoted(text, at + 1) : bare(text, at);
      if (cell.length > CELL && [...cell].length > CELL) throw new RangeError();
      record.push(cell);
      if (text[at] !== ",") break;
      at++;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    yield record;
  }
}

function bare(text, at) {
  const end = /[,\r\n]/g;
  end.lastIndex = at;
  const found = end.exec(text);
  const to = found ? found.index : text.length;
  return [text.slice(at, to), to];
}

function quoted(text, at) {
  let cell = "";
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new RangeError();
    cell += text.slice(at, end);
    at = end + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at++;
  }
  if (at < text.length && !/[,\r\n]/.test(text[at])) throw new RangeError();
  return [cell, at];
}
