// One invocation: what came in, what went out, what it wrote, and why it failed.

import { get } from "./api.js";
import { codeBlock, figures, part, timeAgo } from "./controls.js";
import { h } from "./dom.js";
import { count, duration, plural } from "./format.js";
import { pretty } from "./json-text.js";
import { outcomeOf } from "./invocation-table.js";
import { link } from "./router.js";
import { dataTable } from "./table.js";

/** @returns {{kind: string, title: string, element: Element}} */
export function invocationDetail(node, requestId) {
  const element = h("div", { class: "body" }, h("p", { class: "faint" }, "Loading"));
  get(`/local/invocations/${encodeURIComponent(requestId)}`).then(
    invocation => element.replaceChildren(...contents(node, invocation)),
    error => element.replaceChildren(back(node), h("p", { class: "failure" }, error.message)));
  return { kind: `Invocation of ${node.name}`, title: requestId, element };
}

function back(node) {
  return h("p", null, h("a", { href: link("functions", node.id) }, `All of ${node.name}`));
}

function contents(node, invocation) {
  const numbers = figures("Took", "Messages", "Outcome", "Start");
  numbers.set("Took", duration(invocation.durationMs));
  numbers.set("Messages", count(invocation.messageCount));
  numbers.set("Outcome", outcomeOf({ ...invocation, coldStart: false }), invocation.error || invocation.failedMessages > 0 ? "bad" : "good");
  numbers.set("Start", invocation.coldStart ? "cold" : "warm");
  // What the error says already need not be said once more for each message.
  const reasons = invocation.error ? [] : [...new Set((invocation.messages ?? []).map(message => message.reason).filter(Boolean))];
  return [
    h("p", null,
      h("a", { href: link("functions", node.id) }, `All of ${node.name}`),
      h("span", { class: "faint" }, " · started "), timeAgo(invocation.started),
      ...(invocation.traceId ? [h("span", { class: "faint" }, " · "), h("a", { href: link("traces", invocation.traceId) }, "Show its trace")] : [])),
    numbers.element,
    ...(invocation.error ? [part("Error", h("pre", { class: "block error", tabindex: "0", "aria-label": "Error" }, invocation.error))] : []),
    ...(invocation.messages?.length > 0 ? [part("Messages", messages(invocation.messages))] : []),
    ...(reasons.length > 0 ? [part(reasons.length === 1 ? "Why it failed" : "Why they failed", ...reasons.map(reason => h("pre", { class: "block error", tabindex: "0", "aria-label": "Reason" }, reason)))] : []),
    part("Log", ...log(invocation)),
    part("Input", codeBlock(pretty(invocation.input ?? ""), "Input")),
    part("Output", invocation.output ? codeBlock(pretty(invocation.output), "Output") : h("p", { class: "empty" }, "It gave no answer.")),
  ];
}

function messages(all) {
  const table = dataTable({
    label: "Messages of the invocation",
    key: message => message.messageId,
    columns: [
      { title: "Message id", code: true, text: message => message.messageId },
      { title: "Outcome", text: message => (message.failed ? "failed" : "ok"), tone: message => (message.failed ? "bad" : "good") },
      { title: "Reason", wide: true, text: message => message.reason ?? "", hint: message => message.reason ?? null },
    ],
  });
  table.update(all);
  return table.element;
}

function log(invocation) {
  return invocation.log.length === 0
    ? [h("p", { class: "empty" }, "It wrote nothing.")]
    : [codeBlock(invocation.log.join("\n"), "Log"), ...(invocation.logTruncated ? [h("p", { class: "faint" }, `It wrote more than the ${plural(invocation.log.length, "line")} that were kept.`)] : [])];
}
