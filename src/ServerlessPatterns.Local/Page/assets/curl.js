// Command lines for a POSIX shell.

import { compact } from "./json-text.js";

/** A text that the shell leaves as it is. */
function quoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The curl line of a request.
 * @param {{method: string, url: string, headers?: Object<string, string>, contentType?: string, body?: string}} request
 */
export function curl({ method, url, headers = {}, contentType, body }) {
  const words = ["curl"];
  const hasBody = body !== undefined && body !== null && body !== "";
  if (method !== "GET" && !(method === "POST" && hasBody)) {
    words.push("-X", method);
  }

  words.push(quoted(url));
  const fields = Object.entries(headers);
  if (contentType && !fields.some(([name]) => name.toLowerCase() === "content-type")) {
    fields.push(["Content-Type", contentType]);
  }

  fields.forEach(([name, value]) => words.push("-H", quoted(`${name}: ${value}`)));
  if (hasBody) {
    // curl takes a text that begins with @ for a file's name.
    words.push(body.startsWith("@") ? "--data-raw" : "-d", quoted(compact(body)));
  }

  return words.join(" ");
}

/** What a parameter of an address is at first. A message of an id that was there within five minutes is taken, and not sent: each has one of its own. */
export function sampleOf(parameter) {
  return parameter === "deduplication" ? crypto.randomUUID().slice(0, 8) : "1";
}

/** The curl line of an endpoint, its address filled, to be run as it is. */
export function sampleCurl(endpoint) {
  return curl({ ...endpoint, url: endpoint.url.replace(/\{([^{}]+)\}/g, (place, name) => sampleOf(name)) });
}
