// Draws every chart of the page from the specification beside it; again in the other
// colours when the reader changes between light and dark.
const embed = window.vegaEmbed;
const address = document.querySelector("script[data-locale]").dataset.locale;
const locale = await (await fetch(address)).json();

const colours = () => {
  const values = getComputedStyle(document.documentElement);
  const colour = (name) => values.getPropertyValue(name).trim();
  const [ink, soft, line] = ["--ink", "--ink-soft", "--line"].map(colour);
  const side = (name, tint) => ({
    [name]: { color: tint, strokeWidth: 2.5 },
    [`${name}-band`]: { color: tint, opacity: 0.16 },
    [`${name}-thin`]: { color: tint, opacity: 0.7, strokeWidth: 1.2 },
    [`${name}-point`]: { color: tint, filled: true, opacity: 1, size: 34 },
  });
  const dashes = [null, null, [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 3]];
  const courses = dashes.map((strokeDash, at) => {
    const tint = at ? colour(`--line-${at}`) : ink;
    return {
      [`course-${at}`]: { color: tint, strokeDash, strokeWidth: at ? 2 : 3 },
      [`course-${at}-band`]: { color: tint, opacity: at ? 0.08 : 0.12 },
      [`course-${at}-point`]: { color: tint, filled: true, opacity: 1, size: 26 },
    };
  });
  return {
    background: null,
    font: "inherit",
    mark: { aria: false }, // the chart is one image with one name
    view: { stroke: null },
    axis: {
      domainColor: line, gridColor: line, labelColor: soft, labelFontSize: 12,
      labelPadding: 6, tickColor: line, titleColor: ink, titleFontSize: 13,
      titleFontWeight: 600, titlePadding: 10,
    },
    style: {
      ...side("staff", colour("--staff")),
      ...side("customers", colour("--customers")),
      ...Object.assign({}, ...courses),
      corner: { color: soft, fontSize: 12, fontStyle: "italic" },
      company: { color: soft, strokeDash: [4, 4], strokeWidth: 1.2 },
      "expected-band": { color: soft, opacity: 0.16 },
      level: { color: line, strokeWidth: 1.4 },
      mean: { color: ink, strokeWidth: 2.5 },
      median: { color: soft, strokeDash: [5, 4], strokeWidth: 1 },
      name: { color: colour("--ink"), fontSize: 11 },
      other: { color: soft, filled: false, opacity: 0.8, strokeWidth: 1.4 },
      own: {
        color: colour("--accent"), cursor: "pointer", fillOpacity: 0.65, filled: true,
        opacity: 1, stroke: colour("--accent-strong"), strokeWidth: 1.4,
      },
      start: { color: soft, strokeWidth: 1.4 },
      tie: { color: ink, opacity: 0.7, strokeWidth: 2 },
      "tie-band": { color: soft, opacity: 0.15 },
      tail: { color: colour("--accent"), opacity: 0.4, strokeWidth: 1.6 },
    },
  };
};

const charts = [...document.querySelectorAll("[data-chart]")].map((place) => ({
  place,
  spec: JSON.parse(place.querySelector("script").textContent),
}));

const draw = async (chart) => {
  chart.drawn?.finalize();
  chart.drawn = await embed(chart.place, chart.spec, {
    actions: false,
    ast: true, // the policy of the page forbids code made from text
    config: colours(),
    defaultStyle: false,
    formatLocale: locale.number,
    renderer: "svg",
    timeFormatLocale: locale.time,
    tooltip: { disableDefaultStyle: true },
  });
};

const drawThose = (which) => Promise.all(charts.filter(which).map(draw));
const drawSeen = () => drawThose(({ place }) => place.checkVisibility());
document.addEventListener("themechange", drawSeen);
// What is folded is drawn when it is opened, or printed.
document.addEventListener(
  "toggle",
  ({ target }) => drawThose(({ place }) => target.open && target.contains(place)),
  true,
);
window.addEventListener("beforeprint", () => drawThose(({ drawn }) => !drawn));
await drawSeen();
