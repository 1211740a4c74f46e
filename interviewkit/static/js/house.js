// The form of a house question: rows for probes appear as they are needed, Ctrl+Enter saves, leaving asks first.

const form = document.getElementById("house");
const probes = document.getElementById("probes");
const more = document.getElementById("more-probes");

// What an expired session had turned away is back, and no more saved than what the server could not take.
let unsaved = form.dataset.unsaved === "1" || [...form.querySelectorAll("textarea")].some((each) => each.value !== each.defaultValue);

function rows() {
  return [...probes.querySelectorAll(".probe")];
}

function said(row) {
  return row.dataset.said !== undefined || [...row.querySelectorAll("textarea")].some((each) => each.value.trim());
}

// Rows that hold words, and one to write in.
function showRows() {
  const last = rows().findLastIndex((row) => said(row) || row.dataset.open);
  rows().forEach((row, place) => { row.hidden = place > last + 1; });
  more.hidden = rows().every((row) => !row.hidden);
}

more.addEventListener("click", () => {
  const fresh = rows().find((row) => row.hidden);
  fresh.previousElementSibling.dataset.open = "1";
  showRows();
  fresh.querySelector("select").focus();
});

form.addEventListener("input", () => { unsaved = true; });
form.addEventListener("change", showRows);
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
form.addEventListener("submit", (event) => { if (!event.defaultPrevented) unsaved = false; });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
addEventListener("pageshow", showRows);
showRows();
