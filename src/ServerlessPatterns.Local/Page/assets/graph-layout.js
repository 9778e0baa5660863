// Where nodes and edges of the architecture lie: dagre's layered layout, services as clusters, a dead-letter queue under its queue.

import { Graph, layout as arrange } from "./lib/dagre.esm.js";

export const nodeWidth = 196;
export const nodeHeight = 46;
const deadHeight = 22;
const deadGap = 5;
const margin = 16;
const clusterPadding = 12;
const clusterTitle = 18;

/**
 * @param {{services: string[], nodes: Array, edges: Array}} architecture
 * @param {Map<string, string>} hosts Dead-letter queues, each with the queue that it is drawn under.
 * @returns {{width: number, height: number, nodes: Map<string, Box>, edges: Array<{edge: *, points: Array}>, clusters: Array}}
 */
export function layOut({ services, nodes, edges }, hosts) {
  const dead = new Map([...hosts].map(([id, host]) => [host, [...hosts.keys()].filter(other => hosts.get(other) === host)]));
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 22, ranksep: 56, edgesep: 10, marginx: margin, marginy: margin });
  graph.setDefaultEdgeLabel(() => ({}));
  services.forEach(service => graph.setNode(clusterOf(service), {}));
  nodes.filter(node => !hosts.has(node.id)).forEach(node => {
    graph.setNode(node.id, { width: nodeWidth, height: nodeHeight + (dead.get(node.id)?.length ?? 0) * (deadGap + deadHeight) });
    if (services.includes(node.service)) {
      graph.setParent(node.id, clusterOf(node.service));
    }
  });
  const outer = edges.filter(edge => !hosts.has(edge.to) && graph.hasNode(edge.from) && graph.hasNode(edge.to) && edge.from !== edge.to);
  outer.forEach(edge => graph.setEdge(edge.from, edge.to, { weight: edge.kind === "mapping" ? 3 : 1 }, edge.id));
  arrange(graph);

  const boxes = new Map();
  nodes.filter(node => !hosts.has(node.id)).forEach(node => {
    const { x, y, height } = graph.node(node.id);
    boxes.set(node.id, { x: x - nodeWidth / 2, y: y - height / 2, width: nodeWidth, height: nodeHeight });
    (dead.get(node.id) ?? []).forEach((id, i) =>
      boxes.set(id, { x: x - nodeWidth / 2 + 24, y: y - height / 2 + nodeHeight + deadGap + i * (deadGap + deadHeight), width: nodeWidth - 24, height: deadHeight }));
  });
  const lines = [
    ...outer.map(edge => ({ edge, points: ends(graph.edge(edge.from, edge.to, edge.id).points, boxes.get(edge.from), boxes.get(edge.to)) })),
    ...edges.filter(edge => hosts.get(edge.to) === edge.from).map(edge => ({ edge, points: down(boxes.get(edge.from), boxes.get(edge.to)) })),
  ];
  const clusters = services.map(service => clusterBox(service, nodes.filter(node => node.service === service).map(node => boxes.get(node.id)))).filter(Boolean);
  return { nodes: boxes, edges: lines, clusters, ...size(boxes, clusters, lines) };
}

function clusterOf(service) {
  return `service ${service}`;
}


/** Edges leave and reach a node in the middle of a side. */
function ends(points, from, to) {
  const place = (point, box) => ({ x: point.x > box.x + box.width / 2 ? box.x + box.width : box.x, y: box.y + box.height / 2 });
  return [place(points[0], from), ...points.slice(1, -1), place(points.at(-1), to)];
}

function down(from, to) {
  const x = from.x + 12;
  const y = to.y + to.height / 2;
  return [{ x, y: from.y + from.height }, { x, y }, { x, y }, { x: to.x, y }];
}

function clusterBox(service, boxes) {
  if (boxes.length === 0) {
    return null;
  }

  const left = Math.min(...boxes.map(box => box.x)) - clusterPadding;
  const top = Math.min(...boxes.map(box => box.y)) - clusterPadding - clusterTitle;
  const right = Math.max(...boxes.map(box => box.x + box.width)) + clusterPadding;
  const bottom = Math.max(...boxes.map(box => box.y + box.height)) + clusterPadding;
  return { service, x: left, y: top, width: right - left, height: bottom - top };
}

function size(boxes, clusters, lines) {
  const all = [...boxes.values(), ...clusters, ...lines.flatMap(line => line.points.map(point => ({ ...point, width: 0, height: 0 })))];
  const left = Math.min(0, ...all.map(box => box.x)) - margin / 2;
  const top = Math.min(0, ...all.map(box => box.y)) - margin / 2;
  const right = Math.max(...all.map(box => box.x + box.width), 1) + margin / 2;
  const bottom = Math.max(...all.map(box => box.y + box.height), 1) + margin / 2;
  return { left, top, width: right - left, height: bottom - top };
}
