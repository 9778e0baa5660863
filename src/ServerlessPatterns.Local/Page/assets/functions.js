// The panel of functions, with the latest invocations of all.

import { h, setText } from "./dom.js";
import { count, duration, plural } from "./format.js";
import { functionDetail } from "./function-detail.js";
import { invocationDetail } from "./invocation-detail.js";
import { invocationTable } from "./invocation-table.js";
import { link, route } from "./router.js";
import { matches, store } from "./store.js";
import { dataTable } from "./table.js";

const functions = () => store.architecture.nodes.filter(node => node.kind === "function");
const stateOf = node => store.state?.functions[node.id] ?? {};

export const functionsPanel = {
  id: "functions",
  title: "Functions",
  about: "How often and how long they run, and every invocation with its log.",
  badge() {
    const failed = functions().reduce((sum, node) => sum + (stateOf(node).errors ?? 0) + (stateOf(node).failedMessages ?? 0), 0);
    return failed === 0 ? null : { text: count(failed), tone: "warn", hint: "Invocations that threw, and messages that failed" };
  },
  open() {
    const table = dataTable({
      label: "Functions",
      key: node => node.id,
      isCurrent: node => route().parts.slice(0, 2).join("/") === node.id,
      columns: [
        { title: "Function", wide: true, text: node => node.name, href: node => link("functions", node.id), hint: node => node.detail ?? null, sort: node => node.name },
        { title: "Service", extra: true, text: node => node.service, sort: node => node.service },
        { title: "Running", extra: true, numeric: true, text: node => count(stateOf(node).running), tone: node => (stateOf(node).running > 0 ? "good" : "faint"), sort: node => stateOf(node).running },
        { title: "Invocations", numeric: true, text: node => count(stateOf(node).invocations), sort: node => stateOf(node).invocations },
        { title: "Errors", numeric: true, text: node => count(stateOf(node).errors), tone: node => (stateOf(node).errors > 0 ? "bad" : "faint"), sort: node => stateOf(node).errors },
        { title: "Failed messages", numeric: true, text: node => count(stateOf(node).failedMessages), tone: node => (stateOf(node).failedMessages > 0 ? "bad" : "faint"), sort: node => stateOf(node).failedMessages },
        { title: "Cold starts", extra: true, numeric: true, text: node => count(stateOf(node).coldStarts), sort: node => stateOf(node).coldStarts },
        { title: "p50", extra: true, numeric: true, text: node => took(stateOf(node), "p50Ms"), hint: () => "Half of the invocations were no slower", sort: node => stateOf(node).p50Ms },
        { title: "p99", numeric: true, text: node => took(stateOf(node), "p99Ms"), hint: () => "Of a hundred invocations one was slower", sort: node => stateOf(node).p99Ms },
      ],
    });
    const latest = invocationTable("Latest invocations", true);
    const skipped = h("p", { class: "more" });
    return {
      element: h("div", null, table.element, h("h2", null, "Latest invocations"), latest.element, skipped),
      update() {
        table.update(functions().filter(node => matches(node.name, node.service, node.id)));
        latest.update(store.invocations.filter(each => matches(each.name, each.service, each.error, each.requestId)));
        skipped.hidden = store.skipped === 0;
        setText(skipped, `${plural(store.skipped, "invocation")} came too fast to be listed here. A function's own list has its latest ones.`);
      },
    };
  },
  detail(parts) {
    const node = store.nodes.get(parts.slice(0, 2).join("/"));
    return !node ? null : parts.length > 2 ? invocationDetail(node, parts[2]) : functionDetail(node);
  },
};

function took(state, field) {
  return state.invocations > 0 ? duration(state[field]) : "–";
}
