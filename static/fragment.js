// A code that came in the address after "#" goes into its field and out of sight.
const code = location.hash.slice(1);
const holder = document.querySelector("[data-fragment-field]");

if (code && holder) {
  holder.querySelector("input").value = code;
  holder.hidden = true;
  document.querySelector("[data-fragment-note]").hidden = false;
  history.replaceState(null, "", location.pathname + location.search);
}
