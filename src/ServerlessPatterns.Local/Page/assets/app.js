// Starts the page: follows the server, and shows the panel and the detail that the address names.

import { alarmsPanel } from "./alarms.js";
import { get } from "./api.js";
import { architecturePanel } from "./architecture.js";
import { tick } from "./controls.js";
import { h, setAttribute, setText } from "./dom.js";
import { endpointsPanel } from "./endpoints.js";
import { plural } from "./format.js";
import { functionsPanel } from "./functions.js";
import { queuesPanel } from "./queues.js";
import { link, route } from "./router.js";
import { addInvocations, changed, setArchitecture, setHistory, setState, store, subscribe, takeSample } from "./store.js";
import { follow } from "./stream.js";
import { tablesPanel } from "./tables.js";
import { topicsPanel } from "./topics.js";
import { tracesPanel } from "./traces.js";

const panels = [architecturePanel, queuesPanel, topicsPanel, functionsPanel, tablesPanel, endpointsPanel, tracesPanel, alarmsPanel];
const places = Object.fromEntries(["panels", "panel", "detail", "main", "services", "connection", "lost", "filter", "alarm-chip"].map(id => [id, document.getElementById(id)]));

const earlier = 20;

let panel = null;
let detail = null;
let panelId = "";
let detailId = "";
let isFirstShown = true;

const links = panels.map(each => {
  const badge = h("span", { class: "badge", hidden: true });
  const element = h("a", { href: link(each.id) }, h("span", null, each.title), badge);
  places.panels.append(element);
  return { each, element, badge };
});

/** Shows what the address names; what is shown already stays as it is. */
function show() {
  if (!store.architecture) {
    return;
  }

  const { panel: name, parts } = route();
  const definition = panels.find(each => each.id === name) ?? architecturePanel;
  if (panelId !== definition.id) {
    const isFirst = panelId === "";
    panel?.dispose?.();
    panelId = definition.id;
    panel = definition.open();
    const title = h("h1", { id: "panel-title", tabindex: "-1" }, definition.title);
    places.panel.replaceChildren(h("header", null, title, h("p", null, definition.about)), panel.element);
    places.main.scrollTop = 0;
    if (!isFirst && parts.length === 0) {
      title.focus();
    }
  }

  showDetail(definition, parts);
  links.forEach(({ each, element }) => setAttribute(element, "aria-current", each === definition ? "page" : null));
  document.title = [detail?.title, definition.title, "Local cloud"].filter(Boolean).join(" · ");
  update();
}

function showDetail(definition, parts) {
  const id = parts.length > 0 ? [definition.id, ...parts].join("/") : "";
  if (id === detailId) {
    isFirstShown = false;
    return;
  }

  const closed = detailId;
  const isFirst = isFirstShown;
  isFirstShown = false;
  detail?.dispose?.();
  detailId = id;
  detail = id === "" ? null : definition.detail(parts) ?? missing(parts);
  places.detail.hidden = detail === null;
  document.body.classList.toggle("with-detail", detail !== null);
  if (detail) {
    const title = h("h2", { id: "detail-title", tabindex: "-1" }, detail.title);
    places.detail.replaceChildren(
      h("header", null,
        h("div", null, h("p", { class: "kind" }, detail.kind), title),
        h("a", { class: "close", href: link(definition.id), title: "Close (Escape)", "aria-label": `Close ${detail.title}` }, "×")),
      detail.element);
    places.detail.scrollTop = 0;
    // What the address names at the start is no answer to anything that was pressed.
    if (!isFirst) {
      title.focus({ preventScroll: true });
    }
  } else if (closed !== "") {
    places.detail.replaceChildren();
    focusLinkTo(closed);
  }
}

/** Back to where the detail was opened from, which can be a part of a longer address. */
function focusLinkTo(id) {
  const addresses = [...places.panel.querySelectorAll("a[href^='#/']")];
  const target = addresses.find(a => a.getAttribute("href") === `#/${id}`) ?? addresses.find(a => id.startsWith(a.getAttribute("href").slice(2)));
  (target ?? document.getElementById("panel-title"))?.focus({ preventScroll: true });
}

function missing(parts) {
  return { kind: "Nothing", title: parts.join("/"), element: h("p", { class: "empty" }, "There is no such thing here. The service may have been built anew since this address was made.") };
}

function update() {
  panel?.update?.();
  detail?.update?.();
  links.forEach(({ each, badge }) => {
    const value = each.badge?.() ?? null;
    badge.hidden = value === null;
    if (value !== null) {
      setText(badge, value.text);
      setAttribute(badge, "data-tone", value.tone);
      setAttribute(badge, "title", value.hint);
    }
  });
  showHeader();
}

function showHeader() {
  const connection = { connecting: "Connecting", live: "Live", lost: "Connection lost" }[store.connection];
  setText(places.connection, connection);
  setAttribute(places.connection, "data-state", store.connection);
  document.body.classList.toggle("is-lost", store.connection === "lost");
  const alarms = (store.state?.alarms ?? []).filter(alarm => alarm.state === "ALARM");
  setText(places["alarm-chip"], alarms.length === 0 ? "No alarm" : plural(alarms.length, "alarm"));
  setAttribute(places["alarm-chip"], "data-tone", alarms.length === 0 ? null : "bad");
  setAttribute(places["alarm-chip"], "title", alarms.map(alarm => `${alarm.name}: ${alarm.reason}`).join("\n") || null);
}

async function opened() {
  const [architecture, { samples }] = await Promise.all([get("/local/architecture"), get("/local/history")]);
  const isOther = JSON.stringify(architecture) !== JSON.stringify(store.architecture);
  if (isOther) {
    setArchitecture(architecture);
    places.services.replaceChildren(...architecture.services.map(service => h("span", null, service)),
      ...(architecture.speed !== 1 ? [h("span", { title: "How much faster the queues' clock runs" }, `speed ×${architecture.speed}`)] : []));
    panel?.dispose?.();
    detail?.dispose?.();
    [panel, detail, panelId, detailId] = [null, null, "", ""];
    getEarlier(architecture);
  }

  setHistory(samples);
  store.connection = "live";
  places.lost.hidden = true;
  show();
}

/** What was invoked before the page was opened; it is shown without if that cannot be had. */
function getEarlier({ nodes }) {
  nodes.filter(node => node.kind === "function").forEach(node =>
    get(`/local/functions/${node.id}/invocations?limit=${earlier}`).then(({ invocations }) => addInvocations({ invocations, skipped: 0 }), () => {}));
}

function lost() {
  if (store.connection !== "lost") {
    store.connection = "lost";
    places.lost.hidden = false;
    setText(places.lost, "Connection lost: the service has ended. What is shown is how it was then. Start it again with dotnet run; this page finds it by itself.");
    changed();
  }
}

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
    if (document.activeElement === places.filter && places.filter.value !== "") {
      return;
    }

    if (detailId !== "") {
      location.hash = link(panelId);
    }
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    places.filter.focus();
  }
});

places.filter.addEventListener("input", () => {
  store.filter = places.filter.value.trim().toLowerCase();
  changed();
});

document.querySelector(".skip").addEventListener("click", event => {
  // The address is the route's; the main part takes the focus without it.
  event.preventDefault();
  places.main.focus();
});

addEventListener("hashchange", show);
subscribe(update);
setInterval(() => {
  takeSample();
  // What is shown of a service that has ended is how it was then.
  if (store.connection !== "lost") {
    tick();
  }
}, 1000);
follow({ opened, lost, events: { state: setState, invocations: addInvocations } });
