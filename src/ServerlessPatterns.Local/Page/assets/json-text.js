// JSON set anew without being read as values: a number keeps all its digits, which JavaScript's numbers would not.

/** JSON with line breaks; what is no JSON as it is. */
export function pretty(text) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return set(text, (token, before, after) => {
    switch (token) {
      case "{":
      case "[":
        depth++;
        return isEnd(after) ? token : token + line();
      case "}":
      case "]":
        depth--;
        return isStart(before) ? token : line() + token;
      case ",":
        return token + line();
      case ":":
        return ": ";
      default:
        return token;
    }
  });
}

/** JSON on one line; what is no JSON as it is. */
export function compact(text) {
  return set(text, token => token);
}

function set(text, write) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }

  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
  return tokens.map((token, i) => write(token, tokens[i - 1], tokens[i + 1])).join("");
}

function isStart(token) {
  return token === "{" || token === "[";
}

function isEnd(token) {
  return token === "}" || token === "]";
}
