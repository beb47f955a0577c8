// Light or dark before the first paint; remembered when the reader chooses.
const wanted = () =>
  localStorage.getItem("theme") ??
  (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

document.documentElement.dataset.bsTheme = wanted();

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = wanted() === "dark" ? "light" : "dark";
      localStorage.setItem("theme", theme);
      document.documentElement.dataset.bsTheme = theme;
      document.dispatchEvent(new Event("themechange"));
    });
  }
});
