// The linter beneath a question: it speaks while that is typed, and whoever types decides.

const PAUSE_MS = 300;

const form = document.querySelector("form[data-lint]");
const all = [];

// The technique that a question is to have: a group of radio buttons, or a list.
class Technique {
  constructor(within, name) {
    const fields = [...within.querySelectorAll(`[name="${name}"]`)];
    this.choices = fields.flatMap((field) => (field.options ? [...field.options] : [field]));
  }

  value() {
    return this.choices.find((each) => each.selected ?? each.checked)?.value ?? "";
  }

  sent() {
    return this.choices.find((each) => each.defaultSelected ?? each.defaultChecked)?.value ?? "";
  }

  choose(key) {
    const choice = this.choices.find((each) => each.value === key);
    choice["selected" in choice ? "selected" : "checked"] = true;
    for (const kind of ["input", "change"]) {
      (choice.closest("select") ?? choice).dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
}

class Beneath {
  constructor(place) {
    const within = place.closest("[data-linted]") ?? form;
    this.place = place;
    this.field = within.querySelector(`[name="${place.dataset.text}"]`);
    this.technique = new Technique(within, place.dataset.technique);
    this.back = place.parentElement.querySelector(".back");
    this.shown = place.innerHTML;
    // What stands there when the page comes was read by the server; what the browser put back afterwards was not.
    this.asked = `${this.technique.sent()} ${this.field.defaultValue.trim()}`;
    this.field.addEventListener("input", (event) => this.typed(event));
    this.field.addEventListener("compositionstart", () => clearTimeout(this.timer));
    this.field.addEventListener("compositionend", () => this.soon());
    place.addEventListener("click", ({ target }) => this.pressed(target.closest("button")));
    this.back.addEventListener("click", () => this.put(this.mine, false));
  }

  key() {
    return `${this.technique.value()} ${this.field.value.trim()}`;
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
        body: JSON.stringify({ text, lang: this.place.dataset.lang, technique: this.technique.value() }),
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
      this.technique.choose(button.dataset.take);
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

// Let the linter speak in a place that came with the page, or was added to it.
export function speakBeneath(place) {
  all.push(new Beneath(place));
}

form.querySelectorAll(".lint").forEach(speakBeneath);

form.addEventListener("change", () => all.forEach((each) => each.soon()));
addEventListener("online", () => all.forEach((each) => each.soon()));
form.classList.add("live");
addEventListener("pageshow", () => all.forEach((each) => each.soon()));
