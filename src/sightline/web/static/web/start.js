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

// A long list of ticks can be searched. What is ticked stays in sight, and Enter sends no form.
document.querySelectorAll("[data-search]").forEach((list, number) => {
  const items = [...list.children];
  const group = document.createElement("div");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const left = document.createElement("p");
  group.className = "govuk-form-group sightline-choices-search";
  label.className = "govuk-label";
  label.htmlFor = field.id = `search-list-${number}`;
  const about = document.createElement("span");
  about.className = "govuk-visually-hidden";
  about.textContent = `: ${list.dataset.search}`;
  label.append("Search the list", about);
  field.className = "govuk-input";
  field.type = "search";
  field.autocomplete = "off";
  left.className = "govuk-body-s";
  left.setAttribute("role", "status");
  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const narrow = () => {
    const wanted = words(field.value);
    items.forEach((each) => {
      const text = each.textContent.toLowerCase();
      each.hidden = !each.querySelector("input").checked && !wanted.every((word) => text.includes(word));
    });
    left.textContent = wanted.length ? `${items.filter((each) => !each.hidden).length} of ${items.length} shown` : "";
  };
  field.addEventListener("input", narrow);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  group.append(label, field, left);
  list.before(group);
});
