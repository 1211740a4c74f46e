// A star turns where it stands. Where that can't be kept it turns back, and the card says so.

const form = document.getElementById("stars");
const waiting = new Set();

function turn(star, kept) {
  star.setAttribute("aria-pressed", String(kept));
  star.value = kept ? "0" : "1"; // what the next press asks for
}

function quiet(star) {
  star.parentElement.querySelector(".fav-failed")?.remove();
}

function complain(star, message) {
  const said = document.createElement("p");
  said.className = "error fav-failed";
  said.setAttribute("role", "alert");
  star.parentElement.append(said);
  said.textContent = message;
}

async function send(star, kept) {
  const body = new URLSearchParams(new FormData(form));
  body.set("kept", kept ? "1" : "0");
  const answer = await fetch(star.formAction, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.ok) return null;
  const { message } = await answer.json().catch(() => ({}));
  return message ?? form.dataset.failed;
}

async function keep(star) {
  const kept = star.value === "1";
  waiting.add(star);
  quiet(star);
  turn(star, kept);
  const fault = await send(star, kept).catch(() => form.dataset.failed);
  waiting.delete(star);
  if (fault === null) return;
  turn(star, !kept);
  complain(star, fault);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!waiting.has(event.submitter)) keep(event.submitter);
});
