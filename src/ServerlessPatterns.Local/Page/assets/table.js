// Tables whose rows stay where they are while their numbers change.

import { h, keyed, setAttribute, setText } from "./dom.js";
import { plural } from "./format.js";

const mostRows = 200;

/**
 * A column.
 * @typedef {Object} Column
 * @property {string} title
 * @property {function(*): string} [text] What a cell says.
 * @property {function(*): string|null} [hint] What it says to who points at it.
 * @property {function(*): string|null} [href] Where it leads. The first column with one is the row's link.
 * @property {function(*): string|null} [tone] "bad", "warn", "good", "faint".
 * @property {boolean} [numeric] Set flush right.
 * @property {boolean} [code] Set in the fixed-width font.
 * @property {boolean} [wide] Takes the room that is left.
 * @property {boolean} [extra] Left out where there is little room.
 * @property {function(*): number|string} [sort] What the column is sorted by; without it there is no sorting by it.
 * @property {function(*): {element: Element, update: function(*)}} [make] A cell with elements of its own instead of text.
 */

/**
 * @param {Object} options
 * @param {string} options.label The table's name.
 * @param {Column[]} options.columns
 * @param {function(*): string} options.key What tells rows apart.
 * @param {function(*): boolean} [options.isCurrent] Whether a row's detail is shown.
 * @param {Element|string} [options.empty] Shown instead of the table when there are no rows.
 * @returns {{element: Element, update: function(Array)}}
 */
export function dataTable({ label, columns, key, isCurrent, empty = "There is nothing here." }) {
  let sorting = null;
  let latest = [];
  const headings = columns.map(column => heading(column));
  const body = h("tbody");
  const table = h("table", { "aria-label": label }, h("thead", null, h("tr", null, ...headings)), body);
  const more = h("p", { class: "more", hidden: true });
  const nothing = h("div", { class: "empty", hidden: true }, empty);
  const rows = keyed(body, key, item => row(item));

  function heading(column) {
    const cell = h("th", { scope: "col", class: classes(column) });
    if (column.sort) {
      cell.append(h("button", { type: "button", class: "sort", onclick: () => sortBy(column) }, column.title));
    } else {
      cell.append(column.title);
    }

    return cell;
  }

  function sortBy(column) {
    sorting = sorting?.column !== column ? { column, descending: Boolean(column.numeric) } : { column, descending: !sorting.descending };
    headings.forEach((cell, i) => setAttribute(cell, "aria-sort", columns[i] === column ? (sorting.descending ? "descending" : "ascending") : null));
    update(latest);
  }

  function row(first) {
    const cells = columns.map(column => cell(column, first));
    let item = first;
    const element = h("tr", {
      onclick: event => {
        const address = columns.find(column => column.href)?.href(item);
        if (address && !event.target.closest("a, button") && getSelection().isCollapsed) {
          location.hash = address;
        }
      },
    }, ...cells.map(each => each.element));
    element.classList.toggle("leads", columns.some(column => column.href));
    return {
      element,
      update(next) {
        item = next;
        cells.forEach(each => each.update(next));
        setAttribute(element, "aria-current", isCurrent?.(next) ? "true" : null);
      },
    };
  }

  function update(items) {
    latest = items;
    const sorted = !sorting ? items : [...items].sort((a, b) => compare(sorting.column.sort(a), sorting.column.sort(b)) * (sorting.descending ? -1 : 1));
    rows(sorted.slice(0, mostRows));
    table.hidden = items.length === 0;
    nothing.hidden = items.length > 0;
    more.hidden = items.length <= mostRows;
    setText(more, `The first ${mostRows} of ${plural(items.length, "row")}. Filter to see others.`);
  }

  return { element: h("div", { class: "table" }, table, more, nothing), update };
}

function cell(column, first) {
  const element = h("td", { class: classes(column) });
  if (column.make) {
    const made = column.make(first);
    element.append(made.element);
    return { element, update: made.update };
  }

  const inner = column.href ? element.appendChild(h("a")) : element;
  return {
    element,
    update(item) {
      setText(inner, column.text(item));
      if (column.href) {
        setAttribute(inner, "href", column.href(item));
      }

      if (column.hint) {
        setAttribute(element, "title", column.hint(item));
      }

      if (column.tone) {
        setAttribute(element, "data-tone", column.tone(item));
      }
    },
  };
}

function classes(column) {
  return [column.numeric && "number", column.code && "code", column.wide && "wide", column.extra && "extra"].filter(Boolean).join(" ") || null;
}

function compare(a, b) {
  return typeof a === "string" ? a.localeCompare(b) : (a ?? -Infinity) - (b ?? -Infinity);
}
