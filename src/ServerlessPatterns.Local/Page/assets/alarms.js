// The panel of alarms.

import { h } from "./dom.js";
import { count } from "./format.js";
import { matches, store } from "./store.js";
import { dataTable } from "./table.js";

const words = { OK: "OK", ALARM: "In alarm", INSUFFICIENT_DATA: "Insufficient data" };
const tones = { OK: "good", ALARM: "bad", INSUFFICIENT_DATA: "faint" };
const order = { ALARM: 0, OK: 1, INSUFFICIENT_DATA: 2 };

export const alarmsPanel = {
  id: "alarms",
  title: "Alarms",
  about: "The alarms of the templates, judged by what happens here.",
  badge() {
    const number = (store.state?.alarms ?? []).filter(alarm => alarm.state === "ALARM").length;
    return number === 0 ? null : { text: count(number), tone: "bad", hint: "Alarms that are on" };
  },
  open() {
    const table = dataTable({
      label: "Alarms",
      key: alarm => alarm.id,
      empty: h("p", null, "No alarm is watched: the templates have none, or the service has just begun."),
      columns: [
        { title: "State", text: alarm => words[alarm.state] ?? alarm.state, tone: alarm => tones[alarm.state], sort: alarm => order[alarm.state] },
        { title: "Alarm", text: alarm => alarm.name, hint: alarm => alarm.id, sort: alarm => alarm.name },
        { title: "Service", text: alarm => alarm.id.split("/")[0], sort: alarm => alarm.id },
        { title: "Reason", wide: true, text: alarm => alarm.reason ?? "", hint: alarm => alarm.reason ?? null },
      ],
    });
    return {
      element: table.element,
      update() {
        const alarms = (store.state?.alarms ?? []).filter(alarm => matches(alarm.name, alarm.id, alarm.reason, alarm.state));
        table.update([...alarms].sort((a, b) => order[a.state] - order[b.state] || a.id.localeCompare(b.id)));
      },
    };
  },
  detail: () => null,
};
