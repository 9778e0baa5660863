// What nodes are called.

import { store } from "./store.js";

/** The names of kinds. */
export const kindNames = {
  topic: "topic",
  queue: "queue",
  deadLetterQueue: "dead-letter queue",
  function: "function",
  table: "table",
  api: "API",
  loadBalancer: "load balancer",
};

/** A node's name; a dead-letter queue has its queue's, and what it takes is said beside it. */
export function titleOf(node) {
  return node.kind !== "deadLetterQueue" ? node.name : `${node.name} ${isUndelivered(node) ? "undelivered" : "dead letters"}`;
}

/** Whether a dead-letter queue takes what a topic could not deliver, and not what failed too often. */
export function isUndelivered(node) {
  const sources = store.architecture.edges.filter(edge => edge.kind === "deadLetters" && edge.to === node.id).map(edge => store.nodes.get(edge.from)?.kind);
  return sources.length > 0 && sources.every(kind => kind === "topic");
}

/** The queue that a dead-letter queue's messages are for, where that is plain. */
export function queueOf(node) {
  const sources = store.architecture.edges.filter(edge => edge.kind === "deadLetters" && edge.to === node.id).map(edge => store.nodes.get(edge.from));
  const queues = isUndelivered(node)
    ? store.architecture.nodes.filter(other => other.kind === "queue" && other.service === node.service && other.name === node.name)
    : sources.filter(source => source.kind === "queue");
  return queues.length === 1 ? queues[0] : null;
}
