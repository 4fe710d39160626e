// What is typed into a part of a paper is kept aside on the server, for whoever typed it alone: nothing of it is in the paper until Save.
const words = document.getElementById("unsaved-words");
const form = words?.closest("div")?.querySelector("form[novalidate]") ?? document.querySelector("form[novalidate]");
const PAUSE = 1500;

if (words && form) {
  let waiting = 0;
  let sent = "";
  let saving = false;

  const typed = () => {
    const data = new FormData(form);
    data.delete("seen");
    return new URLSearchParams(data);
  };

  const keep = async () => {
    const body = typed();
    const text = body.toString();
    if (saving || text === sent) return;
    sent = text;
    try {
      const answer = await fetch(words.dataset.address, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch" },
        credentials: "same-origin",
        redirect: "error",
      });
      const said = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
      words.textContent = said.words ?? "Not kept: the page could not be reached as you. Copy what you typed before you go on.";
    } catch {
      sent = "";
      words.textContent = "Not kept: Sightline cannot be reached. It is tried again when you go on typing.";
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    saving = true;
    clearTimeout(waiting);
  });
}
