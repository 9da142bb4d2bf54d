// What a time stamp (RFC 3161) says, as far as companion/report/stamp.py reads it too.

const STAMPS = ["manifest-sha256.txt.tsr", "manifest-sha256.txt.2.tsr"];
const REPLY = 64 * 1024; // bytes of one
const DER = {
  sha256: "0609608648016503040201",
  signed: "06092a864886f70d010702",
  info: "060b2a864886f70d0109100104",
};

/** {at, digest} of a reply, both as text; null for what is none. */
function claimOf(data) {
  try {
    return data.length > REPLY ? null : claim(data);
  } catch (error) {
    if (error instanceof NoElement) return null;
    throw error;
  }
}

class NoElement extends Error {}

/** The elements of a DER value, one after the other. */
class Elements {
  constructor(data) {
    Object.assign(this, { data, at: 0 });
  }

  get tag() {
    return this.at < this.data.length ? this.data[this.at] : 0;
  }

  taken(tag) {
    if (this.tag !== tag) throw new NoElement();
    let [size, start] = [this.at + 1 < this.data.length ? this.data[this.at + 1] : 0x80, this.at + 2];
    if (size >= 0x80) {
      const count = size & 0x7f;
      const digits = this.data.subarray(start, start + count);
      if (count < 1 || count > 3 || digits.length !== count) throw new NoElement();
      size = digits.reduce((sum, digit) => sum * 256 + digit, 0);
      start += count;
    }
    if (start + size > this.data.length) throw new NoElement();
    this.at = start + size;
    return this.data.subarray(start, this.at);
  }

  inside(tag) {
    return new Elements(this.taken(tag));
  }

  number() {
    const data = this.taken(0x02);
    if (data.length !== 1 || data[0] > 0x7f) throw new NoElement();
    return data[0];
  }

  exactly(element) {
    const there = this.data.subarray(this.at, this.at + element.length / 2);
    if (hex(there) !== element) throw new NoElement();
    this.at += there.length;
  }
}

function claim(data) {
  const top = new Elements(data);
  const whole = top.inside(0x30);
  if (top.at !== data.length) throw new NoElement();
  if (whole.inside(0x30).number() > 1) throw new NoElement(); // not granted
  const token = whole.inside(0x30);
  token.exactly(DER.signed);
  const signed = token.inside(0xa0).inside(0x30);
  signed.inside(0x02);
  signed.inside(0x31);
  const content = signed.inside(0x30);
  content.exactly(DER.info);
  const said = new Elements(content.inside(0xa0).taken(0x04));
  return claimed(said.inside(0x30));
}

function claimed(info) {
  if (info.number() !== 1) throw new NoElement();
  info.inside(0x06);
  const imprint = info.inside(0x30);
  imprint.inside(0x30).exactly(DER.sha256);
  const digest = imprint.taken(0x04);
  info.inside(0x02);
  const at = moment(info.taken(0x18));
  for (const tag of [0x30, 0x01]) if (info.tag === tag) info.inside(tag);
  if (info.tag === 0x02) info.inside(0x02);
  if (digest.length !== 32) throw new NoElement();
  return { at, digest: hex(digest) };
}

/** Generalized time as 2026-11-27T12:00:00Z. */
function moment(data) {
  const text = String.fromCharCode(...data.subarray(0, 32));
  const found = /^((?:19[7-9]|2[0-9]{2})[0-9])([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:\.[0-9]{1,9})?Z$/.exec(text);
  if (!found || data.length > 32) throw new NoElement();
  const [year, month, day, hour, minute, second] = found.slice(1);
  const said = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.toISOString().replace(".000", "") !== said) throw new NoElement(); // no such day or hour
  return said;
}
