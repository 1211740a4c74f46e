// A form is sent once: a second click while the answer is on its way would make a second candidate, or save over itself.

const A_WHILE = 10000; // milliseconds after which somebody who pressed Stop may send again

const sent = new Map();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (Date.now() - (sent.get(event.target) ?? -A_WHILE) < A_WHILE) event.preventDefault();
  else sent.set(event.target, Date.now());
});

addEventListener("pageshow", () => sent.clear()); // the Back button brings the page back as it was
