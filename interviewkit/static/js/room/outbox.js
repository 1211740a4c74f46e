// The outbox: every event waits here, on this device too, until the server says that it has it.

import { noStore, openStore } from "./store.js";

const FIRST_RETRY = 1000;
const LONGEST_RETRY = 15000;
const BATCH = 200;
// Requests that outlive their page may carry 64 KiB together, in bytes; a longer one is not even sent.
const OUTLIVES = 30000;

export class Outbox {
  // `told` is called with {state, waiting, …} whenever that changes; `arrived` with what the server answers.
  constructor({ interview, links, known, told, arrived }) {
    Object.assign(this, { interview, links, told, arrived });
    this.known = new Set(known.map((event) => event.id));
    this.waiting = new Map();
    this.refused = new Map();
    this.underWay = new Set();
    this.store = openStore(interview).catch(noStore);
    this.retry = FIRST_RETRY;
    this.state = "saved";
  }

  // Events that this device kept and the server lacks: from a crash, a closed lid, an expired session.
  async open() {
    const store = await this.store;
    this.keepsNothing = Boolean(store.keepsNothing);
    const kept = await store.all().catch(() => []);
    const lost = kept.filter((event) => !this.known.has(event.id));
    for (const event of lost) this.waiting.set(event.id, event);
    window.addEventListener("online", () => this.flushSoon());
    document.addEventListener("visibilitychange", () => this.flushSoon());
    this.tell(lost.length && this.state === "saved" ? "saving" : this.state);
    if (lost.length) this.flushSoon();
    return lost;
  }

  add(event) {
    this.waiting.set(event.id, event);
    this.tell(this.state === "saved" ? "saving" : this.state);
    this.keep(event);
    this.flushSoon();
  }

  // The device may still be opening its store, or have no room left in it.
  async keep(event) {
    const store = await this.store;
    await store.put(event).catch(() => { this.keepsNothing = true; });
  }

  // The page goes away, perhaps while a request is under way whose answer nobody will hear: the rest goes along now.
  // What arrives twice is saved once.
  async leave() {
    const rest = [...this.waiting.values()].filter(({ id }) => !this.underWay.has(id));
    if (!this.flushing || !rest.length) return;
    const response = await this.post(rest.slice(0, BATCH)).catch(() => null);
    if (response?.ok) this.acknowledge(await response.json());
  }

  flushSoon() {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.flushing) this.flush();
  }

  async flush() {
    if (this.waiting.size === 0) return;
    this.flushing = true;
    const batch = [...this.waiting.values()].slice(0, BATCH);
    this.underWay = new Set(batch.map(({ id }) => id));
    try {
      await this.send(batch);
    } catch {
      this.tell("offline");
      this.later();
    } finally {
      this.flushing = false;
      this.underWay.clear();
    }
    if (this.waiting.size && !this.timer && this.state !== "signed_out") this.flushSoon();
  }

  post(batch) {
    const body = new Blob([JSON.stringify({ events: batch })]);
    return fetch(this.links.events, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.links.csrf },
      body,
      keepalive: body.size < OUTLIVES,
    });
  }

  async send(batch) {
    const response = await this.post(batch);
    const answer = await response.json();
    if (response.ok) return this.acknowledge(answer);
    return this.turnedAway(response.status, answer, batch);
  }

  acknowledge(answer) {
    for (const id of answer.saved) {
      this.waiting.delete(id);
      this.known.add(id);
    }
    this.retry = FIRST_RETRY;
    this.tell(this.waiting.size ? "saving" : "saved");
    this.arrived(answer);
  }

  async turnedAway(status, answer, batch) {
    if (status === 401 || answer.error === "csrf") {
      if (!(await this.newToken())) this.tell("signed_out");
      return this.later();
    }
    if (status === 409 && answer.error === "submitted") {
      this.closed = true;
      return this.setAside(batch, "submitted");
    }
    if (status >= 500) throw new Error(answer.message);
    // One bad event must not hold up the others: send them one by one, and keep what the server will not take.
    if (batch.length > 1) {
      for (const event of batch) await this.send([event]);
      return undefined;
    }
    return this.setAside(batch, "refused");
  }

  setAside(batch, state) {
    for (const event of batch) {
      this.waiting.delete(event.id);
      this.refused.set(event.id, event);
    }
    this.tell(state);
  }

  // After signing in again (in another tab, say) the session has a new token.
  async newToken() {
    const response = await fetch(this.links.session, { headers: { Accept: "application/json" } });
    const { signed_in: signedIn, csrf } = await response.json();
    this.links.csrf = csrf;
    return signedIn;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flushSoon(), this.retry);
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY);
  }

  tell(state) {
    this.state = this.refused.size && state === "saved" ? (this.closed ? "submitted" : "refused") : state;
    this.told({
      state: this.state,
      waiting: this.waiting.size,
      refused: this.refused.size,
      keepsNothing: Boolean(this.keepsNothing),
    });
  }
}
