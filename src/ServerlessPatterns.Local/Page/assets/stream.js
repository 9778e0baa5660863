// The stream of server-sent events, which is opened again until the server is back.

const firstWait = 500;
const longestWait = 4000;

/**
 * Follows the server.
 * @param {Object} handlers
 * @param {function(): Promise} handlers.opened The stream is there, for the first time or again; what it returns is waited for.
 * @param {function()} handlers.lost It is gone.
 * @param {Object<string, function(*)>} handlers.events What comes, by name.
 */
export function follow({ opened, lost, events }) {
  let wait = firstWait;
  const open = () => {
    const source = new EventSource("/local/events");
    let ready = null;
    let isClosed = false;
    source.onopen = () => {
      ready = opened().then(() => { wait = firstWait; }, again);
    };
    for (const [name, handle] of Object.entries(events)) {
      source.addEventListener(name, async event => {
        await ready;
        handle(JSON.parse(event.data));
      });
    }

    const again = () => {
      if (isClosed) {
        return;
      }

      isClosed = true;
      source.close();
      lost();
      setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWait);
    };
    // The browser's own reconnection gives up after some answers, and says nothing meanwhile.
    source.onerror = again;
  };
  open();
}
