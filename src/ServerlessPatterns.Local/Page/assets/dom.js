// Elements, and lists of elements that keep what has not changed: focus, open details and selections stay where they are.

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * Makes an HTML element.
 * @param {string} tag Its name.
 * @param {Object<string, *>} [attributes] Functions are listeners ("onclick"), true is an attribute without value, null and false are left out.
 * @param {...(Node|string|null)} children Texts and nodes; null is left out.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element, as {@link h} does. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Sets an element's text where it is another. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets an attribute where it is another; null removes it. */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

/**
 * Keeps a parent's children in step with items.
 * @param {Element} parent Has no other children.
 * @param {function(*): string} key What tells items apart.
 * @param {function(*): {element: Element, update: function(*)=}} create Makes an item's element.
 * @returns {function(Array)} Call it with the items.
 */
export function keyed(parent, key, create) {
  let shown = new Map();
  return items => {
    const next = new Map();
    let place = parent.firstElementChild;
    for (const item of items) {
      const id = key(item);
      if (next.has(id)) {
        continue;
      }

      const entry = shown.get(id) ?? create(item);
      shown.delete(id);
      next.set(id, entry);
      entry.update?.(item);
      if (entry.element === place) {
        place = place.nextElementSibling;
      } else {
        parent.insertBefore(entry.element, place);
      }
    }

    shown.forEach(entry => entry.element.remove());
    shown = next;
  };
}

/** Tells users of screen readers what came of what they did. */
export function say(text) {
  document.getElementById("said").textContent = text;
}
