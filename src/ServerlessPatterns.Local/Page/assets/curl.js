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
