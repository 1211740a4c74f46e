// Whether everything is safe, in a word, always on screen.

import { fill, make } from "./dom.js";

export class State {
  constructor(room) {
    this.room = room;
    this.line = document.getElementById("state");
  }

  show({ state, waiting, refused, keepsNothing }) {
    const { words, links } = this.room;
    const text = {
      saved: words.saved,
      saving: words.saving,
      offline: fill(words.waiting, { n: waiting }),
      signed_out: fill(words.signed_out, { n: waiting }),
      submitted: words.submitted,
      refused: fill(words.refused, { n: refused }),
    }[state];
    const parts = [text];
    if (state === "signed_out") parts.push(" ", make("a", { href: links.sign_in, textContent: words.sign_in }));
    if (keepsNothing && state !== "saved") parts.push(" ", words.no_store);
    this.line.dataset.state = state;
    this.line.replaceChildren(...parts);
  }
}
