// Plots by uPlot, in the page's colours.

import { h, setAttribute } from "./dom.js";
import { count, duration, rate } from "./format.js";

const shownSeconds = 180;
const drawn = new Set();
const colours = new Map();

/** Plots are painted, and so have to be painted anew when the colours change. */
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  colours.clear();
  drawn.forEach(plot => plot.redraw(false));
});

/** What a property with light-dark() is at the moment: a canvas does not know of it. */
function colour(name) {
  if (!colours.has(name)) {
    const probe = document.body.appendChild(h("span", { hidden: true }));
    probe.style.color = `var(${name})`;
    colours.set(name, getComputedStyle(probe).color);
    probe.remove();
  }

  return colours.get(name);
}

/**
 * Lines of rates over the last minutes.
 * @param {Array<{label: string, colour: string}>} lines The colours are names of CSS properties.
 * @returns {{element: Element, update: function(Array), dispose: function()}}
 */
export function ratePlot(lines) {
  const plot = plotOf(lines.map(line => line.label), {
    height: 120,
    scales: { x: { range: lately }, y: { range: (plot, low, high) => [0, Math.max(1, high * 1.1)] } },
    series: [{}, ...lines.map(line => ({ label: line.label, width: 1.5, stroke: () => colour(line.colour), points: { show: false } }))],
    axes: [axis({ values: (plot, times) => times.map(seconds => new Date(seconds * 1000).toLocaleTimeString("en-GB")), space: 90 }), axis({ size: 44, values: (plot, values) => values.map(rate) })],
  }, rows => lines.map((line, i) => `${line.label} ${rate(rows[i + 1].at(-1))} a second`).join(", "));
  const keys = lines.map(line => {
    const key = h("span", { class: "key" }, line.label);
    key.style.setProperty("--colour", `var(${line.colour})`);
    return key;
  });
  return { ...plot, element: h("div", null, h("p", { class: "keys" }, ...keys, h("span", { class: "faint" }, "a second")), plot.element) };
}

/** The last minutes, before there is a first rate too. */
function lately(plot, first, last) {
  const now = last ?? Date.now() / 1000;
  return [now - shownSeconds, now];
}

/** A line without axes, for a cell of a table. */
export function sparkline(label, name) {
  return plotOf([label], {
    width: 110,
    height: 22,
    scales: { x: { range: (plot, first, last) => [last - shownSeconds / 3, last] }, y: { range: (plot, low, high) => [0, Math.max(1, high)] } },
    series: [{}, { width: 1.25, stroke: () => colour(name), points: { show: false } }],
    axes: [{ show: false }, { show: false }],
  }, rows => `${label}: ${rate(rows[1].at(-1))} a second`);
}

/** Bars of durations, in buckets of a logarithmic scale. */
export function durationPlot() {
  let bounds = [];
  const plot = plotOf(["Invocations"], {
    height: 120,
    scales: { x: { time: false, range: (u, low, high) => [low - 0.6, high + 0.6] }, y: { range: (u, low, high) => [0, Math.max(1, high * 1.1)] } },
    series: [{}, { label: "Invocations", stroke: () => colour("--accent"), fill: () => colour("--accent-soft"), paths: window.uPlot.paths.bars({ size: [0.85, 60] }), points: { show: false } }],
    axes: [axis({ space: 60, splits: (u, a, low, high) => range(Math.ceil(low), Math.floor(high)), values: (u, at) => thin(at, u.width).map(i => (i === null || bounds[i] === undefined ? "" : duration(bounds[i]))) }), axis({ size: 44, values: (u, values) => values.map(value => (Number.isInteger(value) ? count(value) : "")) })],
  }, rows => `Durations of ${count(rows[1].reduce((sum, value) => sum + value, 0))} invocations`);
  return {
    ...plot,
    update(histogram) {
      // Empty buckets at both ends are left out.
      const used = histogram.counts.flatMap((value, i) => (value > 0 ? [i] : []));
      const first = Math.max(0, (used[0] ?? 0) - 1);
      const last = Math.min(histogram.counts.length - 1, (used.at(-1) ?? 0) + 1);
      bounds = histogram.bounds;
      plot.update([range(first, last), histogram.counts.slice(first, last + 1)]);
    },
  };
}

function range(first, last) {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function thin(at, width) {
  const step = Math.max(1, Math.ceil(at.length / Math.max(1, width / 70)));
  return at.map((value, i) => (i % step === 0 ? value : null));
}

function axis(options) {
  return {
    stroke: () => colour("--faint"),
    grid: { stroke: () => colour("--line"), width: 1 },
    ticks: { show: false },
    size: 24,
    gap: 4,
    font: "11px system-ui, sans-serif",
    ...options,
  };
}

function plotOf(labels, options, describe) {
  const element = h("div", { class: "plot", role: "img", "aria-label": labels.join(", ") });
  let plot = null;
  let rows = [[], ...labels.map(() => [])];
  const fixed = options.width !== undefined;
  const sizes = new ResizeObserver(() => {
    const width = fixed ? options.width : Math.floor(element.clientWidth);
    if (width === 0) {
      return;
    }

    if (plot === null) {
      plot = new window.uPlot({ ...options, width, legend: { show: false }, cursor: { show: false }, padding: fixed ? [2, 0, 2, 0] : [8, 12, 0, 0] }, rows, element);
      drawn.add(plot);
    } else if (plot.width !== width) {
      plot.setSize({ width, height: options.height });
    }
  });
  sizes.observe(element);
  return {
    element,
    update(next) {
      rows = next;
      plot?.setData(rows);
      setAttribute(element, "aria-label", rows[0].length > 0 ? describe(rows) : `${labels.join(", ")}: nothing yet`);
    },
    dispose() {
      sizes.disconnect();
      if (plot) {
        drawn.delete(plot);
        plot.destroy();
      }
    },
  };
}
