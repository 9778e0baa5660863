// The form that sends a message to a queue, or publishes to a topic.

import { post } from "./api.js";
import { field, outcome, run } from "./controls.js";
import { sampleOf } from "./curl.js";
import { h } from "./dom.js";
import { pretty } from "./json-text.js";

/**
 * @param {Object} options
 * @param {string} options.path Where the message is POSTed.
 * @param {string} options.action What the button says.
 * @param {string} [options.sample] The body that is there at first.
 * @param {boolean} options.isFifo Whether there are a group and a deduplication id.
 * @param {function()} options.sent Called after a message was taken.
 */
export function sendForm({ path, action, sample, isFifo, sent }) {
  const body = h("textarea", { rows: "8", spellcheck: "false", class: "code" });
  body.value = sample ? pretty(sample) : "";
  const group = h("input", { value: "1", autocomplete: "off" });
  const deduplication = h("input", { autocomplete: "off" });
  let made = "";
  const renew = () => {
    if (deduplication.value === made) {
      made = sampleOf("deduplication");
      deduplication.value = made;
    }
  };
  renew();
  const result = outcome();
  const button = h("button", { type: "submit", class: "primary" }, action);
  const send = () => run(button, result, async () => {
    const message = { body: body.value };
    if (isFifo) {
      message.groupId = group.value;
      message.deduplicationId = deduplication.value || undefined;
    }

    const answer = await post(path, message);
    result.good(`Taken as message ${answer.messageId}.${sample && isJson(sample) && !isJson(body.value) ? " Its body is no JSON, which its consumer reads." : ""}`);
    renew();
    sent();
  });
  return h("form", {
    class: "send",
    onsubmit: event => {
      event.preventDefault();
      send();
    },
  },
  field("Body", body, sample ? "made up from what its consumer takes" : null),
  isFifo ? h("div", { class: "row" }, field("Group", group), field("Deduplication id", deduplication, "another for each message")) : null,
  h("div", { class: "buttons" }, button, result.element));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
