// Send each dropped file as it lands, and show how far it is. Without this the form sends them all at once.
const form = document.getElementById("drop");
const input = form.querySelector("input[type=file]");
const list = document.getElementById("uploads");
const contents = document.getElementById("contents");
const waiting = [];
let busy = false;

form.querySelector("button[type=submit]").remove();
input.addEventListener("change", () => {
  if (!input.files.length) return;
  for (const file of input.files) waiting.push({ file, said: row(file) });
  input.value = "";
  input.dispatchEvent(new CustomEvent("change"));
  next();
});

function row(file) {
  const item = document.createElement("li");
  const bar = document.createElement("progress");
  const name = document.createElement("span");
  const state = document.createElement("span");
  item.className = "loading-upload";
  name.textContent = file.name;
  state.className = "sightline-under";
  state.textContent = "Waiting";
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(name, document.createElement("br"), bar, state);
  list.append(item);
  return { item, bar, state };
}

function next() {
  if (busy) return;
  const one = waiting.shift();
  contents.inert = Boolean(one);
  if (!one) return;
  busy = true;
  send(one.file, one.said).then(async (arrived) => {
    if (arrived) one.said.item.remove();
    await look();
    busy = false;
    next();
  });
}

function send(file, said) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("files", file);
  data.append("whole", "yes"); // last: where it has come, the file has
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const failed = (sentence) => {
      said.state.textContent = sentence;
      said.bar.remove();
      done(false);
    };
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) said.bar.value = (100 * event.loaded) / event.total;
      said.state.textContent = event.loaded < event.total ? "Sending" : "Looking at it";
    });
    request.addEventListener("error", () =>
      failed("Did not arrive whole: the connection was lost, or the file changed meanwhile. Drop it again."),
    );
    request.addEventListener("load", () => {
      if (request.status === 204) done(true);
      else if (request.status === 507) failed("The disk is full, so this file could not be kept.");
      else failed("Was not taken. Open this page anew, and drop it again.");
    });
    request.open("POST", form.action);
    request.setRequestHeader("X-Sightline-Script", "drop");
    request.send(data);
  });
}

async function look() {
  try {
    const response = await fetch(contents.dataset.from);
    if (response.ok && !response.redirected) contents.innerHTML = await response.text();
  } catch {
    // the next file's look shows it
  }
}
