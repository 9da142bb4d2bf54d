// Where a bundle's files come from, and how their bytes are read.
// An entry is {path, size, blob, packed, crc}; crc is what a ZIP file says of it.

const PIECE = 4 * 1024 * 1024;
const SEALED = "SEALED1\n"; // how a file begins that was sealed with six words

class Refusal extends Error {
  constructor(reason, file = "") {
    super(reason);
    this.reason = reason; // no-bundle, unreadable, too-many, sealed, or what zip.js refuses
    this.file = file;
  }
}

const fromFiles = (picked) =>
  picked.map(({ path, file }) => ({ path, size: file.size, blob: file, packed: false }));

/** The bytes of an entry, a piece at a time; exactly as many as it says it has. */
async function* pieces(entry) {
  let count = 0;
  for await (const piece of entry.packed ? inflated(entry) : cut(entry.blob)) {
    count += piece.length;
    if (count > entry.size) throw new Refusal("lies", entry.path);
    yield piece;
  }
  if (count !== entry.size) throw new Refusal("lies", entry.path);
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
    throw error instanceof TypeError ? new Refusal("lies", entry.path) : error;
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

/** The entries of the one file that was picked: a ZIP file, or all there is of a bundle. */
async function fromOne(one) {
  const head = await bytes(one.file, 0, SEALED.length);
  if (String.fromCharCode(...head) === SEALED) throw new Refusal("sealed");
  return [BAGIT, INFO, MANIFEST, TAGS].includes(one.path) ? fromFiles([one]) : fromZip(one.file);
}

// CRC-32 (ISO 3309), eight bytes at a time.
const CRC = Array.from({ length: 8 }, () => new Int32Array(256));
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  CRC[0][n] = c;
}
for (let n = 0; n < 256; n++) {
  for (let k = 1; k < 8; k++) CRC[k][n] = (CRC[k - 1][n] >>> 8) ^ CRC[0][CRC[k - 1][n] & 255];
}

/** The checksum of what had the checksum `crc` and `data` behind it. */
function crc32(data, crc) {
  const [a, b, c, d, e, f, g, h] = CRC;
  let [now, at] = [~crc, 0];
  for (; at + 8 <= data.length; at += 8) {
    now ^= data[at] | (data[at + 1] << 8) | (data[at + 2] << 16) | (data[at + 3] << 24);
    now =
      h[now & 255] ^ g[(now >>> 8) & 255] ^ f[(now >>> 16) & 255] ^ e[now >>> 24] ^
      d[data[at + 4]] ^ c[data[at + 5]] ^ b[data[at + 6]] ^ a[data[at + 7]];
  }
  for (; at < data.length; at++) now = a[(now ^ data[at]) & 255] ^ (now >>> 8);
  return ~now >>> 0;
}
