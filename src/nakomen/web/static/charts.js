// Draws each chart of a page anew from its data, in the colours of the page; without this script the picture stays.
"use strict";
(() => {
  const { Plot } = window;
  if (!Plot) return;
  // Colours that stand apart for who sees colours otherwise; the dark ones on light, the light ones on dark.
  const LIGHT = ["#0072b2", "#b34700", "#007a5e", "#a6518a", "#5b5b5b", "#806300", "#3a3a9e", "#b03060"];
  const DARK = ["#6bb8ee", "#ff9d57", "#4fc9a4", "#e09ac8", "#b9b9b9", "#e0c04f", "#a9a9ff", "#ff8fb0"];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const language = document.documentElement.lang;
  const isDay = value => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  const asTime = value => (isDay(value) ? new Date(`${value}T00:00:00Z`) : value);
  const drawn = [];

  function words(value, decimals) {
    if (value instanceof Date) return value.toLocaleDateString(language, { dateStyle: "medium", timeZone: "UTC" });
    return typeof value === "number" ? value.toLocaleString(language, { maximumFractionDigits: decimals }) : String(value);
  }

  // Few undertakings: between 1 and 2 there is no line with a number of its own.
  function tick(value, decimals) {
    return Number.isInteger(Number((value * 10 ** decimals).toFixed(9))) ? words(value, decimals) : "";
  }

  function told(point, series) {
    const x = typeof point.x === "number" ? String(point.x) : words(point.x, 0);
    return `${point.group && point.group !== x ? `${point.group}, ` : ""}${x}: ${words(point.y, series.decimals)}`;
  }

  // As many names along the foot as there is room for.
  function spread(names, width) {
    const step = Math.ceil((names.length * 44) / Math.max(width - 80, 80));
    return names.filter((_, at) => at % step === 0);
  }

  function axes(series, points, width) {
    const time = points.some(one => one.x instanceof Date);
    const upright = points.some(one => one.y instanceof Date);
    const whole = points.every(one => Number.isInteger(one.x));
    const names = [...new Set(points.map(one => one.x))];
    const x = time ? { type: "utc" } : series.shape === "lines" && whole
      ? { type: "linear", tickFormat: String, ticks: spread(names, width) }
      : { type: "band", domain: names, tickFormat: String,
          ticks: series.shape === "bars" ? names : spread(names, width),
          tickRotate: series.shape === "bars" ? -50 : 0 };
    const y = upright ? { type: "utc" } : { zero: true, tickFormat: value => tick(value, series.decimals) };
    return { x: { ...x, label: time ? series.x_label : null }, y: { ...y, label: series.y_label, grid: true, nice: true } };
  }

  function marks(series, points, colour) {
    const channels = { x: "x", y: "y", title: one => told(one, series), tip: true };
    const fill = one => colour(one.group);
    if (series.shape !== "lines") return [Plot.barY(points, { ...channels, fill, order: null }), Plot.ruleY([0])];
    return [
      Plot.line(points, { x: "x", y: "y", z: "group", stroke: fill, strokeWidth: 2 }),
      Plot.dot(points, { ...channels, z: "group", r: 3.5, stroke: fill, fill: one => (one.estimate ? "var(--sheet)" : fill(one)) }),
    ];
  }

  function rules(series) {
    return [
      Plot.ruleY(series.rules, { y: "value", stroke: "var(--past)", strokeDasharray: "6 4", strokeWidth: 1.5 }),
      Plot.text(series.rules, { y: "value", text: "label", dy: -7,
        frameAnchor: series.shape === "lines" ? "left" : "right", textAnchor: series.shape === "lines" ? "start" : "end",
        fill: "var(--past)", stroke: "var(--sheet)", className: "rule-name" }),
    ];
  }

  function legend(groups, colour) {
    const list = document.createElement("ul");
    list.className = "legend";
    for (const group of groups) {
      const one = document.createElement("li");
      const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of [["width", 12], ["height", 12], ["aria-hidden", "true"]]) sign.setAttribute(name, value);
      for (const [name, value] of [["width", 12], ["height", 12], ["fill", colour(group)]]) box.setAttribute(name, value);
      sign.append(box);
      one.append(sign, group);
      list.append(one);
    }
    return list;
  }

  // The drawing has one name and one description; the labels that Plot gives its parts are names that nothing may have.
  function quiet(svg) {
    svg.querySelectorAll("[aria-label], [aria-description]").forEach(one => {
      one.removeAttribute("aria-label");
      one.removeAttribute("aria-description");
    });
  }

  function draw({ place, series }) {
    const palette = dark.matches ? DARK : LIGHT;
    const points = series.points.map(one => ({ ...one, x: asTime(one.x), y: asTime(one.y) }));
    const groups = [...new Set(points.map(one => one.group))];
    const colour = group => palette[groups.indexOf(group) % palette.length];
    const width = Math.max(place.clientWidth, series.shape === "bars" ? 480 : 320);
    const svg = Plot.plot({
      className: "plot", width, height: series.shape === "bars" ? 420 : 340, marginLeft: 56, marginRight: 24,
      marginTop: 32, marginBottom: series.shape === "bars" ? 100 : isDay(series.points[0].x) ? 52 : 36, ariaLabel: series.title, ariaDescription: series.description,
      ...axes(series, points, width), marks: [...marks(series, points, colour), ...rules(series)],
    });
    // Plot brings a style sheet of its own, which the page's policy refuses; views.css says the same.
    svg.querySelectorAll("style").forEach(one => one.remove());
    svg.setAttribute("role", "img");
    quiet(svg);
    new MutationObserver(() => quiet(svg)).observe(svg, { childList: true, subtree: true });
    place.replaceChildren(...(groups.length > 1 && groups.length <= palette.length ? [legend(groups, colour)] : []), svg);
  }

  async function begin(figure) {
    const answer = await fetch(figure.dataset.chart);
    if (!answer.ok) return;
    const one = { place: figure.querySelector(".drawing"), series: await answer.json(), width: 0 };
    drawn.push(one);
    // Drawn again where there is another width for it; the picture below stays until it is near.
    new ResizeObserver(() => {
      if (Math.abs(one.place.clientWidth - one.width) < 2) return;
      one.width = one.place.clientWidth;
      draw(one);
    }).observe(one.place);
  }

  dark.addEventListener("change", () => drawn.forEach(draw));
  const near = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      near.unobserve(entry.target);
      begin(entry.target);
    }
  }, { rootMargin: "400px" });
  document.querySelectorAll("figure[data-chart]").forEach(one => near.observe(one));
})();
