// The panel of tables, and a table's items.

import { getExact, refresher } from "./api.js";
import { about, connections } from "./connections.js";
import { codeBlock, command, figures, part } from "./controls.js";
import { sampleCurl } from "./curl.js";
import { h, setText } from "./dom.js";
import { count, plural } from "./format.js";
import { link, route } from "./router.js";
import { endpointsOf, matches, store } from "./store.js";
import { dataTable } from "./table.js";

const shown = 100;
const mostColumns = 6;
const tables = () => store.architecture.nodes.filter(node => node.kind === "table");
const stateOf = node => store.state?.tables[node.id] ?? {};

export const tablesPanel = {
  id: "tables",
  title: "Tables",
  about: "The items of the tables, as they are now.",
  open() {
    const table = dataTable({
      label: "Tables",
      key: node => node.id,
      isCurrent: node => route().parts.slice(0, 2).join("/") === node.id,
      empty: "These services have no table. A record with [CrudTable] makes one.",
      columns: [
        { title: "Table", wide: true, text: node => node.name, href: node => link("tables", node.id), hint: node => node.detail ?? null, sort: node => node.name },
        { title: "Service", extra: true, text: node => node.service, sort: node => node.service },
        { title: "Items", numeric: true, text: node => count(stateOf(node).items), sort: node => stateOf(node).items },
        { title: "Operations", numeric: true, text: node => count(stateOf(node).operations), sort: node => stateOf(node).operations },
      ],
    });
    return { element: table.element, update: () => table.update(tables().filter(node => matches(node.name, node.service, node.id))) };
  },
  detail(parts) {
    const node = store.nodes.get(parts.slice(0, 2).join("/"));
    return node ? tableDetail(node) : null;
  },
};

/** @returns {{kind: string, title: string, element: Element, update: function(), dispose: function()}} */
export function tableDetail(node) {
  const numbers = figures("Items", "Operations");
  const place = h("div");
  const total = h("p", { class: "faint" });
  const state = () => stateOf(node);
  const empty = h("div", { class: "empty", hidden: true }, ...emptyText(node));
  const open = new Set();
  let latest = [];
  let keys = [];
  let isStale = false;
  const draw = () => {
    isStale = false;
    place.replaceChildren(itemsTable(node, latest, keys, open, toggle));
  };
  const toggle = key => {
    open.has(key) ? open.delete(key) : open.add(key);
    draw();
    [...place.querySelectorAll(".opener")].find(button => button.dataset.key === key)?.focus();
  };
  // Under whoever stands in the table it stays as it is: what they are about to press would be another thing.
  const drawIfLeft = () => isStale && !place.contains(document.activeElement) && draw();
  const items = refresher(() => state(), async () => {
    try {
      const answer = await getExact(`/local/tables/${node.id}/items?limit=${shown}`);
      isStale ||= JSON.stringify(latest) !== JSON.stringify(answer.items);
      ({ items: latest, keys } = answer);
      empty.hidden = latest.length > 0;
      place.hidden = latest.length === 0;
      drawIfLeft();
      setText(total, answer.total > latest.length ? `The first ${latest.length} of ${plural(answer.total, "item")}.` : "");
    } catch (error) {
      setText(total, error.message);
    }
  });
  // The focus has moved on when the event is over.
  place.addEventListener("focusout", event => !place.contains(event.relatedTarget) && setTimeout(drawIfLeft));
  items.now();
  return {
    kind: `Table of ${node.service}`,
    title: node.name,
    element: h("div", { class: "body" },
      about(node),
      numbers.element,
      part("Items", place, total, empty),
      connections(node)),
    update() {
      numbers.set("Items", count(state().items));
      numbers.set("Operations", count(state().operations));
      items.check();
    },
    dispose: () => items.dispose(),
  };
}

function emptyText(node) {
  const api = store.architecture.edges.filter(edge => edge.to === node.id).flatMap(edge => endpointsOf(edge.from)).find(endpoint => endpoint.method === "POST");
  return api ? ["There is no item. Create one from a terminal:", command(sampleCurl(api))] : ["There is no item yet. Functions put them here; its connections below say which."];
}

function itemsTable(node, items, keys, open, toggle) {
  const names = [...new Set([...keys, ...items.flatMap(item => Object.keys(item))])];
  const columns = names.slice(0, mostColumns);
  const rows = items.flatMap(item => {
    const key = keys.map(name => JSON.stringify(item[name])).join(", ");
    const button = h("button", {
      type: "button",
      class: "opener",
      "aria-expanded": String(open.has(key)),
      "aria-label": `Item ${key} as JSON`,
      "data-key": key,
      onclick: () => toggle(key),
    }, open.has(key) ? "▾" : "▸");
    return [
      h("tr", null, h("td", null, button), ...columns.map(name => h("td", { class: typeof item[name] === "number" ? "number" : "code", title: brief(item[name]) }, brief(item[name])))),
      ...(open.has(key) ? [h("tr", { class: "opened" }, h("td", { colspan: columns.length + 1 }, codeBlock(JSON.stringify(item, null, 2), `Item ${key}`)))] : []),
    ];
  });
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": `Items of ${node.name}` }, h("table", { "aria-label": `Items of ${node.name}`, class: "items" },
    h("thead", null, h("tr", null, h("th", { scope: "col" }, h("span", { class: "unseen" }, "As JSON")), ...columns.map(name => h("th", { scope: "col" }, name)))),
    h("tbody", null, ...rows)),
  names.length > columns.length ? h("p", { class: "more" }, `Not shown: ${names.slice(mostColumns).join(", ")}. Open an item to see all.`) : null);
}

function brief(value) {
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
