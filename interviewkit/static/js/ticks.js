// Ticked questions are kept across searches in this tab, counted, and all printed together in the order of ticking.

const KEY = `interviewkit.ticked.${document.body.dataset.person ?? ""}`;

const form = document.getElementById("ticks");
const bar = form.querySelector(".tick-bar");
const sum = document.getElementById("tick-sum");
const clear = document.getElementById("untick");
const most = Number(sum.dataset.most); // as many as a sheet holds

let ticked = kept();

function kept() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Map(); // a browser that lets nothing be kept
  }
}

function keep() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...ticked]));
  } catch {
    // they last as long as the page
  }
}

function boxes() {
  return form.querySelectorAll("input[type=checkbox][name=q]");
}

function tell() {
  const minutes = [...ticked.values()].reduce((total, each) => total + each, 0);
  const said = sum.dataset.template.replace("{count}", ticked.size).replace("{minutes}", minutes);
  sum.textContent = ticked.size > most ? `${said} · ${sum.dataset.over}` : said;
  bar.hidden = ticked.size === 0;
  clear.hidden = false;
}

function show() {
  for (const box of boxes()) box.checked = ticked.has(box.value);
  tell();
}

form.addEventListener("change", ({ target }) => {
  if (target.name !== "q") return;
  if (target.checked) ticked.set(target.value, Number(target.dataset.minutes));
  else ticked.delete(target.value);
  keep();
  tell();
});
form.addEventListener("formdata", ({ formData }) => {
  formData.delete("q");
  for (const id of [...ticked.keys()].slice(0, most)) formData.append("q", id);
});
clear.addEventListener("click", () => {
  ticked.clear();
  keep();
  show();
  document.getElementById("main").focus();
});
// What has just been put into a collection is ticked no more, or the next collection would hold it too.
function putAway() {
  const here = new URL(location.href);
  if (!here.searchParams.has("added")) return;
  ticked = new Map([...ticked].slice(most));
  keep();
  here.searchParams.delete("added");
  history.replaceState(history.state, "", here);
}

document.addEventListener("found", show);
addEventListener("pageshow", () => {
  ticked = kept();
  show();
});
form.classList.add("live");
putAway();
show();
