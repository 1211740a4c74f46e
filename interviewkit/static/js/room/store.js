// What this device keeps of an interview until its evaluation is submitted: IndexedDB, one row an event.

const NAME = "interviewkit";

function request(req) {
  return new Promise((resolve, reject) => {
    req.onsuccess = () => resolve(req.result);
    req.onerror = () => reject(req.error);
  });
}

export async function openStore(interview) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("events", { keyPath: ["interview", "id"] });
  const db = await request(opening);
  const range = IDBKeyRange.bound([interview], [interview, []]);
  const table = (mode) => db.transaction("events", mode, { durability: "strict" }).objectStore("events");
  return {
    all: async () => (await request(table("readonly").getAll(range))).map(({ event }) => event),
    put: (event) => request(table("readwrite").put({ interview, id: event.id, event })),
    forget: (ids) => Promise.all(ids.map((id) => request(table("readwrite").delete([interview, id])))),
  };
}

// For a browser that lets nothing be kept: the page still works while it stays open.
export function noStore() {
  return { all: async () => [], put: async () => {}, forget: async () => {}, keepsNothing: true };
}
