// Texts of JSON as values in which numbers, names and their order stay as they came.
// An object is a Map, an array an Array; anything else is a token: { raw }.
"use strict";

const faithfulJSON = (() => {
  const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

  // A text that JSON.parse has accepted.
  function read(text) {
    const tokens = text.match(TOKEN);
    let at = 0;
    function value() {
      const token = tokens[at++];
      if (token === "{") {
        const found = new Map();
        while (tokens[at] !== "}") {
          const name = JSON.parse(tokens[at++]);
          at += 1; // the colon
          found.set(name, value());
          if (tokens[at] === ",") at += 1;
        }
        at += 1;
        return found;
      }
      if (token === "[") {
        const found = [];
        while (tokens[at] !== "]") {
          found.push(value());
          if (tokens[at] === ",") at += 1;
        }
        at += 1;
        return found;
      }
      return { raw: token };
    }
    return value();
  }

  function write(value, indent = "") {
    const inner = `${indent}  `;
    if (value instanceof Map) {
      const lines = [...value].map(([name, one]) => `${inner}${JSON.stringify(name)}: ${write(one, inner)}`);
      return lines.length ? `{\n${lines.join(",\n")}\n${indent}}` : "{}";
    }
    if (Array.isArray(value)) {
      const lines = value.map((one) => `${inner}${write(one, inner)}`);
      return lines.length ? `[\n${lines.join(",\n")}\n${indent}]` : "[]";
    }
    return value.raw;
  }

  // What kind of value it is, in the words of JSON Schema.
  function kind(value) {
    if (value instanceof Map) return "object";
    if (Array.isArray(value)) return "array";
    if (value.raw[0] === '"') return "string";
    return { true: "boolean", false: "boolean", null: "null" }[value.raw] ?? "number";
  }

  function string(text) {
    return { raw: JSON.stringify(text) };
  }

  // A token as somebody enters it.
  function entered(value) {
    return kind(value) === "string" ? JSON.parse(value.raw) : value.raw;
  }

  return { entered, kind, read, string, write };
})();
