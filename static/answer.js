// The ticket comes after "#", goes into its field and out of sight. Sending keeps the
// choices when the network fails; the ticket makes a second try harmless.
const form = document.querySelector("[data-answer]");
const holder = form.querySelector("[data-fragment-field]");
const ticket = holder.querySelector("input");
const problems = form.querySelector("[data-problems]");
const isShared = form.hasAttribute("data-shared"); // by many people, one after another

// Phones reload what lies in the background. So what is not sent yet stays in this tab:
// under the place in its history that it belongs to, and only until the next code comes.
const KEPT = "answers";
const REFUSED = 422; // with sentences that say what to do

const kept = () => {
  if (isShared) return null;
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null; // this browser keeps nothing
  }
};

const keep = () => {
  if (isShared) return;
  if (!history.state) history.replaceState(String(Math.random()), "");
  const draft = { place: history.state, fields: [...new FormData(form)] };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(draft));
  } catch {
    // this browser keeps nothing
  }
};

const forget = () => {
  history.replaceState(null, "");
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // there is nothing
  }
};

const code = () => {
  const given = location.hash.slice(1);
  return document.getElementById(given) ? "" : given; // a link to a place on this page
};

const begin = (given) => {
  const draft = kept();
  const fields = new Map(draft?.fields);
  if (given) history.replaceState(null, "", location.pathname + location.search);
  if (draft && (given ? fields.get("ticket") === given : draft.place === history.state)) {
    fields.delete("language");
    for (const field of form.elements) {
      if (!fields.has(field.name)) continue;
      if (field.type === "radio") field.checked = field.value === fields.get(field.name);
      else field.value = fields.get(field.name);
    }
  }
  if (given) {
    ticket.value = given;
    keep();
  }
};

begin(code());
form.addEventListener("input", keep);
form.autocomplete = "off"; // or the browser itself shows an earlier draft on the way back

// Another code in the same tab begins anew, even where the address stays the same.
addEventListener("hashchange", () => {
  if (!code()) return;
  const search = location.search ? `${location.search}&` : "?";
  location.replace(location.pathname + search + location.hash);
});
addEventListener("pageshow", (event) => {
  if (event.persisted && (kept()?.place ?? null) !== history.state) location.reload();
});
if (ticket.value && !ticket.hasAttribute("aria-invalid")) holder.hidden = true;

const send = (fields) =>
  fetch(form.getAttribute("action"), {
    method: "POST",
    body: new URLSearchParams(fields),
    credentials: "omit",
    cache: "no-store",
  });

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// With whom one is counted is asked for at once; this spends nothing.
const showGroup = async () => {
  const language = form.elements.language.value;
  const asked = { ticket: ticket.value, language, show: "group", part: "group" };
  const reply = await send(asked);
  const page = parsed(await reply.text());
  const found = page.querySelector("details");
  if (!reply.ok || !found) return;
  form.querySelector("[data-group]").replaceChildren(found);
  const deeds = page.querySelector("[data-deeds]");
  form.querySelector("[data-deeds]").replaceChildren(...deeds.childNodes);
};
if (holder.hidden) showGroup().catch(() => {});

const say = (sentence) => {
  const box = document.createElement("p");
  box.className = "notice warn";
  box.setAttribute("role", "alert");
  box.textContent = sentence;
  problems.replaceChildren(box);
  problems.focus();
};

const show = (html) => {
  const page = parsed(html);
  const found = page.querySelector("[data-problems]");
  if (found?.childElementCount) {
    problems.replaceChildren(...found.childNodes);
    if (page.querySelector("#ticket[aria-invalid]")) holder.hidden = false;
    problems.focus();
    return;
  }
  forget();
  put(page);
  scrollTo(0, 0);
};

const put = (page) => {
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  document.dispatchEvent(new Event("put"));
};

// What is sent otherwise than by a script stays in the history of the browser, where
// whoever comes next could go back to it. So the page with the same choices is put here.
const again = (html, pressed) => {
  put(parsed(html));
  const asked = pressed === "show" ? "[data-group] summary" : "[aria-current]";
  document.querySelector(asked)?.focus();
  import(`${import.meta.url}?${Math.random()}`);
};

const failureIn = (html) =>
  parsed(html).querySelector(".lead")?.textContent ?? form.dataset.lost;

form.addEventListener("submit", async (event) => {
  const pressed = event.submitter?.name;
  if (pressed && !isShared) return;
  event.preventDefault();
  const button = form.querySelector(".send");
  button.disabled = true;
  try {
    const fields = new FormData(form);
    if (pressed) fields.append(pressed, event.submitter.value);
    const reply = await send(fields);
    if (reply.ok && pressed) again(await reply.text(), pressed);
    else if (reply.ok || reply.status === REFUSED) show(await reply.text());
    else say(failureIn(await reply.text()));
  } catch {
    say(form.dataset.lost);
  } finally {
    button.disabled = false;
  }
});
