// A queue in full: its figures, its messages, and what can be done with them.

import { get, post, refresher } from "./api.js";
import { allow, ask, command, figures, outcome, part, run } from "./controls.js";
import { about, connections } from "./connections.js";
import { sampleCurl } from "./curl.js";
import { h, setText } from "./dom.js";
import { age, count, plural } from "./format.js";
import { messageList } from "./messages.js";
import { isUndelivered, queueOf, titleOf } from "./names.js";
import { ratePlot } from "./plot.js";
import { sendForm } from "./send-form.js";
import { endpointsOf, isFifo, lastSample, rates, store } from "./store.js";

const shown = 50;

/** @returns {{kind: string, title: string, element: Element, update: function(), dispose: function()}} */
export function queueDetail(node) {
  const isDead = node.kind === "deadLetterQueue";
  const path = `/local/queues/${node.id}`;
  const state = () => store.state?.queues[node.id] ?? {};
  const numbers = figures("Visible", "In flight", "Delayed", "Oldest", "Sent", "Received", "Deleted", ...(isDead ? [] : ["Given up"]));
  const plot = ratePlot([{ label: "Sent", colour: "--accent" }, { label: "Deleted", colour: "--good" }]);
  const list = messageList();
  const total = h("p", { class: "faint" });
  const result = outcome();
  const endpoint = endpointsOf(node.id)[0];
  const empty = h("div", { class: "empty", hidden: true }, ...emptyText(node, endpoint));
  let drawn = 0;
  const messages = refresher(() => ({ ...state(), oldestSeconds: 0 }), async () => {
    try {
      const answer = await get(`${path}/messages?limit=${shown}`);
      list.update(answer.messages);
      empty.hidden = answer.messages.length > 0;
      setText(total, answer.total > answer.messages.length ? `The first ${answer.messages.length} of ${plural(answer.total, "message")}.` : "");
    } catch (error) {
      setText(total, error.message);
    }
  });

  const redrive = h("button", { type: "button", class: "primary" }, "Redrive");
  redrive.addEventListener("click", () => run(redrive, result, async () => {
    const { moved } = await post(`${path}/redrive`);
    result.good(moved === 0 ? "There was no visible message to move. What is in flight can be moved when it is visible again." : `${plural(moved, "message")} moved back to ${queueOf(node)?.name ?? "the queue that it came from"}.`);
    await messages.now();
  }));
  const purge = h("button", { type: "button", class: "quiet" }, "Purge");
  purge.addEventListener("click", () => run(purge, result, async () => {
    if (await ask(`Purge ${titleOf(node)}?`, `${plural(depth(state()), "message")} will be gone, those in flight and delayed too. There is no way back.`, "Purge")) {
      const { purged } = await post(`${path}/purge`);
      result.good(`${plural(purged, "message")} purged.`);
      await messages.now();
    }
  }));

  const element = h("div", { class: "body" },
    about(node),
    numbers.element,
    plot.element,
    part("Messages", h("div", { class: "buttons" }, isDead ? redrive : null, purge, result.element), list.element, total, empty),
    isDead ? null : part("Send a message", sendForm({ path: `${path}/messages`, action: "Send", sample: endpoint?.body, isFifo: isFifo(node), sent: () => messages.now() })),
    connections(node));
  messages.now();
  return {
    kind: `${isDead ? "Dead-letter queue" : "Queue"} of ${node.service}`,
    title: titleOf(node),
    element,
    update() {
      const now = state();
      allow(redrive, now.visible > 0, "There is no visible message to move. What is in flight can be moved when it is visible again.");
      allow(purge, depth(now) > 0, "There is no message to purge.");
      numbers.set("Visible", count(now.visible), isDead && now.visible > 0 ? "bad" : null);
      numbers.set("In flight", count(now.inFlight));
      numbers.set("Delayed", count(now.delayed));
      numbers.set("Oldest", oldest(now));
      numbers.set("Sent", count(now.sent));
      numbers.set("Received", count(now.received));
      numbers.set("Deleted", count(now.deleted));
      if (!isDead) {
        numbers.set("Given up", count(now.deadLettered), now.deadLettered > 0 ? "warn" : null);
      }

      if (drawn !== lastSample()) {
        drawn = lastSample();
        plot.update(rates("queues", node.id, "sent", "deleted"));
      }

      messages.check();
    },
    dispose() {
      messages.dispose();
      plot.dispose();
    },
  };
}

function emptyText(node, endpoint) {
  if (node.kind === "deadLetterQueue") {
    return [isUndelivered(node)
      ? "Nothing was undeliverable. What the topic cannot deliver comes here, and Redrive sends it to its queue."
      : "No message has failed too often. One that does comes here with the reason, and Redrive sends it back."];
  }

  return endpoint
    ? ["No message waits here. Send one with the form below, or from a terminal:", command(sampleCurl(endpoint))]
    : ["No message waits here. Send one with the form below, or publish to a topic that it is subscribed to."];
}

/** How many messages there are, in whatever state. */
function depth({ visible = 0, inFlight = 0, delayed = 0 }) {
  return visible + inFlight + delayed;
}

/** The age of the oldest message, where there is one. */
export function oldest(state) {
  return depth(state) > 0 ? age(state.oldestSeconds) : "–";
}
