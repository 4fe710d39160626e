// Start GOV.UK Frontend's components. Every page works without this.
import { initAll } from "../fetched/govuk-frontend.min.js";

initAll();

// What is folded is printed all the same.
const folded = () => document.querySelectorAll("details[data-print]:not([open])");
addEventListener("beforeprint", () => folded().forEach((each) => { each.open = true; each.dataset.printed = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-printed]").forEach((each) => { each.open = false; delete each.dataset.printed; }));

// "/" goes to the page's search, where it has one; Escape leaves it. Whoever works by speech turns it off, once for this browser.
const search = document.querySelector("[data-slash]");
if (search) {
  const OFF = "sightline-no-slash";
  const isOff = () => localStorage.getItem(OFF) === "yes";
  const hint = document.createElement("button");
  const tell = () => { hint.textContent = isOff() ? "Turn on the / key" : "Press / to search. Turn off"; };
  hint.type = "button";
  hint.className = "sightline-link-button";
  hint.addEventListener("click", () => {
    localStorage.setItem(OFF, isOff() ? "no" : "yes");
    tell();
  });
  tell();
  search.after(hint);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !isOff() && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const folded = search.closest("details");
      if (folded) folded.open = true;
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.blur();
    }
  });
}
