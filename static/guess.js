// The number beside a slider. One that nobody has touched is no guess, and is not sent.
for (const slider of document.querySelectorAll(".slider input")) {
  const number = slider.nextElementSibling;
  const { name } = slider;
  const tell = () => {
    slider.name = name;
    number.textContent = slider.value;
  };
  number.hidden = false;
  slider.addEventListener("input", tell);
  slider.addEventListener("pointerdown", tell);
  if ("guessed" in slider.dataset) {
    tell();
  } else {
    slider.removeAttribute("name");
    number.textContent = "?";
  }
}
