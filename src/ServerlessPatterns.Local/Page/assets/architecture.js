// The panel of the architecture: the diagram of what runs, with live counts.

import { about, connections } from "./connections.js";
import { h, s, setAttribute, setText } from "./dom.js";
import { addressOf } from "./endpoints.js";
import { count, plural } from "./format.js";
import { functionDetail } from "./function-detail.js";
import { layOut } from "./graph-layout.js";
import { curve, shapeOf } from "./graph-shapes.js";
import { invocationTable } from "./invocation-table.js";
import { isUndelivered, kindNames, queueOf, titleOf } from "./names.js";
import { queueDetail } from "./queue-detail.js";
import { link, route } from "./router.js";
import { endpointsOf, flow, hasGrown, matches, store } from "./store.js";
import { tableDetail } from "./tables.js";
import { topicDetail } from "./topics.js";

const smallest = 0.62;
const mostLatest = 8;
const longestName = 24;
const details = { queue: queueDetail, deadLetterQueue: queueDetail, topic: topicDetail, function: functionDetail, table: tableDetail, api: entranceDetail, loadBalancer: entranceDetail };

export const architecturePanel = {
  id: "architecture",
  title: "Architecture",
  about: "What the templates make, and what goes through it. Choose a part to see into it.",
  open() {
    const { architecture } = store;
    const graph = layOut(architecture, hosts(architecture));
    const nodes = [...architecture.nodes].sort((a, b) => a.service.localeCompare(b.service) || order(graph, a, b)).map(node => drawNode(node, graph.nodes.get(node.id)));
    const edges = graph.edges.map(drawEdge);
    const svg = s("svg", { viewBox: `${graph.left} ${graph.top} ${graph.width} ${graph.height}`, role: "group", "aria-label": "Architecture" },
      s("defs", null, marker("arrow"), marker("arrow-flows")),
      ...graph.clusters.map(drawCluster),
      s("g", { "aria-hidden": "true" }, ...edges.map(edge => edge.element)),
      ...nodes.map(node => node.element));
    const latest = invocationTable("Latest invocations", true);
    svg.style.setProperty("--natural", `${Math.round(graph.width)}px`);
    svg.style.setProperty("--least", `${Math.round(graph.width * smallest)}px`);
    return {
      element: h("div", null,
        ...architecture.warnings.map(warning => h("p", { class: "warning" }, warning)),
        h("div", { class: "diagram" }, svg),
        legend(architecture),
        h("h2", null, "Latest invocations"),
        latest.element),
      update() {
        latest.update(store.invocations.filter(each => matches(each.name, each.service, each.error)).slice(0, mostLatest));
        nodes.forEach(node => node.update());
        edges.forEach(edge => edge.update());
      },
    };
  },
  detail(parts) {
    const node = store.nodes.get(parts.slice(0, 2).join("/"));
    return node ? details[node.kind]?.(node) ?? null : null;
  },
};

/** A dead-letter queue is drawn under its queue. */
function hosts({ nodes }) {
  return new Map(nodes.filter(node => node.kind === "deadLetterQueue" && queueOf(node)).map(node => [node.id, queueOf(node).id]));
}

function order(graph, a, b) {
  const [first, second] = [graph.nodes.get(a.id), graph.nodes.get(b.id)];
  return first.x - second.x || first.y - second.y;
}

function drawNode(node, box) {
  const isSmall = node.kind === "deadLetterQueue";
  const numbers = s("text", { class: "numbers", x: isSmall ? 10 : 14, y: isSmall ? 15 : node.kind === "table" ? 37 : 34 });
  const name = isSmall ? null : s("text", { class: "name", x: 14, y: node.kind === "table" ? 22 : 18 }, short(node.name));
  const element = s("a", { href: link("architecture", node.id), class: `node ${node.kind}`, transform: `translate(${box.x} ${box.y})` },
    s("title", null, [titleOf(node), node.detail].filter(Boolean).join("\n")), shapeOf(node.kind, box), name, " ", numbers);
  return {
    element,
    update() {
      const { text, tone } = says(node);
      setText(numbers, text);
      setAttribute(element, "data-tone", tone);
      // What is to be seen comes as it is in the name, so that it can be said to a program that is told what to do.
      setAttribute(element, "aria-label", isSmall ? `${titleOf(node)}, ${kindNames[node.kind]} of ${node.service}: ${text}` : `${name.textContent} ${text}, ${kindNames[node.kind]} of ${node.service}`);
      setAttribute(element, "aria-current", route().parts.slice(0, 2).join("/") === node.id ? "true" : null);
      element.classList.toggle("dimmed", !matches(node.name, node.service, kindNames[node.kind]));
    },
  };
}

function short(name) {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}

/** What a node says of itself, and whether it is lit. */
function says(node) {
  const { queues = {}, topics = {}, functions = {}, tables = {}, edges = {} } = store.state ?? {};
  switch (node.kind) {
    case "queue": {
      const { visible = 0, inFlight = 0 } = queues[node.id] ?? {};
      return { text: `${count(visible)} waiting · ${count(inFlight)} in flight`, tone: visible + inFlight > 0 ? "busy" : null };
    }

    case "deadLetterQueue": {
      const { visible = 0 } = queues[node.id] ?? {};
      const what = isUndelivered(node) ? [`${count(visible)} undelivered`, "nothing undelivered"] : [plural(visible, "dead letter"), "no dead letter"];
      return visible === 0 ? { text: what[1], tone: null } : { text: what[0], tone: "bad" };
    }

    case "function": {
      const { invocations = 0, errors = 0, failedMessages = 0, running = 0 } = functions[node.id] ?? {};
      const failed = errors + failedMessages;
      const isFailing = hasGrown("functions", node.id, "errors", "failedMessages") || hasFailedLately(node);
      return { text: failed === 0 ? plural(invocations, "invocation") : `${count(invocations)} invoked · ${count(failed)} failed`, tone: isFailing ? "bad" : running > 0 ? "busy" : null };
    }

    case "topic":
      return { text: `${count(topics[node.id]?.published ?? 0)} published`, tone: null };
    case "table":
      return { text: plural(tables[node.id]?.items ?? 0, "item"), tone: null };
    default: {
      const out = store.architecture.edges.filter(edge => edge.from === node.id).reduce((sum, edge) => sum + (edges[edge.id] ?? 0), 0);
      return { text: plural(out, "request"), tone: null };
    }
  }
}

/** Whether an invocation failed within the last minute, which may have been before the page was opened. */
function hasFailedLately(node) {
  return store.invocations.some(each => each.function === node.id && (each.error || each.failedMessages > 0) && Date.now() - Date.parse(each.started) < 60_000);
}

function drawEdge({ edge, points }) {
  const path = s("path", { d: curve(points), class: "line" });
  const place = middle(points);
  const label = s("text", { class: "count", x: place.x, y: place.y - 4 });
  const element = s("g", { class: `edge ${edge.kind}` }, edge.label ? s("title", null, edge.label) : null, path, label);
  return {
    element,
    update() {
      const passed = store.state?.edges[edge.id] ?? 0;
      setText(label, passed > 0 && edge.kind !== "deadLetters" ? count(passed) : "");
      element.classList.toggle("used", passed > 0);
      element.classList.toggle("flows", flow(edge.id) > 0);
      setAttribute(path, "marker-end", flow(edge.id) > 0 ? "url(#arrow-flows)" : "url(#arrow)");
    },
  };
}

function middle(points) {
  if (points.length <= 3) {
    return { x: (points[0].x + points.at(-1).x) / 2, y: (points[0].y + points.at(-1).y) / 2 };
  }

  const at = (points.length - 1) / 2;
  const [a, b] = [points[Math.floor(at)], points[Math.ceil(at)]];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function marker(id) {
  return s("marker", { id, class: id, viewBox: "0 0 8 8", refX: "7", refY: "4", markerWidth: "7", markerHeight: "7", orient: "auto-start-reverse" }, s("path", { d: "M0 0.5L8 4L0 7.5Z" }));
}

function drawCluster(cluster) {
  return s("g", { class: "cluster" },
    s("rect", { x: cluster.x, y: cluster.y, width: cluster.width, height: cluster.height, rx: 8 }),
    s("text", { x: cluster.x + 14, y: cluster.y + 18 }, cluster.service));
}

function legend(architecture) {
  const kinds = Object.keys(kindNames).filter(kind => architecture.nodes.some(node => node.kind === kind));
  const box = { width: 36, height: 18 };
  return h("ul", { class: "kinds", "aria-label": "Shapes" }, ...kinds.map(kind => h("li", null,
    s("svg", { viewBox: "-2 -2 40 22", width: 40, height: 22, class: `node ${kind}`, "aria-hidden": "true" }, shapeOf(kind, box)),
    kindNames[kind])));
}

/** An API or a load balancer: what can be asked of it. */
function entranceDetail(node) {
  const endpoints = endpointsOf(node.id);
  return {
    kind: `${kindNames[node.kind]} of ${node.service}`,
    title: node.name,
    element: h("div", { class: "body" },
      about(node),
      h("ul", { class: "entrances" }, ...endpoints.map(endpoint => h("li", null,
        h("a", { href: addressOf(endpoint) }, h("b", { class: "method" }, endpoint.method), ` ${endpoint.url}`), h("span", { class: "faint" }, ` ${endpoint.title}`)))),
      endpoints.length === 0 ? h("p", { class: "empty" }, "It answers no request here.") : null,
      connections(node)),
  };
}
