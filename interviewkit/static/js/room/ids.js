// Ids and stamps that the browser makes for events.

// UUIDv7: sortable by time, unique across devices. crypto.randomUUID needs https, which a laptop on the local net lacks.
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Local time with its offset from UTC, to the millisecond, as the log's format wants it.
export function stamp(date = new Date()) {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60000).toISOString().slice(0, 23);
  const size = Math.abs(offset);
  const two = (n) => String(n).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

// What pasting brings along and no database or document can hold: control characters, halves of surrogate pairs.
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function storable(data) {
  const clean = (value) => (typeof value === "string" ? value.replace(UNSTORABLE, " ") : value);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, clean(value)]));
}

// One event, later than every event before it, so that the order on screen is the order in the log.
let last = 0;
export function newEvent(kind, data, after = 0) {
  const now = Math.max(Date.now(), last + 1, after + 1);
  last = now;
  return { id: newId(now), at: stamp(new Date(now)), kind, data: storable(data) };
}
