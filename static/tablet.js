// On a device that many people share, what one has done is gone before the next comes:
// after the thanks, and where nobody goes on. There is one entry in the history, and
// nothing is kept anywhere.
const address = "/p?tablet";
let touched = Date.now();
let until = Infinity; // when the thanks are cleared
let isGone = false;

const found = (name) => document.querySelector(`[data-${name}]`);
const seconds = (name) => Number(found("idle").dataset[name]);
const isTouched = () => {
  if (!found("idle").open) touched = Date.now();
};

// Goes to the page only where it can be had: a tablet is not to end on an error.
const leave = async () => {
  try {
    await fetch(address, { method: "HEAD", cache: "no-store", credentials: "omit" });
    location.replace(address);
  } catch {
    found("away").hidden = false;
    setTimeout(leave, 10_000);
  }
};

const clear = () => {
  if (isGone) return;
  isGone = true;
  document.querySelector("main").replaceChildren();
  found("idle").close();
  leave();
};

const isBegun = () => {
  const form = found("answer");
  if (!form) return false;
  const said = [...form.querySelectorAll("input:not([type]), textarea")];
  return !!form.querySelector(":checked") || said.some((field) => field.value);
};

const look = () => {
  const idle = (Date.now() - touched) / 1000;
  const thanks = found("thanked");
  if (isGone) return;
  if (thanks) {
    thanks.textContent = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (Date.now() >= until) clear();
  } else if (!isBegun()) {
    if (idle >= seconds("fresh")) clear();
  } else if (idle >= seconds("idle") + seconds("warned")) {
    clear();
  } else if (idle >= seconds("idle") && !found("idle").open) {
    found("idle").showModal();
  }
};

// The seconds that run are for eyes alone: a screen reader reads the sentence, once.
const begin = () => {
  const thanks = found("thanked");
  if (!thanks) return;
  until = Date.now() + 1000 * Number(thanks.dataset.thanked);
  found("longer").hidden = false;
  document.querySelector("h1").focus();
  look();
};

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-clear]")) {
    event.preventDefault();
    clear();
  }
  if (event.target.closest("[data-stay]")) {
    touched = Date.now();
    found("idle").close();
  }
  if (event.target.closest("[data-longer]")) until += 60_000;
});
document.addEventListener("close", () => (touched = Date.now()), { capture: true });
for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
  addEventListener(kind, isTouched, { capture: true, passive: true });
}
document.addEventListener("put", begin);
document.addEventListener("visibilitychange", look);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
setInterval(look, 500);
begin();
