// The ticket comes after "#", goes into its field and out of sight. Sending keeps the
// choices when the network fails; the ticket makes a second try harmless.
const form = document.querySelector("[data-answer]");
const holder = form.querySelector("[data-fragment-field]");
const ticket = holder.querySelector("input");
const problems = form.querySelector("[data-problems]");

if (location.hash.length > 1) {
  ticket.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}
if (ticket.value && !ticket.hasAttribute("aria-invalid")) holder.hidden = true;

const send = (fields) =>
  fetch("/p", {
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
  const found = parsed(await reply.text()).querySelector("details");
  if (reply.ok && found) form.querySelector("[data-group]").replaceChildren(found);
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
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  scrollTo(0, 0);
};

const failureIn = (html) =>
  parsed(html).querySelector(".lead")?.textContent ?? form.dataset.lost;

form.addEventListener("submit", async (event) => {
  if (["switch", "show"].includes(event.submitter?.name)) return;
  event.preventDefault();
  const button = form.querySelector(".send");
  button.disabled = true;
  try {
    const reply = await send(new FormData(form));
    if (reply.status < 500) show(await reply.text());
    else say(failureIn(await reply.text()));
  } catch {
    say(form.dataset.lost);
  } finally {
    button.disabled = false;
  }
});
