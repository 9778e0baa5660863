// A function in full: its figures, how long it takes, and its latest invocations.

import { get, refresher } from "./api.js";
import { about, connections } from "./connections.js";
import { figures, part } from "./controls.js";
import { h, setText } from "./dom.js";
import { count, duration } from "./format.js";
import { invocationTable } from "./invocation-table.js";
import { durationPlot, ratePlot } from "./plot.js";
import { lastSample, rates, store } from "./store.js";

const shown = 50;

/** @returns {{kind: string, title: string, element: Element, update: function(), dispose: function()}} */
export function functionDetail(node) {
  const state = () => store.state?.functions[node.id] ?? {};
  const numbers = figures("Running", "Invocations", "Errors", "Failed messages", "Cold starts", "p50", "p99");
  const plot = ratePlot([{ label: "Invocations", colour: "--accent" }, { label: "Errors", colour: "--bad" }]);
  const histogram = durationPlot();
  const latest = invocationTable(`Latest invocations of ${node.name}`, false);
  const failure = h("p", { class: "failure", hidden: true });
  let drawn = 0;
  const invocations = refresher(() => ({ ...state(), running: 0 }), async () => {
    try {
      const answer = await get(`/local/functions/${node.id}/invocations?limit=${shown}`);
      latest.update(answer.invocations);
      histogram.update(answer.histogram);
      failure.hidden = true;
    } catch (error) {
      failure.hidden = false;
      setText(failure, error.message);
    }
  });
  invocations.now();
  return {
    kind: `Function of ${node.service}`,
    title: node.name,
    element: h("div", { class: "body" },
      about(node),
      numbers.element,
      plot.element,
      part("How long they took", histogram.element),
      part("Latest invocations", failure, latest.element),
      connections(node)),
    update() {
      const now = state();
      numbers.set("Running", count(now.running), now.running > 0 ? "good" : null);
      numbers.set("Invocations", count(now.invocations));
      numbers.set("Errors", count(now.errors), now.errors > 0 ? "bad" : null);
      numbers.set("Failed messages", count(now.failedMessages), now.failedMessages > 0 ? "bad" : null);
      numbers.set("Cold starts", count(now.coldStarts));
      numbers.set("p50", now.invocations > 0 ? duration(now.p50Ms) : "–");
      numbers.set("p99", now.invocations > 0 ? duration(now.p99Ms) : "–");
      if (drawn !== lastSample()) {
        drawn = lastSample();
        plot.update(rates("functions", node.id, "invocations", "errors"));
      }

      invocations.check();
    },
    dispose() {
      invocations.dispose();
      plot.dispose();
      histogram.dispose();
    },
  };
}
