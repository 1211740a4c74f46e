// Small things that every part of the room needs of the page.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.includes("-") || name === "for" || name === "role" || name === "lang") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

// Put words (and buttons) into a line and show it.
export function say(line, ...parts) {
  line.replaceChildren(...parts);
  line.hidden = parts.length === 0;
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// While Chinese (or any) input is being composed, Enter belongs to the input method.
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

export function trackComposition(root) {
  root.addEventListener("compositionstart", (event) => { event.target.dataset.composing = "1"; });
  root.addEventListener("compositionend", (event) => {
    delete event.target.dataset.composing;
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

export function json(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export function minutes(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
