// What is typed into a part of a paper is shown beside it as it would read, once somebody pauses. Nothing is saved by it.
const panel = document.getElementById("beside");
const form = panel?.closest(".govuk-grid-row")?.querySelector("form[novalidate]");
const PAUSE = 900;

if (panel && form) {
  let waiting = 0;
  let last = 0;

  const look = async () => {
    const mine = ++last;
    const body = new URLSearchParams(new FormData(form));
    body.set("preview", "yes");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch" },
        credentials: "same-origin",
        redirect: "error",
      });
      const text = await answer.text();
      if (answer.ok && mine === last) panel.innerHTML = text;
    } catch {
      // It stays as it was; the button shows it when Sightline can be reached again.
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    last += 1;
  });
}
