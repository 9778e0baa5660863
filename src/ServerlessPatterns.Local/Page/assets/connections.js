// What a node is connected to, as lists: the diagram for who does not see it, and the way from one detail to the next.

import { part } from "./controls.js";
import { h } from "./dom.js";
import { kindNames, titleOf } from "./names.js";
import { link, linkOf, route } from "./router.js";
import { store } from "./store.js";

/** What an edge says, seen from its beginning and from its end. */
const words = {
  subscription: ["delivers to", "is delivered by"],
  mapping: ["is read by", "reads"],
  deadLetters: ["gives up to", "takes what fails in"],
  sends: ["sends to", "is sent to by"],
  reads: ["works on", "is worked on by"],
  route: ["routes to", "is routed to by"],
  integration: ["is an API on", "has the API"],
};

/** What is said of a node in a line; null where that is its kind alone. */
export function about(node) {
  return !node.detail || node.detail === kindNames[node.kind] ? null : h("p", { class: "faint" }, node.detail);
}

/** A part of a node's detail; null where it has no connection. */
export function connections(node) {
  const edges = store.architecture.edges.filter(edge => edge.from === node.id || edge.to === node.id);
  if (edges.length === 0) {
    return null;
  }

  // Who came by the diagram stays there.
  const address = route().panel === "architecture" ? other => link("architecture", other.id) : linkOf;
  return part("Connections", h("ul", { class: "connections" }, ...edges.map(edge => {
    const isOut = edge.from === node.id;
    const other = store.nodes.get(isOut ? edge.to : edge.from);
    return h("li", null,
      h("span", { class: "faint" }, `${words[edge.kind]?.[isOut ? 0 : 1] ?? edge.kind} `),
      h("a", { href: address(other) }, titleOf(other)),
      h("span", { class: "faint" }, ` ${kindNames[other.kind]} of ${other.service}`),
      edge.label ? h("code", { class: "label" }, edge.label) : null);
  })));
}
