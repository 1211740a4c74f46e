// Wrapping up: the recommendation with its reason; and the observation, which is never scored.

import { isComposing, make } from "./dom.js";

const PAUSE = 600;

export class WrapUp {
  constructor(room) {
    this.room = room;
    this.choices = [...document.querySelectorAll("[name=recommendation]")];
    this.reason = document.getElementById("recommend-reason");
    this.hint = document.getElementById("recommend-hint");
    for (const choice of this.choices) choice.addEventListener("change", () => this.recommend());
    this.reason.addEventListener("input", () => this.typed());
    this.reason.addEventListener("blur", () => this.commit());
    this.observation = document.getElementById("observation");
    this.observation.addEventListener("keydown", (event) => this.key(event));
    this.observation.addEventListener("blur", () => this.observe());
  }

  recommend() {
    clearTimeout(this.timer);
    this.dirty = false;
    const value = this.choices.find((choice) => choice.checked)?.value;
    this.hint.hidden = Boolean(value);
    if (value) this.room.emit("recommendation_set", { value, reason: this.reason.value.trim() });
    else this.dirty = true;
  }

  typed() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), PAUSE);
  }

  commit() {
    if (this.dirty && !this.reason.dataset.composing) this.recommend();
  }

  key(event) {
    if (isComposing(event) || event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.observe();
  }

  observe() {
    const text = this.observation.value.trim();
    if (!text || this.observation.dataset.composing) return;
    this.observation.value = "";
    this.room.emit("observation_noted", { text });
  }

  leave() {
    this.commit();
    this.observe();
  }

  show(record) {
    const { recommendation } = record;
    for (const choice of this.choices) choice.checked = choice.value === (recommendation?.value ?? (choice.checked ? choice.value : ""));
    if (recommendation && !this.dirty && document.activeElement !== this.reason) this.reason.value = recommendation.reason;
    const chosen = this.choices.find((choice) => choice.checked);
    document.getElementById("way-recommendation").textContent = recommendation ? chosen.nextElementSibling.textContent : "–";
    const list = document.getElementById("observations");
    list.replaceChildren(...record.observations.map(({ text }) => make("li", { textContent: text })));
  }
}
