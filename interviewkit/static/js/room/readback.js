// Read back: what was heard is played back; confirmed leads on, corrected asks to hear it again.

import { make, say } from "./dom.js";
import { notesOn, openQuestions } from "./record.js";

export class ReadBack {
  constructor(room) {
    this.room = room;
    for (const button of document.querySelectorAll("[data-outcome]")) {
      button.addEventListener("click", () => this.played(button));
    }
    for (const button of document.querySelectorAll("[data-fill-readback]")) {
      button.addEventListener("click", () => this.fillIn(button));
    }
  }

  played(button) {
    const panel = button.closest("[data-panel]");
    const competency = panel.dataset.panel;
    const field = panel.querySelector("[data-readback]");
    const outcome = button.dataset.outcome;
    this.room.emit("readback", { competency, text: field.value.trim(), outcome });
    if (outcome === "confirmed") {
      field.value = "";
      panel.querySelector(".readback").open = false;
    }
    this.branch(panel, competency, outcome);
  }

  branch(panel, competency, outcome) {
    const { words, spoken, kit, record } = this.room;
    const line = panel.querySelector("[data-branch]");
    const next = openQuestions(record, kit, competency)[0];
    line.dataset.outcome = outcome;
    if (outcome === "corrected") {
      say(line, words.explain_again, " ", make("q", { textContent: spoken.explain_again }));
      this.room.notes.get(competency).focus();
    } else if (next) {
      say(line, words.next_question, " ", make("q", { textContent: next.text }));
    } else {
      say(line, words.rate_now);
    }
  }

  fillIn(button) {
    const panel = button.closest("[data-panel]");
    this.room.leave();
    const field = panel.querySelector("[data-readback]");
    const joint = this.room.kit.lang === "zh" ? "；" : "; ";
    const noted = notesOn(this.room.record, panel.dataset.panel).map((n) => n.text.replace(/[。.；;]+$/, ""));
    field.value = noted.join(joint).slice(0, field.maxLength);
    field.focus();
  }

  show(record) {
    const { words } = this.room;
    for (const list of document.querySelectorAll("[data-readbacks]")) {
      const competency = list.closest("[data-panel]").dataset.panel;
      const played = record.readbacks.filter((r) => r.competency === competency);
      list.replaceChildren(...played.map(({ text, outcome }) =>
        make("li", {}, make("strong", { textContent: words[outcome] }), text ? ` ${text}` : "")));
    }
  }
}
