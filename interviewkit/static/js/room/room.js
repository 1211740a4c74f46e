// The live room: actions become events, events become what is shown, and the outbox keeps every one of them.

import { Clock } from "./clock.js";
import { json, trackComposition } from "./dom.js";
import { Findings } from "./findings.js";
import { newEvent } from "./ids.js";
import { NoteList } from "./notes.js";
import { Outbox } from "./outbox.js";
import { Questions } from "./questions.js";
import { Rating } from "./rating.js";
import { ReadBack } from "./readback.js";
import { fold, notesOn } from "./record.js";
import { State } from "./state.js";
import { Way } from "./way.js";
import { WrapUp } from "./wrapup.js";

const LOOK_AGAIN = 20000; // milliseconds between two looks for other devices' events and for findings that time brings

class Room {
  constructor() {
    this.kit = json("room-data");
    this.words = json("room-words");
    this.spoken = json("room-spoken");
    this.links = json("room-links");
    this.events = this.kit.events;
    this.cursor = this.kit.cursor; // up to here every event is on this page, those of other devices too
    this.newest = this.kit.cursor; // of the findings that are shown
    this.emit = this.emit.bind(this);
    this.state = new State(this);
    this.outbox = new Outbox({
      interview: this.kit.interview,
      links: this.links,
      known: this.events,
      told: (what) => this.state.show(what),
      arrived: (answer) => this.arrived(answer),
    });
    this.notes = new Map(this.kit.competencies.map(({ key }) => [key, this.noteList(key)]));
    this.parts = [new Clock(this), new Questions(this), new ReadBack(this), new Rating(this), new WrapUp(this)];
    this.findings = new Findings(this);
    this.way = new Way(this);
  }

  async open() {
    trackComposition(document.body);
    this.show();
    this.findings.show(this.kit.findings);
    this.way.start();
    const lost = await this.outbox.open();
    if (lost.length) this.take(lost);
    setInterval(() => this.lookAgain(), LOOK_AGAIN);
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.leave(); });
  }

  panel(competency) {
    return document.querySelector(`[data-panel="${CSS.escape(competency)}"]`);
  }

  noteList(competency) {
    const panel = this.panel(competency);
    return new NoteList({
      list: panel.querySelector("[data-notes]"),
      undo: panel.querySelector("[data-undo]"),
      competency,
      words: this.words,
      emit: this.emit,
    });
  }

  // Something happened. What stands in a note field belongs before it: evidence comes before the rating it supports.
  emit(kind, data = {}) {
    if (!kind.startsWith("evidence_")) this.notes.forEach((list) => list.commitAll());
    const event = newEvent(kind, data, this.record.last);
    this.events.push(event);
    this.outbox.add(event);
    this.show();
    return event;
  }

  take(events) {
    const known = new Set(this.events.map(({ id }) => id));
    const fresh = events.filter(({ id }) => !known.has(id));
    if (!fresh.length) return;
    this.events.push(...fresh);
    this.show();
  }

  show() {
    this.record = fold(this.events, this.kit);
    for (const [key, list] of this.notes) list.show(notesOn(this.record, key));
    for (const part of this.parts) part.show(this.record);
    this.way.show(this.record);
  }

  arrived(answer) {
    if (answer.events) {
      this.take(answer.events);
      this.cursor = answer.cursor;
    }
    if (answer.submitted) this.outbox.tell("submitted");
    // An answer that was overtaken by a later one says nothing new.
    if (answer.cursor < this.newest) return;
    this.newest = answer.cursor;
    this.findings.show(answer.findings);
  }

  async lookAgain() {
    if (document.hidden || this.outbox.waiting.size) return;
    const address = `${this.links.events}?after=${this.cursor}`;
    const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (response?.ok) this.arrived(await response.json());
  }

  leave() {
    this.notes.forEach((list) => list.commitAll());
    for (const part of this.parts) part.leave?.();
    this.outbox.leave();
  }
}

window.room = new Room();
window.room.open();
