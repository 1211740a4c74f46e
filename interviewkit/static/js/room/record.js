// From events to what the room shows. The rules and the report fold on the server; this fold is for the eye alone,
// and must agree with interviewkit/domain/fold.py (a browser test compares the two).

export function ordered(events) {
  const byId = new Map(events.map((event) => [event.id, event]));
  const key = (event) => Date.parse(event.at);
  return [...byId.values()].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}

export function fold(events, kit) {
  const questions = new Map(kit.questions.map((q) => [q.id, q]));
  const r = {
    startedAt: null, closingAt: null, endedAt: null, submittedAt: null, pauses: [], last: 0,
    asked: [], skipped: new Map(), notes: new Map(), readbacks: [], observations: [],
    ratings: new Map(), recommendation: null,
  };
  for (const event of ordered(events)) {
    if (r.submittedAt) break;
    take(r, event, questions);
  }
  for (const [id, note] of r.notes) if (!note) r.notes.delete(id);
  return r;
}

function take(r, { id, at, kind, data }, questions) {
  const time = Date.parse(at);
  r.last = Math.max(r.last, time);
  const paused = r.pauses.length > 0 && r.pauses.at(-1)[1] === null;
  switch (kind) {
    case "started": r.startedAt ??= time; break;
    case "paused": if (!paused) r.pauses.push([time, null]); break;
    case "resumed": if (paused) r.pauses.at(-1)[1] = time; break;
    case "closing_started": r.closingAt ??= time; break;
    case "ended": r.endedAt ??= time; break;
    case "submitted": r.submittedAt = time; break;
    case "question_asked": {
      const planned = questions.get(data.question);
      if (planned || data.text) r.asked.push({ event: id, time, question: data.question ?? null, ...pick(planned ?? data) });
      break;
    }
    case "question_skipped": r.skipped.set(data.question, data.reason); break;
    case "evidence_noted":
      if (!r.notes.has(data.note)) r.notes.set(data.note, { ...data, id: data.note, time });
      else if (r.notes.get(data.note)) Object.assign(r.notes.get(data.note), data);
      break;
    case "evidence_edited": if (r.notes.get(data.note)) Object.assign(r.notes.get(data.note), data); break;
    case "evidence_removed": if (r.notes.get(data.note)) r.notes.set(data.note, null); break;
    case "readback": r.readbacks.push({ ...data, time }); break;
    case "observation_noted": r.observations.push({ ...data, time }); break;
    case "rating_set": r.ratings.set(data.competency, data.value); break;
    case "recommendation_set": r.recommendation = data; break;
  }
}

function pick({ competency, technique, text }) {
  return { competency, technique, text };
}

// Seconds talked until `now`, pauses taken out.
export function seconds(r, now) {
  if (r.startedAt === null) return 0;
  const end = Math.min(now, r.endedAt ?? r.submittedAt ?? now);
  let talked = end - r.startedAt;
  for (const [begun, over] of r.pauses) {
    talked -= Math.max(0, Math.min(over ?? end, end) - Math.max(begun, r.startedAt));
  }
  return Math.max(0, talked / 1000);
}

export function isPaused(r) {
  return r.pauses.length > 0 && r.pauses.at(-1)[1] === null;
}

export const notesOn = (r, competency) => [...r.notes.values()].filter((n) => n.competency === competency);

export function parts(r, competency) {
  return new Set(notesOn(r, competency).flatMap((n) => n.star));
}

// Techniques used on a competency; a read-back counts as a use of summarize.
export function techniques(r, competency) {
  const used = new Set(r.asked.filter((a) => a.competency === competency).map((a) => a.technique));
  if (r.readbacks.some((b) => b.competency === competency)) used.add("summarize");
  return used;
}

export function openQuestions(r, kit, competency) {
  const asked = new Set(r.asked.map((a) => a.question));
  return kit.questions.filter((q) => q.competency === competency && !asked.has(q.id) && !r.skipped.has(q.id));
}
