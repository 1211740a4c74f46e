// The kit's builder: the panel follows every change, competencies move and questions are found without a reload, own
// questions get more room, with the linter beneath.

import { speakBeneath } from "./lint.js";

const form = document.getElementById("kit");
const PAUSE_MS = 300;
const NARROW = matchMedia("(max-width: 900px)");

let unsaved = form.dataset.unsaved === "1";
let timer;
let asked;

function sayPanel() {
  document.getElementById("lacks-sum").textContent = document.getElementById("lacks").dataset.summary;
}

async function check() {
  asked?.abort();
  asked = new AbortController();
  const request = { method: "POST", body: new FormData(form), headers: { Accept: "text/html" }, signal: asked.signal };
  try {
    const answer = await fetch(form.dataset.check, request);
    if (!answer.ok || answer.redirected) return;
    const part = document.createElement("template");
    part.innerHTML = await answer.text();
    document.getElementById("lacks").replaceWith(part.content);
    sayPanel();
  } catch (error) {
    // Away from the network the panel stays as it was; saving will say so.
    if (error.name !== "AbortError") console.info(error.message);
  }
}

function checkSoon() {
  unsaved = true;
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE_MS);
}

function ownRows(pick) {
  return [...pick.querySelectorAll(".own")];
}

function ownText(row) {
  return row.querySelector("textarea").value.trim();
}

function tell(pick) {
  const all = [...pick.querySelectorAll('input[name="question"]')];
  const ticked = all.filter((box) => box.checked);
  const own = ownRows(pick).filter(ownText);
  const minutes =
    ticked.reduce((sum, box) => sum + Number(box.dataset.minutes), 0) +
    own.reduce((sum, row) => sum + (Number(row.querySelector('input[type="number"]').value) || 0), 0);
  const count = pick.querySelector(".count");
  count.textContent = count.dataset.template
    .replace("{count}", ticked.length + own.length)
    .replace("{total}", all.length + own.length + Number(count.dataset.more))
    .replace("{minutes}", minutes);
  const lines = [...ticked.map((box) => box.closest("label").querySelector("span")), ...own];
  pick.querySelector(".chosen").replaceChildren(...lines.map(asLine));
}

function asLine(source) {
  const line = document.createElement("li");
  line.lang = source.lang;
  line.textContent = source.matches(".own") ? ownText(source) : source.textContent;
  return line;
}

// What is kept in the question bank begins as what stands in the fields now.
function pointToBank(row) {
  const link = row.querySelector(".keep-own a");
  if (!link) return;
  const address = new URL(link.href);
  address.searchParams.set("text", ownText(row));
  address.searchParams.set("technique", row.querySelector("select").value);
  link.href = address;
}

function makeRoom(pick) {
  const rows = ownRows(pick);
  const last = rows.at(-1);
  if (!ownText(last)) return;
  const fresh = last.cloneNode(true);
  fresh.querySelector("textarea").value = "";
  fresh.querySelector(".error")?.remove();
  fresh.classList.remove("wrong");
  fresh.querySelector(".lint").replaceChildren();
  fresh.querySelector(".back").hidden = true;
  last.after(fresh);
  speakBeneath(fresh.querySelector(".lint"));
}

function changed(event) {
  const pick = event.target.closest(".pick");
  if (pick) {
    const box = pick.querySelector('input[name="competency"]');
    // Who chooses a question wants its competency asked about.
    if ((event.target.name === "question" && event.target.checked) || event.target.matches("textarea")) box.checked = true;
    pick.classList.toggle("off", !box.checked);
    if (event.target.matches("textarea")) makeRoom(pick);
    if (event.target.closest(".own")) pointToBank(event.target.closest(".own"));
    tell(pick);
  }
  checkSoon();
}

function move(event) {
  const button = event.target.closest("button.move");
  if (!button) return;
  event.preventDefault();
  const pick = button.closest(".pick");
  const up = button.value.startsWith("up:");
  const other = up ? pick.previousElementSibling : pick.nextElementSibling;
  if (!other) return;
  if (up) other.before(pick);
  else other.after(pick);
  button.focus();
  pick.scrollIntoView({ block: "nearest" });
  checkSoon();
}

// What is found comes with its competency as the server has it, with all that was ticked and typed there.
async function find(button) {
  const pick = button.closest(".pick");
  button.disabled = true;
  const answer = await fetch(button.formAction, { method: "POST", body: asSent(button), headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = document.adoptNode(page.getElementById(pick.id));
  pick.replaceWith(fresh);
  fresh.querySelectorAll(".lint").forEach(speakBeneath);
  fresh.querySelector('input[type="search"]').focus();
}

function asSent(button) {
  const sent = new FormData(form);
  sent.append(button.name, button.value);
  return sent;
}

function findHere(event) {
  const button = event.target.closest('button[value^="find:"]');
  if (!button || button.dataset.plain) return;
  event.preventDefault();
  find(button).catch(() => {
    // Away from the network, or signed out: the browser itself says so, and what was typed is kept.
    button.disabled = false;
    button.dataset.plain = "1";
    button.click();
  });
}

function findOnEnter(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches('input[type="search"]')) return;
  event.preventDefault();
  event.target.closest("fieldset").querySelector("button").click();
}

form.addEventListener("input", changed);
form.addEventListener("click", move);
form.addEventListener("click", findHere);
form.addEventListener("keydown", findOnEnter);
form.addEventListener("submit", () => { unsaved = false; });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
if (NARROW.matches) form.querySelector(".kit-panel details").open = false;
sayPanel();
