// A menu that opens over the page closes again on Escape, or when something else is clicked.

const MENUS = "details.menu, details.skip-menu";

function close(except) {
  for (const menu of document.querySelectorAll(MENUS)) if (menu !== except) menu.open = false;
}

document.addEventListener("click", ({ target }) => close(target.closest(MENUS)));
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  target.closest(`:is(${MENUS})[open]`)?.querySelector("summary").focus();
  close();
});
