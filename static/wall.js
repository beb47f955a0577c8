// One moment at a time, as large as the screen; without this, the wall is a list.
const wall = document.querySelector("[data-wall]");
const moments = wall ? [...wall.querySelectorAll(".moment")] : [];
const found = (name) => wall.querySelector(`[data-${name}]`);
let at = 0;

const show = (wanted) => {
  at = (wanted + moments.length) % moments.length;
  moments.forEach((moment, place) => moment.classList.toggle("away", place !== at));
  found("place").textContent = `${at + 1} / ${moments.length}`;
  moments[at].scrollTop = 0;
};

const fill = async () => {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await wall.requestFullscreen();
  wall.focus(); // so that the space bar turns the page and presses no button
};

const STEPS = {
  " ": 1, ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1,
};

const turn = (event) => {
  const step = STEPS[event.key];
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
  const presses = event.key === " " && event.target.closest("a, button, input, summary");
  if (!step || !isPlain || presses) return;
  event.preventDefault();
  show(at + (event.shiftKey ? -step : step));
};

if (moments.length) {
  wall.classList.add("stage");
  for (const one of document.querySelectorAll("[data-turn]")) one.hidden = false;
  found("full").hidden = !document.fullscreenEnabled;
  found("next").addEventListener("click", () => show(at + 1));
  found("previous").addEventListener("click", () => show(at - 1));
  found("full").addEventListener("click", fill);
  for (const moment of moments) moment.addEventListener("click", () => show(at + 1));
  document.addEventListener("keydown", turn);
  show(0);
}
