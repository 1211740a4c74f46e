// What was typed into a form that an expired session turned away is back after signing in again: kept in this tab,
// for this person, without passwords, until any other page says that it is no longer needed.

const KEY = "interviewkit.typed";
const main = document.getElementById("main");
const who = document.body.dataset.person ?? "";

function fields(form) {
  return [...form.elements].filter((e) => e.name && !["hidden", "password", "submit", "file"].includes(e.type));
}

function ticks(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function keep({ target: form, defaultPrevented }) {
  if (defaultPrevented || form.method !== "post" || !main.contains(form) || !who) return;
  const typed = fields(form).map((e) => [e.name, ticks(e) ? e.value : "", ticks(e) ? e.checked : e.value]);
  const place = [...document.forms].indexOf(form);
  sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, who, place, typed, left: false }));
}

// Fields are found by name (and, where they are ticked, by what they stand for), the nth of a name again as the nth.
function restore({ place, typed }) {
  const form = document.forms[place];
  if (!form) return;
  const waiting = fields(form);
  for (const [name, value, content] of typed) {
    const at = waiting.findIndex((e) => e.name === name && (!ticks(e) || e.value === value));
    if (at < 0) continue;
    const [field] = waiting.splice(at, 1);
    if (ticks(field)) field.checked = content;
    else field.value = content;
    for (let d = field.closest("details"); d; d = d.parentElement.closest("details")) d.open ||= !ticks(field) && content !== field.defaultValue;
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
  const said = Object.assign(document.createElement("p"), { className: "said", textContent: main.dataset.back });
  said.setAttribute("role", "status");
  main.prepend(said);
}

function arrive() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!kept) return;
  if (!who) {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept, left: true }));
    return;
  }
  sessionStorage.removeItem(KEY);
  if (kept.left && kept.who === who && kept.path === location.pathname) restore(kept);
}

try {
  arrive();
  document.addEventListener("submit", keep);
} catch {
  // a browser that lets nothing be kept
}
