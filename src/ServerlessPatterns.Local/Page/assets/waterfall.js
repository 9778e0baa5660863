// A trace as a waterfall: a row for each span, under what caused it, from when to when.

import { get, refresher } from "./api.js";
import { figures, timeAgo } from "./controls.js";
import { h, keyed, setAttribute, setText } from "./dom.js";
import { count, duration, exact, plural } from "./format.js";
import { titleOf } from "./names.js";
import { link, linkOf } from "./router.js";
import { store, work } from "./store.js";

const ticks = 4;
const mostSpans = 400;

/** @returns {{kind: string, title: string, element: Element, update: function(), dispose: function()}} */
export function traceDetail(traceId) {
  const numbers = figures("Took", "Spans", "Failed");
  const failure = h("p", { class: "failure", hidden: true });
  const scale = h("div", { class: "scale" });
  const body = h("tbody");
  const updateRows = keyed(body, row => row.span.id, spanRow);
  const more = h("p", { class: "more", hidden: true });
  const began = h("p", { class: "faint", hidden: true });
  const trace = refresher(work, async () => {
    try {
      const { spans } = await get(`/local/traces/${encodeURIComponent(traceId)}`);
      const rows = inOrder(spans);
      const end = Math.max(...rows.map(row => row.from + row.span.durationMs), 0.1);
      const failed = spans.filter(span => span.failed).length;
      rows.forEach(row => { row.end = end; });
      numbers.set("Took", duration(end));
      numbers.set("Spans", count(spans.length));
      numbers.set("Failed", count(failed), failed > 0 ? "bad" : null);
      if (began.hidden && spans.length > 0) {
        began.hidden = false;
        began.append("Began ", timeAgo(spans[0].started), `, ${exact(spans[0].started)}`);
      }

      scale.replaceChildren(...Array.from({ length: ticks + 1 }, (_, i) => h("span", null, duration((end * i) / ticks))));
      updateRows(rows.slice(0, mostSpans));
      more.hidden = rows.length <= mostSpans;
      setText(more, `The first ${mostSpans} of ${plural(rows.length, "span")}.`);
      failure.hidden = true;
    } catch (error) {
      failure.hidden = false;
      setText(failure, error.message);
    }
  });
  trace.now();
  return {
    kind: "Trace",
    title: traceId,
    element: h("div", { class: "body" },
      failure,
      began,
      numbers.element,
      h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Spans" }, h("table", { class: "waterfall", "aria-label": "Spans" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Span"), h("th", { scope: "col", class: "number" }, "Took"), h("th", { scope: "col" }, h("span", { class: "unseen" }, "From when to when"), scale))),
        body)),
      more,
      legend()),
    update: () => trace.check(),
    dispose: () => trace.dispose(),
  };
}

/** Spans under their parents, each level by its start. What has no parent here is a beginning. */
function inOrder(spans) {
  const ids = new Set(spans.map(span => span.id));
  const children = Map.groupBy(spans, span => (ids.has(span.parentId) ? span.parentId : null));
  const first = Math.min(...spans.map(span => Date.parse(span.started)));
  const rows = [];
  const add = (parent, depth) => (children.get(parent) ?? []).forEach(span => {
    rows.push({ span, depth, from: Date.parse(span.started) - first });
    add(span.id, depth + 1);
  });
  add(null, 0);
  return rows;
}

function spanRow({ span }) {
  const node = store.nodes.get(span.resource);
  const invocation = span.requestId && node?.kind === "function" ? link("functions", node.id, span.requestId) : null;
  const indent = h("span", { class: "indent" });
  const name = node ? h("a", { href: invocation ?? linkOf(node) }) : h("span");

  // Names of spans mostly have their resource's in them.
  const where = h("span", { class: "span-detail" }, node && !span.name.includes(node.name) ? titleOf(node) : "");
  const took = h("td", { class: "number" });
  const bar = h("span", { class: "extent", "data-kind": span.kind });
  const detail = h("span", { class: "span-detail" });
  const element = h("tr", null, h("td", null, h("div", { class: "span" }, indent, h("span", { class: "dot", "data-kind": span.kind }), name, where, detail)), took, h("td", null, h("div", { class: "lane" }, bar)));
  return {
    element,
    update(row) {
      indent.style.setProperty("--depth", Math.min(row.depth, 12));
      setText(name, row.span.name);
      setText(took, duration(row.span.durationMs));
      setText(detail, row.span.detail ?? "");
      setAttribute(element, "data-tone", row.span.failed ? "bad" : null);
      setAttribute(element, "title", `${row.span.kind}, ${duration(row.from)} after the beginning${row.span.failed ? ", failed" : ""}${row.span.detail ? `: ${row.span.detail}` : ""}`);
      bar.style.setProperty("--from", `${(row.from / row.end) * 100}%`);
      bar.style.setProperty("--width", `${(row.span.durationMs / row.end) * 100}%`);
    },
  };
}

function legend() {
  const kinds = { request: "request", publish: "publish, send, deliver", wait: "wait in a queue", handle: "handle", table: "table", deadLetter: "dead letter" };
  return h("p", { class: "legend" }, ...Object.entries(kinds).map(([kind, text]) => h("span", null, h("span", { class: "dot", "data-kind": kind }), text)));
}
