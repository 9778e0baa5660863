// The panel of topics, and a topic in full: what was published, and which queue got it or did not, and why.

import { get, refresher } from "./api.js";
import { about, connections } from "./connections.js";
import { codeBlock, command, figures, part, setTime, timeAgo } from "./controls.js";
import { sampleCurl } from "./curl.js";
import { h, keyed, setAttribute, setText } from "./dom.js";
import { count, plural, rate } from "./format.js";
import { pretty } from "./json-text.js";
import { fact, oneLine } from "./messages.js";
import { titleOf } from "./names.js";
import { ratePlot } from "./plot.js";
import { link, route } from "./router.js";
import { sendForm } from "./send-form.js";
import { endpointsOf, isFifo, lastSample, matches, rates, store } from "./store.js";
import { dataTable } from "./table.js";

const shown = 50;
const topics = () => store.architecture.nodes.filter(node => node.kind === "topic");
const subscriptions = node => store.architecture.edges.filter(edge => edge.from === node.id && edge.kind === "subscription");
const published = node => store.state?.topics[node.id]?.published;

export const topicsPanel = {
  id: "topics",
  title: "Topics",
  about: "What was published, which queue got it, and which filter kept it out.",
  open() {
    const table = dataTable({
      label: "Topics",
      key: node => node.id,
      isCurrent: node => route().parts.slice(0, 2).join("/") === node.id,
      empty: "These services have no topic. A message type with [FanOutTopic] makes one.",
      columns: [
        { title: "Topic", wide: true, text: node => node.name, href: node => link("topics", node.id), hint: node => node.detail ?? null, sort: node => node.name },
        { title: "Service", extra: true, text: node => node.service, sort: node => node.service },
        { title: "Subscriptions", numeric: true, text: node => count(subscriptions(node).length), sort: node => subscriptions(node).length },
        { title: "Published", numeric: true, text: node => count(published(node)), sort: published },
        { title: "A second", extra: true, numeric: true, text: node => rate(rates("topics", node.id, "published")[1].at(-1) ?? 0) },
      ],
    });
    return { element: table.element, update: () => table.update(topics().filter(node => matches(node.name, node.service, node.id))) };
  },
  detail(parts) {
    const node = store.nodes.get(parts.slice(0, 2).join("/"));
    return node ? topicDetail(node) : null;
  },
};

/** @returns {{kind: string, title: string, element: Element, update: function(), dispose: function()}} */
export function topicDetail(node) {
  const path = `/local/topics/${node.id}`;
  const endpoint = endpointsOf(node.id)[0];
  const numbers = figures("Published", "Subscriptions");
  numbers.set("Subscriptions", count(subscriptions(node).length));
  const plot = ratePlot([{ label: "Published", colour: "--accent" }]);
  const list = h("div", { class: "messages" });
  const update = keyed(list, publication => publication.messageId + publication.time, publicationItem);
  const failure = h("p", { class: "failure", hidden: true });
  const empty = h("div", { class: "empty", hidden: true }, "Nothing has been published yet. Publish with the form below", endpoint ? ", or from a terminal:" : ".", endpoint ? command(sampleCurl(endpoint)) : null);
  let drawn = 0;
  const publications = refresher(() => published(node), async () => {
    try {
      const answer = await get(`${path}/publications?limit=${shown}`);
      update(answer.publications);
      empty.hidden = answer.publications.length > 0;
      failure.hidden = true;
    } catch (error) {
      failure.hidden = false;
      setText(failure, error.message);
    }
  });
  publications.now();
  return {
    kind: `Topic of ${node.service}`,
    title: node.name,
    element: h("div", { class: "body" },
      about(node),
      numbers.element,
      plot.element,
      part(`Latest publications`, failure, list, empty),
      part("Publish", sendForm({ path: `${path}/messages`, action: "Publish", sample: endpoint?.body, isFifo: isFifo(node), sent: () => publications.now() })),
      connections(node)),
    update() {
      numbers.set("Published", count(published(node)));
      if (drawn !== lastSample()) {
        drawn = lastSample();
        plot.update(rates("topics", node.id, "published"));
      }

      publications.check();
    },
    dispose() {
      publications.dispose();
      plot.dispose();
    },
  };
}

const outcomes = { delivered: "delivered", filtered: "filtered out", failed: "failed", deadLettered: "to dead letters" };

function publicationItem(publication) {
  const time = timeAgo(publication.time);
  const got = h("span", { class: "tag" });
  const verdicts = h("ul", { class: "verdicts" });
  const updateVerdicts = keyed(verdicts, verdict => verdict.queue, verdictItem);
  const element = h("details", null,
    h("summary", null, got, h("span", { class: "first-line" }, oneLine(publication.body)), time),
    publication.isDuplicate ? h("p", { class: "faint" }, "A duplicate: it was published within the last five minutes already, and so was delivered to nobody.") : null,
    verdicts,
    codeBlock(pretty(publication.body), "Message body"),
    h("dl", { class: "facts" },
      ...fact("Message id", publication.messageId),
      ...fact("Group", publication.groupId),
      ...Object.entries(publication.attributes ?? {}).flatMap(([name, value]) => fact(`Attribute ${name}`, typeof value === "string" ? value : JSON.stringify(value)))),
    publication.traceId ? h("p", null, h("a", { href: link("traces", publication.traceId) }, "Show its trace")) : null);
  return {
    element,
    update(next) {
      setTime(time, next.time);
      const delivered = next.verdicts.filter(verdict => verdict.outcome === "delivered").length;
      const isBad = next.verdicts.some(verdict => verdict.outcome === "failed" || verdict.outcome === "deadLettered");
      setText(got, next.isDuplicate ? "duplicate" : `${delivered} of ${plural(next.verdicts.length, "queue")}`);
      setAttribute(got, "data-tone", isBad ? "bad" : delivered > 0 ? "good" : null);
      updateVerdicts(next.verdicts);
    },
  };
}

function verdictItem(verdict) {
  const tag = h("span", { class: "tag" });
  const why = h("p", { class: "why" });
  const queue = store.nodes.get(verdict.queue);
  return {
    element: h("li", null, h("a", { href: link("queues", verdict.queue) }, queue ? titleOf(queue) : verdict.queue), tag, why),
    update(next) {
      setText(tag, outcomes[next.outcome] ?? next.outcome);
      setAttribute(tag, "data-tone", next.outcome === "delivered" ? "good" : next.outcome === "filtered" ? null : "bad");
      setText(why, next.why ?? "");
      why.hidden = !next.why;
    },
  };
}
