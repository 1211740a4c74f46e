// The evaluation is submitted: what the server has need not stay on this device. What came too late for it is shown,
// and stays.

import { fill, json, make } from "./dom.js";
import { openStore } from "./store.js";

async function forget({ interview, known, words }) {
  const store = await openStore(interview);
  const kept = await store.all();
  const late = kept.filter(({ id }) => !known.includes(id));
  await store.forget(kept.filter((event) => !late.includes(event)).map(({ id }) => id));
  if (!late.length) return;
  const texts = late.map(({ data }) => data.text ?? data.reason).filter(Boolean);
  const place = document.getElementById("late");
  place.append(make("p", { textContent: fill(words, { n: late.length }) }),
    make("ul", {}, ...texts.map((text) => make("li", { textContent: text }))));
  place.hidden = false;
}

forget(json("forget")).catch(() => {}); // a browser that keeps nothing has nothing to forget
