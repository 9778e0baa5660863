// Requests to the page's own server.

/** The server's refusal, or its absence. */
export class RequestError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** GETs JSON. */
export function get(path) {
  return request(path, {}, response => response.json());
}

/** GETs JSON whose numbers keep all their digits where the browser can do that: JSON.stringify writes them as they came. */
export function getExact(path) {
  const exact = (key, value, context) =>
    typeof value === "number" && context?.source !== undefined && String(value) !== context.source && JSON.rawJSON ? JSON.rawJSON(context.source) : value;
  return request(path, {}, async response => JSON.parse(await response.text(), exact));
}

/** POSTs JSON and reads JSON. */
export function post(path, body = {}) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }, response => response.json());
}

async function request(path, options, read) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new RequestError("The service does not answer. Has it ended? Start it with dotnet run; this page finds it again by itself.", 0);
  }

  const answer = await read(response).catch(() => null);
  if (!response.ok) {
    throw new RequestError(answer?.error ?? `${path} was answered with status ${response.status}.`, response.status);
  }

  return answer;
}

/**
 * Loads again when something has changed: once a second at most, and never twice at once.
 * @param {function(): *} signature What the loaded depends on; compared as JSON.
 * @param {function(): Promise} load
 * @returns {{check: function(), now: function(): Promise, dispose: function()}}
 */
export function refresher(signature, load) {
  let loadedOf;
  let loadedAt = -Infinity;
  let isLoading = false;
  let timer = 0;
  const now = async () => {
    clearTimeout(timer);
    timer = 0;
    isLoading = true;
    loadedOf = JSON.stringify(signature());
    loadedAt = performance.now();
    try {
      await load();
    } finally {
      isLoading = false;
    }
  };
  return {
    now,
    check() {
      if (!isLoading && !timer && JSON.stringify(signature()) !== loadedOf) {
        timer = setTimeout(now, Math.max(0, loadedAt + 1000 - performance.now()));
      }
    },
    dispose() {
      clearTimeout(timer);
      timer = -1;
    },
  };
}
