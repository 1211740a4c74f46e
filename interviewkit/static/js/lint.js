// The linter beside the form: it speaks while a question is typed, and whoever types decides.

const PAUSE_MS = 300;

const form = document.getElementById("house");

class Beneath {
  constructor(place) {
    this.place = place;
    this.field = form.elements[place.dataset.field];
    this.back = place.parentElement.querySelector(".back");
    this.shown = place.innerHTML;
    // What stands there when the page comes was read by the server; what the browser put back afterwards was not.
    this.asked = `${form.querySelector("[name=technique][checked]")?.value ?? ""} ${this.field.defaultValue.trim()}`;
    this.field.addEventListener("input", (event) => this.typed(event));
    this.field.addEventListener("compositionstart", () => clearTimeout(this.timer));
    this.field.addEventListener("compositionend", () => this.soon());
    place.addEventListener("click", ({ target }) => this.pressed(target.closest("button")));
    this.back.addEventListener("click", () => this.put(this.mine, false));
  }

  technique() {
    return form.elements.technique.value;
  }

  key() {
    return `${this.technique()} ${this.field.value.trim()}`;
  }

  // While characters are being composed (pinyin), what stands in the field is not yet what is meant.
  typed(event) {
    if (event.isComposing) {
      clearTimeout(this.timer);
      return;
    }
    if (!this.putting) this.back.hidden = true;
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE_MS);
  }

  say(html) {
    if (html !== this.shown) this.place.innerHTML = html;
    this.shown = html;
  }

  async check() {
    const key = this.key();
    if (key === this.asked) return;
    this.asked = key;
    this.request?.abort();
    const text = this.field.value.trim();
    if (!text) {
      this.say("");
      return;
    }
    const request = new AbortController(); // the last question asked is the one whose answer counts
    this.request = request;
    try {
      const answer = await fetch(form.dataset.lint, {
        method: "POST",
        headers: { Accept: "text/html", "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
        body: JSON.stringify({ text, lang: this.place.dataset.lang, technique: this.technique() }),
        signal: request.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const html = await answer.text();
      if (this.request === request) this.say(html);
    } catch (error) {
      if (error.name === "AbortError" || this.request !== request) return;
      this.asked = null; // the next key, or the network's return, asks again
      const away = Object.assign(document.createElement("p"), { className: "small soft", textContent: this.place.dataset.away });
      this.say(away.outerHTML);
    }
  }

  pressed(button) {
    if (!button) return;
    if (button.dataset.use !== undefined) {
      this.mine = this.field.value;
      this.put(button.dataset.use, true);
    }
    if (button.dataset.take) {
      const radio = form.querySelector(`[name=technique][value="${button.dataset.take}"]`);
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
      this.field.focus();
    }
  }

  // Typed in as a person would, so that the browser's own undo takes it back too.
  put(text, canGoBack) {
    this.putting = true;
    this.field.focus();
    this.field.select();
    if (!document.execCommand("insertText", false, text)) {
      this.field.setRangeText(text, 0, this.field.value.length, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.putting = false;
    this.back.hidden = !canGoBack;
  }
}

const all = [...form.querySelectorAll(".lint")].map((place) => new Beneath(place));

form.addEventListener("change", () => all.forEach((each) => each.soon()));
addEventListener("online", () => all.forEach((each) => each.soon()));
form.classList.add("live");
addEventListener("pageshow", () => all.forEach((each) => each.soon()));
