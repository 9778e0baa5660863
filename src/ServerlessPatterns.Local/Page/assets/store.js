// What the page knows: the architecture, the latest state, the states of the last minutes, the latest invocations.

const samples = 180;
const keptInvocations = 200;

export const store = {
  architecture: null,
  state: null,
  /** @type {"connecting"|"live"|"lost"} */
  connection: "connecting",
  /** The filter box, in lower case. */
  filter: "",
  /** The latest invocations, latest first, and how many the server did not send one by one. */
  invocations: [],
  skipped: 0,
  nodes: new Map(),
};

let history = [];
const listeners = new Set();
let isAsked = false;

/** Calls a function after changes, once a frame at most. @returns {function()} Ends it. */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that something has changed. */
export function changed() {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      listeners.forEach(listener => listener());
    });
  }
}

export function setArchitecture(architecture) {
  store.architecture = architecture;
  store.nodes = new Map(architecture.nodes.map(node => [node.id, node]));
  store.invocations = [];
  store.skipped = 0;
  history = [];
  changed();
}

export function setState(state) {
  store.state = state;
  changed();
}

export function addInvocations({ invocations, skipped }) {
  store.skipped += skipped;
  const all = new Map([...invocations, ...store.invocations].map(each => [each.requestId, each]));
  store.invocations = [...all.values()].sort((a, b) => (a.started < b.started ? 1 : -1)).slice(0, keptInvocations);
  changed();
}

/** Takes what the server has kept of the last minutes; of a second whose state is left out, it was that of the one before. */
export function setHistory(kept) {
  let state = null;
  const earlier = kept.map(sample => ({ at: Date.parse(sample.time) / 1000, state: state = sample.state ?? state }));
  const last = earlier.at(-1)?.at ?? 0;
  history = [...earlier, ...history.filter(({ at }) => at > last)].slice(-samples);
  changed();
}

/** Keeps the state of this second, which rates are made of. */
export function takeSample() {
  if (store.state && store.connection === "live") {
    history.push({ at: Date.now() / 1000, state: store.state });
    if (history.length > samples) {
      history.shift();
    }

    changed();
  }
}

/**
 * A counter's rates over the last minutes.
 * @param {"queues"|"topics"|"functions"} kind
 * @param {string} id
 * @param {...string} fields Counters, such as "sent".
 * @returns {Array<Array<number|null>>} Times in seconds, then a row for each field.
 */
export function rates(kind, id, ...fields) {
  const rows = [[], ...fields.map(() => [])];
  for (let i = 1; i < history.length; i++) {
    const [before, after] = [history[i - 1], history[i]];
    rows[0].push(after.at);
    fields.forEach((field, f) => {
      const [from, to] = [before.state[kind][id]?.[field], after.state[kind][id]?.[field]];
      rows[f + 1].push(to === undefined ? null : Math.max(0, to - (from ?? 0)) / Math.max(0.001, after.at - before.at));
    });
  }

  return rows;
}

/** A level over the last minutes, such as a queue's visible messages. */
export function levels(kind, id, field) {
  return history.slice(1).map(({ state }) => state[kind][id]?.[field] ?? null);
}

/** When the last sample was taken; changes once a second. */
export function lastSample() {
  return history.at(-1)?.at ?? 0;
}

/** Whether the filter box lets something through that has these texts. */
export function matches(...texts) {
  return store.filter === "" || texts.some(text => text?.toLowerCase().includes(store.filter));
}

/** The endpoints that lead into a node. */
export function endpointsOf(id) {
  return store.architecture.endpoints.filter(endpoint => endpoint.node === id);
}

/** Whether a queue or a topic is first-in-first-out. */
export function isFifo(node) {
  return /\bFIFO\b/.test(node.detail ?? "");
}

/** What changes whenever a span may have been added. */
export function work() {
  const { queues = {}, topics = {}, functions = {}, tables = {} } = store.state ?? {};
  return [
    ...Object.values(queues).map(queue => [queue.sent, queue.received, queue.deleted, queue.deadLettered]),
    ...Object.values(topics).map(topic => topic.published),
    ...Object.values(functions).map(each => [each.invocations, each.running]),
    ...Object.values(tables).map(table => table.operations),
  ];
}

/** Whether a counter has grown within the last minute. */
export function hasGrown(kind, id, ...fields) {
  const before = history.find(({ at }) => at > (history.at(-1)?.at ?? 0) - 60)?.state[kind][id];
  const now = store.state?.[kind][id];
  return before !== undefined && now !== undefined && fields.some(field => now[field] > before[field]);
}

/** How many went along an edge since the second before the last. */
export function flow(edge) {
  return (store.state?.edges[edge] ?? 0) - (history.at(-2)?.state.edges[edge] ?? store.state?.edges[edge] ?? 0);
}
