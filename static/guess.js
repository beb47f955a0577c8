// The number beside a slider.
for (const slider of document.querySelectorAll(".slider input")) {
  const number = slider.nextElementSibling;
  const tell = () => (number.textContent = slider.value);
  number.hidden = false;
  slider.addEventListener("input", tell);
  tell();
}
