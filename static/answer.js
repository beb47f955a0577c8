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

const say = (sentence) => {
  const box = document.createElement("p");
  box.className = "notice warn";
  box.setAttribute("role", "alert");
  box.textContent = sentence;
  problems.replaceChildren(box);
  problems.focus();
};

const show = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
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
  new DOMParser().parseFromString(html, "text/html").querySelector(".lead")
    ?.textContent ?? form.dataset.lost;

form.addEventListener("submit", async (event) => {
  if (event.submitter?.name === "switch") return;
  event.preventDefault();
  const button = form.querySelector(".send");
  button.disabled = true;
  try {
    const reply = await fetch("/p", {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      credentials: "omit",
      cache: "no-store",
    });
    if (reply.status < 500) show(await reply.text());
    else say(failureIn(await reply.text()));
  } catch {
    say(form.dataset.lost);
  } finally {
    button.disabled = false;
  }
});
