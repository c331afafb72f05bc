// How values are written in requests: what the generated package writes (OpenAPI 3.1,
// Style Values). A value is a Map, an Array, or a token, as faithfulJSON reads them.
"use strict";

const wire = (() => {
  const { entered, kind } = faithfulJSON;
  const SEPARATORS = { spaceDelimited: "%20", pipeDelimited: "%7C", tabDelimited: "%09" };
  const SIMPLE = { style: "simple", explode: false };
  const USUAL = { style: "form", explode: true, reserved: false, empty: false, json: false };
  const TRIPLE = /(%[0-9A-Fa-f]{2})/;

  // Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
  function escape(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  }

  // The same, leaving reserved characters that do not end or split a query.
  function escapeReserved(text) {
    const open = /[:/?@!$'()*,;=]/;
    const plain = (piece) => [...piece].map((one) => (open.test(one) ? one : escape(one))).join("");
    return text.split(TRIPLE).map((piece) => (TRIPLE.test(piece) ? piece : plain(piece))).join("");
  }

  // JSON on one line, without blanks.
  function compact(value) {
    if (value instanceof Map) {
      return `{${[...value].map(([name, one]) => `${JSON.stringify(name)}:${compact(one)}`).join(",")}}`;
    }
    if (Array.isArray(value)) return `[${value.map(compact).join(",")}]`;
    return kind(value) === "string" ? JSON.stringify(JSON.parse(value.raw)) : value.raw;
  }

  function isNull(value) {
    return kind(value) === "null";
  }

  function isDeep(value) {
    return value instanceof Map || Array.isArray(value);
  }

  function nested(value) {
    return isDeep(value) ? compact(value) : entered(value);
  }

  // A text; or items, each [text]; or properties, each [name, text].
  function shapeOf(value) {
    if (value instanceof Map) {
      return [...value].filter(([, one]) => !isNull(one)).map(([name, one]) => [name, nested(one)]);
    }
    if (Array.isArray(value)) return value.filter((one) => !isNull(one)).map((one) => [nested(one)]);
    return entered(value);
  }

  function shape(value, how) {
    return how.json ? compact(value) : shapeOf(value);
  }

  // Values; those of properties each after its name.
  function values(found, quoted) {
    return typeof found === "string" ? [quoted(found)] : found.flat().map(quoted);
  }

  // The same, but for properties that explode: name=value.
  function texts(found, how, quoted) {
    const isApart = how.explode && typeof found !== "string";
    return isApart ? found.map((item) => item.map(quoted).join("=")) : values(found, quoted);
  }

  function exploded(name, found, quoted) {
    if (typeof found === "string") return [`${name}=${quoted(found)}`];
    return found.map((item) => `${item.length > 1 ? escape(item[0]) : name}=${quoted(item.at(-1))}`);
  }

  function named(name, found, how, quoted) {
    if (how.explode) return exploded(name, found, quoted);
    const all = values(found, quoted);
    return all.length ? [`${name}=${all.join(SEPARATORS[how.style] ?? ",")}`] : [];
  }

  function deep(name, value, quoted) {
    if (value instanceof Map) {
      return [...value].flatMap(([key, one]) => deep(`${name}%5B${escape(key)}%5D`, one, quoted));
    }
    if (Array.isArray(value)) return value.flatMap((one, index) => deep(`${name}%5B${index}%5D`, one, quoted));
    return isNull(value) ? [] : [`${name}=${quoted(entered(value))}`];
  }

  // The name=value pieces of a parameter of the query, or of a field of a form.
  function query(name, value, how = USUAL) {
    const quoted = how.reserved ? escapeReserved : escape;
    if (isNull(value) && !how.json) return how.empty ? [`${escape(name)}=`] : [];
    if (how.style === "deepObject") return deep(escape(name), value, quoted);
    return named(escape(name), shape(value, how), how, quoted);
  }

  // What takes the place of a parameter in the path; throws where that would be nothing.
  function path(name, value, how = SIMPLE) {
    if (isNull(value) && !how.json) throw new RangeError(`${name}: a value is needed.`);
    const found = shape(value, how);
    let text;
    if (how.style === "matrix") {
      text = named(escape(name), found, how, escape)
        .map((piece) => `;${piece.replace(/=$/, "")}`)
        .join("");
    } else if (how.style === "label") text = `.${texts(found, how, escape).join(how.explode ? "." : ",")}`;
    else text = texts(found, how, escape).join(",");
    if (text === (how.style === "label" ? "." : "")) throw new RangeError(`${name}: an empty value would change the path.`);
    // They are dropped while they are spelled plainly, and by browsers even so.
    if (text === "." || text === "..") throw new RangeError(`${name}: a browser takes it for a step in the path.`);
    return text;
  }

  function header(name, value, how = SIMPLE) {
    if (isNull(value) && !how.json) return null;
    const found = shape(value, how);
    if (!found.length && typeof found !== "string") return null;
    return headerText(name, texts(found, how, String).join(","));
  }

  // A text as UTF-8, a character each byte, which is how Fetch wants it.
  function headerText(name, text) {
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) throw new RangeError(`${name}: a header has no control characters.`);
    return String.fromCharCode(...new TextEncoder().encode(text.trim()));
  }

  // A form of URL-encoded fields.
  function fields(value, parts) {
    if (!(value instanceof Map)) throw new RangeError("An object is expected: { … }");
    const usual = (one) => (one instanceof Map ? { ...USUAL, json: true } : USUAL);
    return [...value]
      .filter(([, one]) => !isNull(one))
      .flatMap(([name, one]) => query(name, one, parts[name] ?? usual(one)))
      .join("&");
  }

  return { compact, escape, fields, header, headerText, path, query };
})();
