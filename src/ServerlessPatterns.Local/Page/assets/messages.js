// Messages as they lie in a queue: one line each, opened to body, attributes and failure.

import { codeBlock, setTime, timeAgo } from "./controls.js";
import { h, keyed, setAttribute, setText } from "./dom.js";
import { bytes, plural } from "./format.js";
import { pretty } from "./json-text.js";
import { link } from "./router.js";

const states = { visible: "visible", inFlight: "in flight", delayed: "delayed" };

/** @returns {{element: Element, update: function(Array)}} Messages of GET /local/queues/<id>/messages. */
export function messageList() {
  const element = h("div", { class: "messages" });
  return { element, update: keyed(element, message => message.messageId, message => messageItem(message)) };
}

function messageItem(message) {
  const state = h("span", { class: "tag" });
  const received = h("span", { class: "faint" });
  const time = timeAgo(message.sent);
  const due = timeAgo(message.sent);
  const again = h("span", { class: "faint", hidden: true, title: "When its visibility timeout or its delay is over" }, "visible ", due);
  const failure = h("p", { class: "failure" });
  const facts = h("dl", { class: "facts" },
    ...fact("Message id", message.messageId),
    ...fact("Group", message.groupId),
    ...fact("Deduplication id", message.deduplicationId),
    ...Object.entries(message.attributes ?? {}).flatMap(([name, value]) => fact(`Attribute ${name}`, typeof value === "string" ? value : JSON.stringify(value))));
  const element = h("details", null,
    h("summary", null, state, h("span", { class: "first-line" }, oneLine(message.body)), received, again, time),
    failure,
    codeBlock(pretty(message.body), "Message body"),
    facts,
    message.traceId ? h("p", null, h("a", { href: link("traces", message.traceId) }, "Show its trace")) : null);
  return {
    element,
    update(next) {
      setText(state, states[next.state] ?? next.state);
      setAttribute(state, "data-state", next.state);
      setText(received, next.receiveCount === 0 ? "never received" : `received ${next.receiveCount}×`);
      setTime(time, next.sent);
      again.hidden = !next.visibleAt;
      if (next.visibleAt) {
        setTime(due, next.visibleAt);
      }

      failure.hidden = !next.lastFailure;
      setText(failure, next.lastFailure ? `Last failure: ${next.lastFailure}` : "");
      element.classList.toggle("failed", Boolean(next.lastFailure));
    },
  };
}

/** A term with its description, where there is one. */
export function fact(term, description) {
  return description === undefined || description === null || description === "" ? [] : [h("dt", null, term), h("dd", null, description)];
}

/** A body's beginning on one line. */
export function oneLine(text) {
  const line = text.slice(0, 400).replace(/\s+/g, " ").trim();
  return line === "" ? `(${plural(text.length, "character")}, none to see)` : line;
}

/** "12 bytes" of a text. */
export function sizeOf(text) {
  return bytes(new TextEncoder().encode(text).length);
}
