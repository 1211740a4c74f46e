// The clock: start, pause, resume, the candidate's own questions, the end.

import { fill, minutes } from "./dom.js";
import { isPaused, seconds } from "./record.js";

const byId = (id) => document.getElementById(id);

const SURE = 6000; // milliseconds in which a second click ends the talk

export class Clock {
  constructor(room) {
    this.room = room;
    this.main = byId("clock-main");
    this.main.addEventListener("click", () => room.emit(this.next()));
    byId("clock-closing").addEventListener("click", () => { room.emit("closing_started"); room.way.go("*wrap"); });
    this.finish = byId("clock-end");
    this.finish.addEventListener("click", () => this.end());
    setInterval(() => this.tick(), 1000);
  }

  next() {
    if (this.record.startedAt === null) return "started";
    return isPaused(this.record) ? "resumed" : "paused";
  }

  // An end can't be taken back; before the candidate's own questions a first click is taken for a slip.
  end() {
    const { words } = this.room;
    if (this.record.closingAt === null && this.finish.textContent !== words.end_sure) {
      this.finish.textContent = words.end_sure;
      setTimeout(() => { this.finish.textContent = words.end; }, SURE);
      return;
    }
    this.room.emit("ended");
    this.room.way.go("*wrap");
  }

  show(record) {
    this.record = record;
    const { words } = this.room;
    const running = record.startedAt !== null && record.endedAt === null;
    this.main.textContent = { started: words.start, resumed: words.resume, paused: words.pause }[this.next()];
    this.main.hidden = record.endedAt !== null;
    this.main.classList.toggle("btn-primary", this.next() !== "paused");
    this.main.classList.toggle("btn-quiet", this.next() === "paused");
    byId("clock-closing").hidden = !running || record.closingAt !== null;
    byId("clock-end").hidden = !running;
    this.tick();
  }

  tick() {
    const { words, kit } = this.room;
    const used = seconds(this.record, Date.now());
    const planned = kit.planned_minutes * 60;
    const over = Math.floor((used - planned) / 60);
    byId("clock-used").textContent = minutes(used);
    byId("clock-bar").value = Math.min(1, used / planned);
    const note = this.record.endedAt !== null ? words.ended : isPaused(this.record) ? words.paused : over > 0 ? fill(words.over, { n: over }) : "";
    if (byId("clock-note").textContent !== note) byId("clock-note").textContent = note;
  }
}
