// The shapes of the architecture's kinds, as SVG paths around a box.

import { s } from "./dom.js";

const shapes = {
  topic: ({ width: w, height: h }) => pill(w, h),
  queue: ({ width: w, height: h }) => rounded(w, h, 4),
  deadLetterQueue: ({ width: w, height: h }) => rounded(w, h, 4),
  function: ({ width: w, height: h }) => rounded(w, h, h / 4),
  table: ({ width: w, height: h }) => cylinder(w, h),
  api: ({ width: w, height: h }) => hexagon(w, h),
  loadBalancer: ({ width: w, height: h }) => octagon(w, h),
};

/** What is drawn inside a shape beside its outline. */
const insides = {
  queue: ({ width: w, height: h }) => [12, 8, 4].map(x => `M${w - x} ${h / 8}V${(h * 7) / 8}`).join(""),
  deadLetterQueue: ({ width: w, height: h }) => [12, 8, 4].map(x => `M${w - x} ${h / 5}V${(h * 4) / 5}`).join(""),
  table: ({ width: w }) => `M0 4C0 9 ${w} 9 ${w} 4`,
};

/** The outline of a node. */
export function shapeOf(kind, box) {
  return s("g", null,
    s("path", { class: "shape", d: (shapes[kind] ?? shapes.queue)(box) }),
    insides[kind] ? s("path", { class: "inside", d: insides[kind](box) }) : null);
}

/** A smooth line through points. */
export function curve(points) {
  const middle = (a, b) => `${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`;
  const at = point => `${point.x} ${point.y}`;
  if (points.length <= 3) {
    // From one layer to the next there is nothing in between to be gone around.
    const [from, to] = [points[0], points.at(-1)];
    const x = (from.x + to.x) / 2;
    return `M${at(from)}C${x} ${from.y} ${x} ${to.y} ${at(to)}`;
  }

  const bends = points.slice(1, -1).map((point, i) => `Q${at(point)} ${i === points.length - 3 ? at(points.at(-1)) : middle(point, points[i + 2])}`);
  return `M${at(points[0])}${bends.join("")}`;
}

function rounded(w, h, r) {
  return `M${r} 0H${w - r}Q${w} 0 ${w} ${r}V${h - r}Q${w} ${h} ${w - r} ${h}H${r}Q0 ${h} 0 ${h - r}V${r}Q0 0 ${r} 0Z`;
}

function pill(w, h) {
  const r = h / 2;
  return `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

function cylinder(w, h) {
  return `M0 4C0 -1 ${w} -1 ${w} 4V${h - 4}C${w} ${h + 1} 0 ${h + 1} 0 ${h - 4}Z`;
}

function hexagon(w, h) {
  const c = h / 4;
  return `M${c} 0H${w - c}L${w} ${h / 2}L${w - c} ${h}H${c}L0 ${h / 2}Z`;
}

function octagon(w, h) {
  const c = h / 4;
  return `M${c} 0H${w - c}L${w} ${c}V${h - c}L${w - c} ${h}H${c}L0 ${h - c}V${c}Z`;
}
