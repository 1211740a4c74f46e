// The note list of one competency: each note is a field that saves itself; the last one is always blank and ready.

import { newId } from "./ids.js";
import { grow, isComposing, make, say } from "./dom.js";

const PAUSE = 500; // milliseconds without a key before what was typed is saved
const STAR = ["S", "T", "A", "R"];

export class NoteList {
  constructor({ list, undo, competency, words, emit }) {
    Object.assign(this, { list, undo, competency, words, emit });
    this.rows = new Map();
    this.addBlank();
  }

  // Bring the rows in line with the record; a field that is being typed in is left alone.
  show(notes) {
    const standing = new Set(notes.map((note) => note.id));
    for (const row of [...this.rows.values()]) {
      if (!row.saved || standing.has(row.id)) continue;
      if (row.dirty) this.renew(row);
      else this.drop(row);
    }
    for (const note of notes) {
      const row = this.rows.get(note.id) ?? this.addRow(note.id);
      row.saved = true;
      row.last = note.text;
      if (row.dirty) continue;
      if (row.field.value !== note.text) row.field.value = note.text;
      this.setStar(row, note.star);
      grow(row.field);
    }
    this.list.append(this.blank.item);
  }

  addRow(id) {
    const field = make("textarea", { className: "note-text", dir: "auto", rows: 1, maxLength: 10000, "aria-label": this.words.note_label });
    const marks = STAR.map((part) =>
      make("button", { type: "button", className: "note-mark", textContent: part, "aria-pressed": "false", title: this.words.parts[part], "aria-label": this.words.parts[part] }));
    const remove = make("button", { type: "button", className: "note-remove", textContent: "×", title: this.words.remove, "aria-label": this.words.remove });
    const item = make("li", { className: "note" }, field, make("span", { className: "note-marks" }, ...marks), remove);
    const row = { id, item, field, marks, remove, saved: false, dirty: false, timer: null, last: "" };
    field.addEventListener("input", () => this.typed(row));
    field.addEventListener("blur", () => this.commit(row));
    field.addEventListener("keydown", (event) => this.key(row, event));
    marks.forEach((mark) => mark.addEventListener("click", () => this.toggle(row, mark)));
    remove.addEventListener("click", () => this.remove(row));
    this.rows.set(id, row);
    if (this.blank) this.blank.item.before(item);
    else this.list.append(item);
    return row;
  }

  addBlank() {
    const row = this.addRow(newId());
    row.field.placeholder = this.words.note_placeholder;
    row.item.classList.add("blank");
    this.list.append(row.item);
    this.blank = row;
  }

  typed(row) {
    row.dirty = true;
    clearTimeout(row.timer);
    row.timer = setTimeout(() => this.commit(row), PAUSE);
    if (row === this.blank && row.field.value.trim()) {
      row.item.classList.remove("blank");
      row.field.removeAttribute("placeholder");
      this.blank = null;
      this.addBlank();
    }
    grow(row.field);
  }

  // Save what stands in the field: a first time as a note, later as an edit; emptied, it is removed.
  commit(row) {
    clearTimeout(row.timer);
    if (!row.dirty || row.field.dataset.composing) return;
    const text = row.field.value.trim();
    if (!text) {
      if (row.saved) this.remove(row);
      else if (row !== this.blank) this.drop(row);
      return;
    }
    row.dirty = false;
    const kind = row.saved ? "evidence_edited" : "evidence_noted";
    row.saved = true;
    row.last = text;
    this.emit(kind, { note: row.id, competency: this.competency, text, star: this.star(row) });
  }

  commitAll() {
    for (const row of [...this.rows.values()]) this.commit(row);
  }

  key(row, event) {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.commit(row);
      this.blank.field.focus();
    } else if (event.key === "Escape") {
      row.field.blur();
    }
  }

  toggle(row, mark) {
    mark.setAttribute("aria-pressed", mark.getAttribute("aria-pressed") === "true" ? "false" : "true");
    row.dirty = true;
    if (row.field.value.trim()) this.commit(row);
    else row.field.focus();
  }

  remove(row) {
    const text = row.last;
    const star = this.star(row);
    clearTimeout(row.timer);
    const wasSaved = row.saved;
    this.drop(row);
    if (!wasSaved) return;
    this.emit("evidence_removed", { note: row.id });
    this.blank.field.focus();
    this.offerUndo(text, star);
  }

  offerUndo(text, star) {
    if (!text) return;
    const back = make("button", { type: "button", className: "mini", textContent: this.words.undo });
    back.addEventListener("click", () => {
      this.undo.hidden = true;
      this.emit("evidence_noted", { note: newId(), competency: this.competency, text, star });
    });
    say(this.undo, this.words.removed, " ", back);
  }

  // Removed on another device while it is being typed in here: what stands here becomes a note of its own.
  renew(row) {
    this.rows.delete(row.id);
    Object.assign(row, { id: newId(), saved: false });
    this.rows.set(row.id, row);
  }

  drop(row) {
    this.rows.delete(row.id);
    row.item.remove();
    if (row === this.blank) {
      this.blank = null;
      this.addBlank();
    }
  }

  star(row) {
    return row.marks.filter((mark) => mark.getAttribute("aria-pressed") === "true").map((mark) => mark.textContent);
  }

  setStar(row, star) {
    for (const mark of row.marks) mark.setAttribute("aria-pressed", String(star.includes(mark.textContent)));
  }

  focus() {
    this.blank.field.focus();
  }
}
