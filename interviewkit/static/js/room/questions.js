// Questions: marking them asked or skipped, probes and questions of one's own.

import { fill, make, minutes } from "./dom.js";
import { seconds } from "./record.js";

export class Questions {
  constructor(room) {
    this.room = room;
    document.querySelector(".talk").addEventListener("click", (event) => this.click(event));
    for (const form of document.querySelectorAll("[data-adhoc-form]")) {
      form.addEventListener("submit", (event) => this.adhoc(event));
    }
  }

  click({ target }) {
    const { ask, adhoc, skip, reason } = target.dataset;
    const competency = target.closest("[data-panel]")?.dataset.panel;
    if (ask) this.room.emit("question_asked", { question: ask });
    if (adhoc) this.room.emit("question_asked", { text: adhoc, technique: target.dataset.adhocTechnique, competency });
    if (skip) {
      this.room.emit("question_skipped", { question: skip, reason });
      target.closest("details").open = false;
    }
  }

  adhoc(event) {
    event.preventDefault();
    const { text, technique } = event.target.elements;
    if (!text.value.trim()) return text.focus();
    const competency = event.target.closest("[data-panel]").dataset.panel;
    this.room.emit("question_asked", { text: text.value.trim(), technique: technique.value, competency });
    text.value = "";
    event.target.closest("details").open = false;
    return this.room.notes.get(competency).focus();
  }

  show(record) {
    const { words } = this.room;
    const at = (time) => minutes(seconds(record, time));
    const asked = new Map(record.asked.filter((a) => a.question).map((a) => [a.question, a]));
    const probes = new Set(record.asked.filter((a) => !a.question).map((a) => `${a.competency}\n${a.text}`));
    for (const row of document.querySelectorAll("[data-question]")) {
      const put = asked.get(row.dataset.question);
      const skipped = record.skipped.get(row.dataset.question);
      row.classList.toggle("asked", Boolean(put));
      row.classList.toggle("skipped", !put && skipped !== undefined);
      row.querySelector("[data-ask]").hidden = Boolean(put);
      row.querySelector(".skip-menu").hidden = Boolean(put) || skipped !== undefined;
      row.querySelector("[data-said]").textContent =
        put ? `✓ ${fill(words.asked_at, { time: at(put.time) })}` : skipped !== undefined ? fill(words.skipped, { reason: skipped }) : "";
    }
    for (const button of document.querySelectorAll("[data-adhoc]")) {
      const key = `${button.closest("[data-panel]").dataset.panel}\n${button.dataset.adhoc}`;
      button.textContent = probes.has(key) ? "✓" : words.ask;
      button.disabled = probes.has(key);
    }
    for (const list of document.querySelectorAll("[data-asked-adhoc]")) this.own(list, record, at);
  }

  own(list, record, at) {
    const competency = list.closest("[data-panel]").dataset.panel;
    const own = record.asked.filter((a) => !a.question && a.competency === competency);
    list.replaceChildren(...own.map(({ technique, text, time }) => {
      const mark = document.querySelector(`.way-tech .tech-${technique}`);
      return make("li", { className: "question asked" },
        make("span", { className: `tech tech-${technique}`, title: mark.title }, make("span", { className: "tech-mark", textContent: mark.textContent })),
        make("div", { className: "question-body" }, make("p", { className: "question-text", textContent: text })),
        make("p", { className: "question-said small", textContent: `✓ ${fill(this.room.words.asked_at, { time: at(time) })}` }));
    }));
  }
}
