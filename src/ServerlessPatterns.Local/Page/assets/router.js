// Routes: #/<panel>, #/<panel>/<id's parts…>. The address has what is shown, so that it can be kept and sent.

/** @returns {{panel: string, parts: string[]}} */
export function route() {
  const [panel, ...parts] = location.hash.replace(/^#\/?/, "").split("/").map(part => decode(part));
  return { panel: panel || "architecture", parts: parts.filter(part => part !== "") };
}

/** The address of a panel, or of something on it. */
export function link(panel, ...parts) {
  return `#/${[panel, ...parts.flatMap(part => part.split("/"))].map(encodeURIComponent).join("/")}`;
}

const panels = { queue: "queues", deadLetterQueue: "queues", topic: "topics", function: "functions", table: "tables" };

/** The address of a node's detail: on the panel of its kind, or on the architecture for what has none. */
export function linkOf(node) {
  return link(panels[node.kind] ?? "architecture", node.id);
}

/** The path of an endpoint, with its parameters in braces. */
export function pathOf(endpoint) {
  return endpoint.url.replace(/^\w+:\/\/[^/]*/, "");
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
