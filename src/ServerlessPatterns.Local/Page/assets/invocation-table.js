// Invocations as rows, each leading to its detail.

import { setTime, timeAgo } from "./controls.js";
import { count, duration } from "./format.js";
import { link, route } from "./router.js";
import { dataTable } from "./table.js";

/** A table of invocations. @param {boolean} ofAll Whether it has more than one function's. */
export function invocationTable(label, ofAll) {
  return dataTable({
    label,
    key: each => each.requestId,
    isCurrent: each => route().parts[2] === each.requestId,
    empty: "No invocation yet. Send a message to a queue or a topic, or try an endpoint, and it shows here.",
    columns: [
      { title: "Started", make: timeCell },
      ...(ofAll ? [{ title: "Function", text: each => each.name, hint: each => each.service }] : []),
      { title: "Request id", wide: true, code: true, text: each => each.requestId, href: each => link("functions", each.function, each.requestId) },
      { title: "Took", numeric: true, text: each => duration(each.durationMs), sort: each => each.durationMs },
      { title: "Messages", extra: ofAll, numeric: true, text: each => (each.messageCount === undefined || each.messageCount === null ? "–" : count(each.messageCount)) },
      { title: "Outcome", text: outcomeOf, tone: each => (each.error || each.failedMessages > 0 ? "bad" : "good"), hint: each => each.error ?? null },
    ],
  });
}

/** What came of an invocation, in a word or two. */
export function outcomeOf(each) {
  return each.error ? "error" : each.failedMessages > 0 ? `${count(each.failedMessages)} failed` : each.coldStart ? "ok, cold start" : "ok";
}

function timeCell(first) {
  const element = timeAgo(first.started);
  return { element, update: each => setTime(element, each.started) };
}
