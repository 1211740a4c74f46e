// Findings: at most two at once, in the corner of the eye; each can be acted on or put off.

import { fill, make } from "./dom.js";

const AT_ONCE = 2;

export class Findings {
  constructor(room) {
    this.room = room;
    this.place = document.getElementById("findings");
    this.all = false;
    window.addEventListener("room:went", () => this.draw());
    this.standing = [];
  }

  show(findings) {
    const before = JSON.stringify(this.standing);
    this.standing = findings.filter((finding) => !finding.answered && !finding.deferred);
    if (JSON.stringify(this.standing) !== before || !this.drawn) this.draw();
  }

  // What concerns the open competency comes first; the order of the rules decides the rest.
  draw() {
    this.drawn = true;
    const here = this.room.way.key;
    const sorted = [...this.standing].sort((a, b) => (b.competency === here) - (a.competency === here));
    const shown = this.all ? sorted : sorted.slice(0, AT_ONCE);
    const nodes = shown.map((finding, place) => this.card(finding, place > 0 && !this.all));
    if (sorted.length > shown.length) nodes.push(this.more(sorted.length - shown.length));
    if (!sorted.length) nodes.push(make("p", { className: "soft small", textContent: this.room.words.no_findings }));
    this.place.replaceChildren(...nodes);
    const count = document.getElementById("thumb-findings");
    count.hidden = !sorted.length;
    count.textContent = sorted.length;
  }

  // The first one is told in full, the second by its name until it is opened.
  card(finding, brief) {
    const { words, kit } = this.room;
    const acts = make("div", { className: "finding-acts" });
    if (finding.ask) acts.append(this.ask(finding));
    const why = make("details", { className: "finding-why small" },
      make("summary", { textContent: words.why }),
      make("p", { textContent: finding.why }),
      make("p", { className: "soft", textContent: finding.source }));
    acts.append(this.later(finding), why);
    const told = [
      make("p", { textContent: finding.seen }),
      make("p", { className: "finding-act", textContent: finding.act }),
      finding.ask ? make("p", { className: "finding-ask", textContent: finding.ask.text, lang: finding.ask.lang }) : "",
      acts,
    ];
    const look = `finding ${finding.severity}`;
    if (!brief) return make("div", { className: look }, make("p", { className: "finding-name", textContent: finding.name }), ...told);
    const where = kit.competencies.find(({ key }) => key === finding.competency)?.name;
    const name = make("span", { className: "finding-name", textContent: finding.name });
    return make("details", { className: `${look} brief` }, make("summary", {}, name, where ? ` ${where}` : ""), ...told);
  }

  ask({ ask, competency }) {
    const button = make("button", { type: "button", className: "mini strong", textContent: this.room.words.ask });
    const { question, text, technique } = ask;
    button.addEventListener("click", () => {
      this.room.emit("question_asked", question ? { question } : { text, technique, competency: ask.competency });
      this.room.way.go(competency, true);
    });
    return button;
  }

  later({ rule, subject }) {
    const button = make("button", { type: "button", className: "mini", textContent: this.room.words.later });
    button.addEventListener("click", () => {
      this.standing = this.standing.filter((finding) => finding.rule !== rule || finding.subject !== subject);
      this.draw();
      this.room.emit("finding_deferred", { rule, subject });
    });
    return button;
  }

  more(n) {
    const button = make("button", { type: "button", className: "mini", textContent: fill(this.room.words.more, { n }) });
    button.addEventListener("click", () => { this.all = true; this.draw(); });
    return button;
  }
}
