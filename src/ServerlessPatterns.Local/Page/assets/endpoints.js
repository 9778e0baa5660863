// The panel of endpoints: everything that answers over HTTP, to be tried.

import { link, pathOf, route } from "./router.js";
import { matches, store } from "./store.js";
import { dataTable } from "./table.js";
import { tryForm } from "./try-form.js";

const kinds = { api: "API", loadBalancer: "load balancer", queue: "queue", topic: "topic" };

export const endpointsPanel = {
  id: "endpoints",
  title: "Endpoints",
  about: "What answers over HTTP. Choose one to try it.",
  open() {
    const table = dataTable({
      label: "Endpoints",
      key: endpoint => store.architecture.endpoints.indexOf(endpoint),
      isCurrent: endpoint => route().parts[0] === String(store.architecture.endpoints.indexOf(endpoint) + 1),
      empty: "These services have no endpoint.",
      columns: [
        { title: "Method", code: true, text: endpoint => endpoint.method, tone: endpoint => endpoint.method.toLowerCase(), sort: endpoint => endpoint.method },
        { title: "Path", code: true, wide: true, text: pathOf, hint: endpoint => endpoint.url, href: addressOf, sort: pathOf },
        { title: "What", text: endpoint => endpoint.title, sort: endpoint => endpoint.title },
        { title: "Through", extra: true, text: endpoint => kinds[endpoint.kind] ?? endpoint.kind, sort: endpoint => endpoint.kind },
        { title: "Service", extra: true, text: endpoint => endpoint.service, sort: endpoint => endpoint.service },
      ],
    });
    return {
      element: table.element,
      update: () => table.update(store.architecture.endpoints.filter(endpoint => matches(endpoint.url, endpoint.title, endpoint.method, endpoint.service))),
    };
  },
  detail(parts) {
    const endpoint = store.architecture.endpoints[Number(parts[0]) - 1];
    return endpoint ? tryForm(endpoint) : null;
  },
};

/** Where an endpoint is tried. */
export function addressOf(endpoint) {
  return link("endpoints", String(store.architecture.endpoints.indexOf(endpoint) + 1));
}
