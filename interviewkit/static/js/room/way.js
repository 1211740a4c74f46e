// The way through the interview: which competency is open, what each has so far.

import { parts, techniques } from "./record.js";

export class Way {
  constructor(room) {
    this.room = room;
    this.items = [...document.querySelectorAll("[data-go]")];
    for (const item of this.items) item.addEventListener("click", () => this.go(item.dataset.go, true));
    this.thumbs = [...document.querySelectorAll("[data-show]")];
    for (const thumb of this.thumbs) thumb.addEventListener("click", () => this.part(thumb.dataset.show));
  }

  // The place is kept in the address, so that a reload comes back to it.
  start() {
    const wish = this.items.find(({ dataset }) => `#${encodeURIComponent(dataset.go)}` === location.hash);
    this.go(wish ? wish.dataset.go : this.room.kit.competencies[0].key);
  }

  go(key, focus = false) {
    this.key = key;
    for (const item of this.items) mark(item, item.dataset.go === key);
    for (const panel of document.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== key;
    for (const scale of document.querySelectorAll("[data-scale]")) scale.hidden = scale.dataset.scale !== key;
    history.replaceState(null, "", `#${encodeURIComponent(key)}`);
    this.part("talk");
    document.querySelector(".talk").scrollTop = 0;
    window.dispatchEvent(new CustomEvent("room:went", { detail: key }));
    // On a laptop the note field is ready at once; on touch that would throw the keyboard over the questions.
    if (focus && matchMedia("(pointer: fine)").matches) this.room.notes.get(key)?.focus();
  }

  // On a phone one part shows at a time.
  part(name) {
    document.body.dataset.part = name;
    for (const thumb of this.thumbs) mark(thumb, thumb.dataset.show === name);
  }

  show(record) {
    const { kit, words } = this.room;
    for (const { key, kind } of kit.competencies) {
      const value = record.ratings.get(key) ?? null;
      const have = parts(record, key);
      const used = techniques(record, key);
      const find = (name) => document.querySelector(`[data-${name}="${CSS.escape(key)}"]`);
      find("rating").textContent = value ?? "–";
      for (const mark of find("star").children) mark.classList.toggle("have", have.has(mark.dataset.part));
      for (const mark of find("tech").children) mark.classList.toggle("have", used.has(mark.dataset.technique));
      const lacking = ["A", "R"].filter((part) => !have.has(part) && kind !== "motivation");
      const noted = [...record.notes.values()].some((note) => note.competency === key);
      find("missing").textContent = noted && lacking.length
        ? words.missing.replace("{parts}", lacking.map((part) => words.parts[part]).join(" · ")) : "";
      find("cover-words").textContent = [...have, value === null ? words.not_rated : words.rated.replace("{value}", value)].join(", ");
    }
  }
}

function mark(element, current) {
  if (current) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}
