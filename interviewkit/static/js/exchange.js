// Shows how far a file is on its way up and how far its import is; without this script both are plain forms.

const upload = document.getElementById("upload");
const carryOut = document.getElementById("carry-out");

// The bar of a form: `tell(share)` moves it, `tell(null)` says that it takes as long as it takes.
function bar(form) {
  const box = form.querySelector(".how-far");
  const progress = box.querySelector("progress");
  const words = box.querySelector("p");
  const begin = words.textContent;
  return {
    tell(share, said) {
      box.hidden = false;
      if (share === null) progress.removeAttribute("value");
      else progress.value = share;
      if (said) words.textContent = said;
    },
    away() {
      box.hidden = true;
      words.textContent = begin;
    },
  };
}

function wait(form, waits) {
  for (const button of form.querySelectorAll("button")) button.disabled = waits;
}

function refuse(faults) {
  const list = document.getElementById("faults");
  list.replaceChildren(...faults.map(({ place, said }) => {
    const item = document.createElement(list.tagName === "UL" ? "li" : "span");
    if (place) item.append(Object.assign(document.createElement("code"), { textContent: place }), " ");
    item.append(said);
    return item;
  }));
  list.hidden = false;
}

function send(form) {
  const { most, large, reading, away } = form.dataset;
  const [file] = form.elements.file.files;
  if (file.size > Number(most)) {
    refuse([{ said: large }]);
    return;
  }
  const shown = bar(form);
  const fail = (faults) => {
    shown.away();
    wait(form, false);
    refuse(faults);
  };
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => shown.tell(total ? loaded / total : null));
  request.upload.addEventListener("load", () => shown.tell(null, reading));
  request.addEventListener("error", () => fail([{ said: away }]));
  request.addEventListener("load", () => {
    const answer = request.response ?? {};
    if (answer.page) location.assign(answer.page);
    else fail(answer.faults ?? [{ said: answer.message ?? away }]);
  });
  request.responseType = "json";
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  document.getElementById("faults").hidden = true;
  wait(form, true);
  shown.tell(0);
  const data = new FormData(form);
  request.send(data);
}

// The lines of an answer as they arrive.
async function* lines(body) {
  let kept = "";
  for await (const piece of pieces(body.pipeThrough(new TextDecoderStream()))) {
    const whole = (kept + piece).split("\n");
    kept = whole.pop();
    for (const line of whole) yield JSON.parse(line);
  }
}

async function* pieces(stream) {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function follow(form) {
  const shown = bar(form);
  document.getElementById("faults").hidden = true;
  wait(form, true);
  shown.tell(0);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/x-ndjson" } });
    if (answer.redirected) return location.assign(answer.url); // signed out meanwhile
    for await (const { done, total, page } of answer.ok ? lines(answer.body) : []) {
      if (page) return location.assign(page);
      shown.tell(done / total);
    }
  } catch {
    // told below
  }
  shown.away();
  wait(form, false);
  refuse([{ said: form.dataset.broken }]);
}

upload?.addEventListener("submit", (event) => {
  event.preventDefault();
  send(upload);
});
carryOut?.addEventListener("submit", (event) => {
  event.preventDefault();
  follow(carryOut);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload(); // what the file would do may have changed
});
