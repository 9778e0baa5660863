// The form that tries an endpoint, and its answer.

import { post } from "./api.js";
import { codeBlock, copyButton, field, figures, outcome, part, run } from "./controls.js";
import { curl, sampleOf } from "./curl.js";
import { h } from "./dom.js";
import { duration } from "./format.js";
import { pretty } from "./json-text.js";
import { fact, sizeOf } from "./messages.js";
import { linkOf, pathOf } from "./router.js";
import { store } from "./store.js";

/** @returns {{kind: string, title: string, element: Element}} */
export function tryForm(endpoint) {
  const method = h("select", null, ...["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].map(name => h("option", { selected: name === endpoint.method }, name)));
  const names = endpoint.parameters ?? [...endpoint.url.matchAll(/\{([^{}]+)\}/g)].map(match => match[1]);
  const parameters = names.map(name => ({ name, input: h("input", { value: sampleOf(name), autocomplete: "off", spellcheck: "false" }) }));
  const url = h("input", { class: "code", autocomplete: "off", spellcheck: "false" });
  const fillUrl = () => { url.value = parameters.reduce((text, { name, input }) => text.replaceAll(`{${name}}`, () => escaped(name, input.value)), endpoint.url); };
  parameters.forEach(({ input }) => input.addEventListener("input", fillUrl));
  fillUrl();
  const headers = h("textarea", { rows: "2", class: "code", spellcheck: "false" });
  headers.value = headerLines(endpoint);
  // Signatures are longer than a line.
  headers.rows = Math.max(2, headers.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0));
  const body = h("textarea", { rows: endpoint.body ? "10" : "3", class: "code", spellcheck: "false" });
  body.value = endpoint.body ? pretty(endpoint.body) : "";
  const result = outcome();
  const answer = h("div", { class: "answer" });
  const button = h("button", { type: "submit", class: "primary" }, "Send");
  const request = () => ({ method: method.value, url: url.value, headers: readHeaders(headers.value), body: method.value === "GET" || method.value === "HEAD" ? "" : body.value });

  async function send() {
    await run(button, result, async () => {
      answer.replaceChildren();
      const tried = await post("/local/try", request());
      const tell = tried.status < 400 ? result.good : result.bad;
      tell(`Answered with ${tried.status} in ${duration(tried.durationMs)}.`);
      answer.replaceChildren(show(tried));
    });
  }

  const node = store.nodes.get(endpoint.node);
  return {
    kind: `${endpoint.title} · ${endpoint.service}`,
    title: `${endpoint.method} ${pathOf(endpoint)}`,
    element: h("div", { class: "body" },
      h("form", {
        class: "send",
        onsubmit: event => {
          event.preventDefault();
          send();
        },
      },
      parameters.length > 0 ? h("div", { class: "row" }, ...parameters.map(({ name, input }) => field(name, input))) : null,
      h("div", { class: "row address" }, field("Method", method), field("Address", url)),
      field("Headers", headers, "a line each, name: value"),
      field("Body", body),
      h("div", { class: "buttons" }, button, copyButton("Copy as curl", () => curl(request())), result.element)),
      answer,
      node ? h("p", { class: "faint" }, "Leads to ", h("a", { href: linkOf(node) }, node.name), ".") : null),
  };
}

/** A part of an address; of one that takes all the rest, {name*} and {name+}, the slashes stay. */
function escaped(name, value) {
  return /[*+]$/.test(name) ? value.split("/").map(encodeURIComponent).join("/") : encodeURIComponent(value);
}

/** The answer of POST /local/try. */
function show({ status, headers, body, durationMs, isBase64, isTruncated }) {
  const numbers = figures("Status", "Time", "Size");
  numbers.set("Status", String(status), status < 400 ? "good" : "bad");
  numbers.set("Time", duration(durationMs));
  numbers.set("Size", isBase64 ? "binary" : sizeOf(body));
  return part("Answer", numbers.element,
    isTruncated ? h("p", { class: "warning" }, "The body is longer than what is shown, its first MB.") : null,
    body === "" ? h("p", { class: "empty" }, "It has no body.") : codeBlock(pretty(body), isBase64 ? "Body, as base64" : "Body"),
    h("details", { class: "fields" }, h("summary", null, "Header fields"), h("dl", { class: "facts" }, ...Object.entries(headers).flatMap(([name, value]) => fact(name, value)))));
}

function headerLines(endpoint) {
  const fields = { ...endpoint.headers };
  if (endpoint.contentType && !Object.keys(fields).some(name => name.toLowerCase() === "content-type")) {
    fields["Content-Type"] = endpoint.contentType;
  }

  return Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join("\n");
}

function readHeaders(text) {
  const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "");
  const wrong = lines.find(line => line.indexOf(":") < 1);
  if (wrong !== undefined) {
    throw new Error(`The header line '${wrong}' is not of the form name: value.`);
  }

  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]));
}
