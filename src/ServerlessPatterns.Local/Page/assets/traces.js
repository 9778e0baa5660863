// The panel of traces: what began with one request or message, and all that came of it.

import { get, refresher } from "./api.js";
import { command, setTime, timeAgo } from "./controls.js";
import { sampleCurl } from "./curl.js";
import { h, setText } from "./dom.js";
import { count, duration } from "./format.js";
import { link, route } from "./router.js";
import { matches, store, work } from "./store.js";
import { dataTable } from "./table.js";
import { traceDetail } from "./waterfall.js";

const shown = 100;

export const tracesPanel = {
  id: "traces",
  title: "Traces",
  about: "What began with one request or message, and all that came of it.",
  open() {
    let latest = [];
    const endpoint = store.architecture.endpoints.find(each => each.body);
    const failure = h("p", { class: "failure", hidden: true });
    const table = dataTable({
      label: "Traces",
      key: trace => trace.traceId,
      isCurrent: trace => route().parts[0] === trace.traceId,
      empty: h("div", null, "Nothing has happened yet. Send a first message", endpoint ? " from a terminal, or on the panel of endpoints:" : ".", endpoint ? command(sampleCurl(endpoint)) : null),
      columns: [
        { title: "Began", make: began },
        { title: "With", wide: true, text: trace => trace.root, href: trace => link("traces", trace.traceId) },
        { title: "Took", numeric: true, text: trace => duration(trace.durationMs), sort: trace => trace.durationMs },
        { title: "Spans", numeric: true, text: trace => count(trace.spans), sort: trace => trace.spans },
        { title: "Outcome", text: trace => (trace.hasFailure ? "has a failure" : "ok"), tone: trace => (trace.hasFailure ? "bad" : "good"), sort: trace => (trace.hasFailure ? 0 : 1) },
        { title: "Trace id", extra: true, code: true, text: trace => trace.traceId, tone: () => "faint" },
      ],
    });
    const traces = refresher(work, async () => {
      try {
        latest = (await get(`/local/traces?limit=${shown}`)).traces;
        failure.hidden = true;
        draw();
      } catch (error) {
        failure.hidden = false;
        setText(failure, error.message);
      }
    });
    const draw = () => table.update(latest.filter(trace => matches(trace.root, trace.traceId, trace.hasFailure ? "failure" : "ok")));
    traces.now();
    return {
      element: h("div", null, failure, table.element),
      update() {
        draw();
        traces.check();
      },
      dispose: () => traces.dispose(),
    };
  },
  detail: parts => traceDetail(parts[0]),
};

function began(first) {
  const element = timeAgo(first.started);
  return { element, update: trace => setTime(element, trace.started) };
}
