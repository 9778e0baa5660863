// The panel of queues.

import { setAttribute } from "./dom.js";
import { count } from "./format.js";
import { titleOf } from "./names.js";
import { sparkline } from "./plot.js";
import { oldest, queueDetail } from "./queue-detail.js";
import { link, route } from "./router.js";
import { lastSample, matches, rates, store } from "./store.js";
import { dataTable } from "./table.js";

/** Queues, each with its dead-letter queues after it. */
const queues = () => store.architecture.nodes
  .filter(node => node.kind === "queue" || node.kind === "deadLetterQueue")
  .sort((a, b) => a.service.localeCompare(b.service) || a.name.localeCompare(b.name) || b.kind.localeCompare(a.kind) || titleOf(a).localeCompare(titleOf(b)));
const stateOf = node => store.state?.queues[node.id] ?? {};

export const queuesPanel = {
  id: "queues",
  title: "Queues",
  about: "What waits, what is being worked on, and what failed too often.",
  badge() {
    const dead = queues().filter(node => node.kind === "deadLetterQueue").reduce((sum, node) => sum + (stateOf(node).visible ?? 0), 0);
    return dead === 0 ? null : { text: count(dead), tone: "bad", hint: "Messages in dead-letter queues" };
  },
  open() {
    const lines = new Set();
    const table = dataTable({
      label: "Queues",
      key: node => node.id,
      isCurrent: node => route().parts.slice(0, 2).join("/") === node.id,
      columns: [
        { title: "Queue", wide: true, text: titleOf, href: node => link("queues", node.id), hint: node => node.detail ?? null, tone: node => (node.kind === "queue" || stateOf(node).visible > 0 ? null : "faint"), sort: titleOf },
        { title: "Service", extra: true, text: node => node.service, sort: node => node.service },
        { title: "Visible", numeric: true, text: node => count(stateOf(node).visible), tone: visibleTone, sort: node => stateOf(node).visible },
        { title: "In flight", numeric: true, text: node => count(stateOf(node).inFlight), tone: node => (stateOf(node).inFlight > 0 ? null : "faint"), sort: node => stateOf(node).inFlight },
        { title: "Delayed", extra: true, numeric: true, text: node => count(stateOf(node).delayed), tone: node => (stateOf(node).delayed > 0 ? null : "faint"), sort: node => stateOf(node).delayed },
        { title: "Oldest", numeric: true, text: node => oldest(stateOf(node)), sort: node => stateOf(node).oldestSeconds },
        { title: "Sent", numeric: true, text: node => count(stateOf(node).sent), sort: node => stateOf(node).sent },
        { title: "Sent a second", extra: true, make: node => rateCell(node, lines) },
      ],
    });
    return {
      element: table.element,
      update: () => table.update(queues().filter(node => matches(titleOf(node), node.service, node.id))),
      dispose: () => lines.forEach(line => line.dispose()),
    };
  },
  detail(parts) {
    const node = store.nodes.get(parts.slice(0, 2).join("/"));
    return node ? queueDetail(node) : null;
  },
};

function visibleTone(node) {
  const { visible } = stateOf(node);
  return visible > 0 ? (node.kind === "deadLetterQueue" ? "bad" : null) : "faint";
}

function rateCell(node, lines) {
  const line = sparkline("Sent", "--accent");
  lines.add(line);
  let drawn = 0;
  return {
    element: line.element,
    update() {
      if (drawn !== lastSample()) {
        drawn = lastSample();
        line.update(rates("queues", node.id, "sent"));
        setAttribute(line.element, "title", "Messages sent a second, over the last minute");
      }
    },
  };
}
