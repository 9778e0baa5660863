// Small parts that several panels are made of.

import { h, say, setAttribute, setText } from "./dom.js";
import { ago, exact } from "./format.js";

/** "12 s ago", which the clock of the page keeps true; the exact time is the hint. */
export function timeAgo(time) {
  return h("time", { datetime: time, title: exact(time), "data-ago": "" }, ago(time));
}

/** Keeps all {@link timeAgo} true. */
export function tick() {
  const now = Date.now();
  document.querySelectorAll("time[data-ago]").forEach(element => setText(element, ago(element.dateTime, now)));
}

/** Sets a {@link timeAgo} to another time. */
export function setTime(element, time) {
  if (element.dateTime !== time) {
    setAttribute(element, "datetime", time);
    setAttribute(element, "title", exact(time));
    setText(element, ago(time));
  }
}

/** A line of labelled figures. @returns {{element: Element, set: function(string, string, string=)}} */
export function figures(...labels) {
  const values = new Map(labels.map(label => [label, h("dd", null, "–")]));
  return {
    element: h("dl", { class: "figures" }, ...labels.map(label => h("div", null, h("dt", null, label), values.get(label)))),
    set(label, text, tone) {
      setText(values.get(label), text);
      setAttribute(values.get(label), "data-tone", tone);
    },
  };
}

/** A button that copies a text. */
export function copyButton(label, text) {
  const button = h("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      setText(button, "Copied");
      say("Copied");
    } catch {
      setText(button, "The browser does not let this page copy");
    }

    setTimeout(() => setText(button, label), 1500);
  });
  return button;
}

/** A command line to copy. */
export function command(text) {
  return h("div", { class: "command" }, h("pre", { tabindex: "0", "aria-label": "Command" }, text), copyButton("Copy", () => text));
}

/** Text of a program, JSON with line breaks. @param {string} label Its name, since it can be scrolled. */
export function codeBlock(text, label) {
  return h("pre", { class: "block", tabindex: "0", "aria-label": label }, text);
}

/** A titled part of a detail. */
export function part(title, ...children) {
  return h("section", { class: "part" }, h("h3", null, title), ...children);
}

/** What came of a request: said aloud, and left to be read. @returns {{element: Element, good: function(string), bad: function(string), clear: function()}} */
export function outcome() {
  const element = h("p", { class: "outcome", hidden: true });
  const show = (tone, text) => {
    element.hidden = text === "";
    element.dataset.tone = tone;
    element.textContent = text;
    say(text);
  };
  return { element, good: text => show("good", text), bad: text => show("bad", text), clear: () => show("good", "") };
}

/** Runs what a button asks for: it cannot be pressed twice at once, and a failure is told. */
export async function run(button, result, action) {
  if (button.getAttribute("aria-busy") === "true" || button.getAttribute("aria-disabled") === "true") {
    return;
  }

  button.setAttribute("aria-busy", "true");
  try {
    await action();
  } catch (error) {
    result.bad(error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Lets a button be pressed, or says why it cannot be. It is aria-disabled and not disabled, to keep the focus. */
export function allow(button, isAllowed, why) {
  setAttribute(button, "aria-disabled", isAllowed ? null : "true");
  setAttribute(button, "title", isAllowed ? null : why);
}

/** Asks before what cannot be undone. @returns {Promise<boolean>} */
export function ask(question, consequence, action) {
  const dialog = h("dialog", { "aria-labelledby": "question" },
    h("form", { method: "dialog" },
      h("h2", { id: "question" }, question),
      h("p", null, consequence),
      h("div", { class: "buttons" },
        h("button", { value: "no", autofocus: true }, "Cancel"),
        h("button", { value: "yes", class: "danger" }, action))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  }));
}

let labels = 0;

/** A form's field with its label. @param {Element} control input, textarea or select. */
export function field(label, control, hint) {
  control.id ||= `field-${++labels}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label, hint ? h("span", { class: "faint" }, ` ${hint}`) : null), control);
}
