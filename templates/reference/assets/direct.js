// Calls that a page sends by itself, as the generated package writes them. It has the
// same ways as one that a local server serves.
"use strict";

const talk = (() => {
  const { bodyOf, essence, whole } = came;
  const { compact, fields, header, path, query } = wire;
  const base = document.body.dataset.root;
  const REFUSED =
    "The browser has no answer to show. The API may be out of reach, or may not let pages of other sites call it (CORS), " +
    "or it leads elsewhere. The code on this page is free of that, and so are the same pages served by calco reference --serve.";

  const made = []; // the calls of this page, the latest first
  const form = data("data-form");
  const keys = form?.direct.keys.length ? directKeys.keysOf(form.direct) : null;

  function data(name) {
    const block = document.querySelector(`script[${name}]`);
    return block && JSON.parse(block.textContent);
  }

  // What a local server would be asked: the calls that were made here.
  async function ask(wanted) {
    if (wanted === "calls") return made.map((call) => call.line);
    const call = made.find((one) => `calls/${one.line.number}` === wanted);
    return call ?? { error: { message: "There is no such call." } };
  }

  class EntryError extends Error {
    constructor(message, field) {
      super(message);
      this.field = field;
    }
  }

  // What was entered in a field, as a value.
  function valueOf(each, entered) {
    if (each.kind === "list") {
      const lines = Array.isArray(entered) ? entered : entered.split(/\r?\n/);
      return lines.filter((one) => one !== "").map((one) => token(each.item, one));
    }
    return each.kind === "json" ? faithfulJSON.read(entered) : token(each.kind, entered);
  }

  function token(kind, text) {
    if (kind === "integer") return { raw: String(BigInt(text.trim())) };
    if (kind === "number" || kind === "boolean") return { raw: text.trim() };
    return faithfulJSON.string(text);
  }

  function requestOf(asked) {
    const { direct } = form;
    const request = { method: form.operation.split(" ")[0], headers: {}, masked: {}, pieces: [], shown: [], secrets: [] };
    let place = form.operation.slice(request.method.length + 1);
    request.headers.accept = direct.accept;
    for (const each of form.fields) {
      const entered = asked.arguments[each.argument];
      if (entered === undefined) continue;
      try {
        const value = valueOf(each, entered);
        const how = direct.parameters[each.argument];
        if (each.location === "path") place = place.replaceAll(`{${each.name}}`, () => path(each.name, value, how));
        else if (each.location === "query") request.pieces.push(...query(each.name, value, how));
        else {
          const text = header(each.name, value, how);
          if (text !== null) request.headers[each.name.toLowerCase()] = text;
        }
      } catch (error) {
        throw new EntryError(error.message, each.argument);
      }
    }
    if (asked.media_type) write(asked, request);
    request.shown.push(...request.pieces);
    request.isSigned = keys ? keys.carry(request) : false;
    const address = form.servers[asked.server][0] + place;
    const joined = (pieces) => (pieces.length ? `${address}${address.includes("?") ? "&" : "?"}${pieces.join("&")}` : address);
    request.url = joined(request.pieces);
    request.told = {
      method: request.method,
      url: joined(request.shown),
      headers: Object.entries({ ...request.headers, ...request.masked }),
      body: typeof request.body === "string" ? request.body : "",
      status: null,
    };
    return request;
  }

  // The body in the representation that was chosen.
  function write(asked, request) {
    const number = form.bodies.findIndex((one) => one.media_type === asked.media_type);
    const chosen = form.bodies[number];
    let type = chosen.media_type;
    if (chosen.is_binary) {
      if (!asked.file && !asked.body) return;
      request.body = asked.file ? bytesOf(asked.file.content) : asked.body;
      if (type.includes("*")) type = asked.file?.media_type || "application/octet-stream";
    } else if (!asked.body.trim()) return;
    else if (!chosen.is_json) {
      request.body = asked.body;
      const isText = /^text\/|[/+]xml$/.test(essence(type));
      if (isText && !type.includes("charset")) type += "; charset=utf-8";
    } else {
      const value = faithfulJSON.read(asked.body);
      // A method that takes properties makes no body of none of them.
      if (!form.body_argument && !form.body_required && value instanceof Map && !value.size) return;
      try {
        request.body = textOf(type, value, form.direct.bodies[number]);
      } catch (error) {
        throw new EntryError(error.message, "body");
      }
    }
    request.headers["content-type"] = type;
  }

  function textOf(type, value, parts) {
    if (/urlencoded$/.test(essence(type))) return fields(value, parts);
    if (!/[/+]json$/.test(essence(type))) {
      if (!Array.isArray(value)) throw new RangeError("An array is expected, an item of which is a line.");
      const mark = /json-seq$/.test(type) ? "\x1e" : "";
      return value.map((one) => `${mark}${compact(one)}\n`).join("");
    }
    return compact(value);
  }

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  }

  // Sends what was asked for; gives what became of it, without what is secret.
  async function stream(_, asked, tell, signal) {
    const line = {
      number: (made[0]?.line.number ?? 0) + 1,
      operation: form.operation,
      at: Date.now() / 1000,
      state: "ended",
      status: null,
      elapsed: null,
    };
    const { file, ...rest } = asked;
    const shown = file ? { ...rest, file: { name: file.name } } : rest;
    let request;
    try {
      request = requestOf(asked);
    } catch (error) {
      if (!(error instanceof EntryError)) throw error;
      return { error: { kind: "validation", message: error.message, field: error.field } };
    }
    const started = performance.now();
    let told;
    try {
      told = await answered(request, tell, signal, started);
    } catch (error) {
      if (!signal.aborted && !(error instanceof TypeError)) throw error;
      line.state = signal.aborted ? "stopped" : "ended";
      told = signal.aborted ? { stopped: true } : { requests: [request.told], error: { kind: "connection", message: REFUSED } };
    }
    line.status = told.answer?.status ?? null;
    line.elapsed = told.answer?.elapsed ?? null;
    made.unshift({ line, asked: shown, told });
    return told;
  }

  async function answered(request, tell, signal, started) {
    const { method, url, headers, body } = request;
    const answer = await fetch(url, {
      method,
      headers,
      body,
      signal,
      // Nothing of this page goes with it, and nothing of it goes elsewhere.
      mode: "cors",
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    request.told.status = answer.status;
    const elapsed = (performance.now() - started) / 1000;
    const hide = (text) => request.secrets.reduce((found, secret) => (secret.length < 4 ? found : found.replaceAll(secret, "***")), text);
    const content = await whole(answer, (said) => tell(said.item ? { item: { ...said.item, text: hide(said.item.text) } } : said));
    const found = bodyOf(content);
    const notes = answer.status === 401 && !request.isSigned ? ["No credential was sent: enter one above."] : [];
    return {
      requests: [request.told],
      mismatches: [],
      notes,
      answer: {
        status: answer.status,
        reason: answer.statusText,
        elapsed,
        headers: [...answer.headers].map(([name, value]) => [name, hide(value)]),
        size: content.bytes.length,
        body: "text" in found ? { ...found, text: hide(found.text) } : found,
      },
    };
  }

  return { ask, base, data, isLocal: false, keys, stream };
})();
