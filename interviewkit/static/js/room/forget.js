// The evaluation is submitted: the server has everything, so this device need not keep the interview any longer.

import { openStore } from "./store.js";

const { forget } = document.querySelector("[data-forget]").dataset;
openStore(forget).then((store) => store.clear()).catch(() => {});
