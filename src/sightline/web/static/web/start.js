// Start GOV.UK Frontend's components. Every page works without this.
import { initAll } from "../fetched/govuk-frontend.min.js";

initAll();

// What is folded is printed all the same.
const folded = () => document.querySelectorAll("details[data-print]:not([open])");
addEventListener("beforeprint", () => folded().forEach((each) => { each.open = true; each.dataset.printed = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-printed]").forEach((each) => { each.open = false; delete each.dataset.printed; }));
