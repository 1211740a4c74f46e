// Rating on the anchors.

export class Rating {
  constructor(room) {
    this.inputs = [...document.querySelectorAll("[data-rate]")];
    for (const input of this.inputs) {
      input.addEventListener("change", () => room.emit("rating_set", { competency: input.dataset.rate, value: Number(input.value) }));
    }
    this.clears = [...document.querySelectorAll("[data-clear]")];
    for (const button of this.clears) {
      button.addEventListener("click", () => room.emit("rating_set", { competency: button.dataset.clear, value: null }));
    }
  }

  show(record) {
    const value = (key) => record.ratings.get(key) ?? null;
    for (const input of this.inputs) input.checked = Number(input.value) === value(input.dataset.rate);
    for (const button of this.clears) button.hidden = value(button.dataset.clear) === null;
  }
}
