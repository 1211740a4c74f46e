// Rating on the anchors.

export class Rating {
  constructor(room) {
    this.inputs = [...document.querySelectorAll("[data-rate]")];
    for (const input of this.inputs) {
      input.addEventListener("change", () => room.emit("rating_set", { competency: input.dataset.rate, value: Number(input.value) }));
    }
    for (const input of this.inputs) input.addEventListener("keydown", (event) => this.key(event));
    this.clears = [...document.querySelectorAll("[data-clear]")];
    for (const button of this.clears) {
      button.addEventListener("click", () => room.emit("rating_set", { competency: button.dataset.clear, value: null }));
    }
  }

  // An arrow only looks at the next anchor: rating all that lie between would go into the log.
  key(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const group = this.inputs.filter(({ name }) => name === event.target.name);
    group.at((group.indexOf(event.target) + step) % group.length).focus();
  }

  show(record) {
    const value = (key) => record.ratings.get(key) ?? null;
    for (const input of this.inputs) input.checked = Number(input.value) === value(input.dataset.rate);
    for (const button of this.clears) button.hidden = value(button.dataset.clear) === null;
  }
}
