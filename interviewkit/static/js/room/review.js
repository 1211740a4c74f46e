// Before the interview is looked over: what this device kept and the server lacks is sent, and the page shows it.

import { json } from "./dom.js";
import { Outbox } from "./outbox.js";

const { interview, known, links } = json("kept");
let typed = false;
document.addEventListener("input", () => { typed = true; });

const outbox = new Outbox({
  interview,
  links,
  known: known.map((id) => ({ id })),
  told: () => {},
  arrived: () => { if (links.review && !typed) location.replace(links.review); },
});
outbox.open();
