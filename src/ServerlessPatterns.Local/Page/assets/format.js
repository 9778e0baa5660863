// Numbers, durations and times for people.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** 1234567 → "1,234,567"; what is not there → "–". */
export function count(value) {
  return Number.isFinite(value) ? whole.format(value) : "–";
}

/** Messages a second: "0", "0.4", "12". */
export function rate(value) {
  return !Number.isFinite(value) ? "–" : value >= 10 ? whole.format(value) : tenth.format(value);
}

/** "1 message", "2 messages". */
export function plural(number, noun) {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** Milliseconds → "0.4 ms", "12 ms", "3.2 s", "2 min 5 s". */
export function duration(milliseconds) {
  if (!Number.isFinite(milliseconds)) {
    return "–";
  }

  if (milliseconds < 999.5) {
    return `${milliseconds < 9.95 ? tenth.format(milliseconds) : whole.format(milliseconds)} ms`;
  }

  return milliseconds < 59_950 ? `${tenth.format(milliseconds / 1000)} s` : age(milliseconds / 1000);
}

/** Seconds, of which fractions are nobody's concern: "0 s", "2 min 5 s", "3 h 4 min". */
export function age(seconds) {
  if (!Number.isFinite(seconds)) {
    return "–";
  }

  const total = Math.round(seconds);
  const parts = [[Math.floor(total / 86_400), "d"], [Math.floor(total / 3600) % 24, "h"], [Math.floor(total / 60) % 60, "min"], [total % 60, "s"]];
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0 ? "0 s" : parts.slice(first, first + 2).filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`).join(" ");
}

/** A time → "now", "12 s ago", "in 2 min 40 s". */
export function ago(time, now = Date.now()) {
  const seconds = (now - Date.parse(time)) / 1000;
  return seconds <= -1.5 ? `in ${age(-seconds)}` : seconds < 1.5 ? "now" : `${age(seconds)} ago`;
}

/** A time, to the millisecond. */
export function exact(time) {
  const date = new Date(time);
  return `${clock.format(date)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/** Bytes → "12 bytes", "3.4 KB". */
export function bytes(number) {
  return number < 1024 ? plural(number, "byte") : number < 1_048_576 ? `${tenth.format(number / 1024)} KB` : `${tenth.format(number / 1_048_576)} MB`;
}
