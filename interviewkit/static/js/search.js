// Search as you type: the same address as the form's own, of which only what was found is put in place.

const PAUSE_MS = 200; // longer than between two keys, shorter than anybody waits

const form = document.querySelector("form.search");
const found = document.getElementById("found");

let timer;
let asked;
let here = address().href;

// What is left blank stays out of the address.
function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value.trim()) url.searchParams.append(name, value);
  return url;
}

function values(select) {
  return [...select.options].map((option) => option.value).join();
}

// Another pack has other competencies to choose from; the same ones stay, since they may lie open.
function offer(fresh) {
  const select = document.getElementById("competency");
  if (values(select) === values(fresh)) return;
  const chosen = fresh.value;
  select.replaceChildren(...fresh.childNodes);
  select.value = chosen; // moved one by one, the options would have chosen another
}

function takeOver(page) {
  document.getElementById("results").replaceChildren(...page.getElementById("results").childNodes);
  offer(page.getElementById("competency"));
  for (const part of [".shown-in", "title"]) document.querySelector(part).innerHTML = page.querySelector(part).innerHTML;
  // Whoever switches the language comes back to this search.
  const back = page.querySelector(".languages input[name=next]");
  if (back) document.querySelector(".languages input[name=next]").value = back.value;
  found.textContent = page.getElementById("found").textContent;
  document.dispatchEvent(new Event("found"));
}

async function search() {
  clearTimeout(timer);
  const url = address();
  if (url.href === here) return;
  asked?.abort();
  asked = new AbortController();
  here = url.href;
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal: asked.signal });
    if (!answer.ok || answer.redirected) {
      location.assign(url); // signed out, or a page that says what is wrong
      return;
    }
    takeOver(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(history.state, "", url);
  } catch (error) {
    if (error.name === "AbortError") return;
    here = "";
    found.textContent = found.dataset.away;
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE_MS);
}

// While characters are being composed (pinyin), what stands in the field is not yet what is looked for.
form.addEventListener("input", (event) => {
  if (event.isComposing) clearTimeout(timer);
  else soon();
});
form.addEventListener("compositionstart", () => clearTimeout(timer));
form.addEventListener("compositionend", soon);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
