// What comes of an answer that a page reads by itself.
"use strict";

const came = (() => {
  const MOST_SHOWN = 2 * 1024 * 1024; // bytes
  const MOST = 16 * 1024 * 1024; // bytes that are read at all
  const LONGEST_ITEM = 20000; // characters of one that is shown while others follow
  const TEXTS = /^text\/|[/+](json|xml|jsonl|ndjson|x-ndjson|json-seq|yaml)$|javascript$|graphql$|yaml$|toml$|urlencoded$/;
  const LINES = /^application\/(x-)?(jsonl|jsonlines|ndjson|json-seq|json-stream)$|^application\/stream\+json$|\+json-seq$/;
  // How a file begins says what it is; what its sender calls it does not.
  const PICTURES = [
    ["\x89PNG\r\n\x1a\n", "image/png"],
    ["\xff\xd8\xff", "image/jpeg"],
    ["GIF8", "image/gif"],
    ["%PDF-", "application/pdf"],
  ];

  // A media type without its parameters.
  function essence(type) {
    return type.split(";")[0].trim().toLowerCase();
  }

  // Reads an answer to its end, or as much of it as is shown. What comes piece by
  // piece is told while it comes.
  async function whole(answer, tell) {
    const type = essence(answer.headers.get("content-type") ?? "");
    const isStream = type === "text/event-stream" || LINES.test(type);
    if (isStream) tell({ head: { status: answer.status, reason: answer.statusText } });
    const items = isStream ? itemsOf(type, tell) : null;
    const pieces = [];
    let length = 0;
    const reader = answer.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      length += value.length;
      items?.(value);
      if (length > (isStream ? MOST_SHOWN : MOST)) {
        await reader.cancel();
        break;
      }
    }
    return { bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()), type };
  }

  // Takes bytes of a stream, and tells each item as soon as it is complete.
  function itemsOf(type, tell) {
    const decoder = new TextDecoder();
    const isEvents = type === "text/event-stream";
    let rest = "";
    return (bytes) => {
      const parts = (rest + decoder.decode(bytes, { stream: true })).replace(/\r\n/g, "\n").split(isEvents ? "\n\n" : "\n");
      rest = parts.pop();
      for (const part of parts) {
        const item = isEvents ? eventOf(part) : { text: part.replace(/^\x1e/, "") };
        if (item.text.trim()) tell({ item: { ...item, text: item.text.slice(0, LONGEST_ITEM) } });
      }
    };
  }

  // An event of text/event-stream (HTML, server-sent events).
  function eventOf(block) {
    const found = { text: "" };
    const data = [];
    for (const line of block.split("\n")) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (name === "data") data.push(value);
      else if (name === "event" || name === "id") found[name] = value;
    }
    found.text = data.join("\n");
    return found;
  }

  // A body as it is shown.
  function bodyOf({ bytes, type }) {
    const cut = bytes.length > MOST_SHOWN;
    const text = new TextDecoder().decode(bytes.subarray(0, MOST_SHOWN));
    const found = { media_type: type, cut };
    const isText = type ? TEXTS.test(type) : !text.includes("\ufffd");
    if (isText && !text.slice(0, 1000).includes("\0")) return { ...found, text };
    const raw = cut ? "" : [...bytes].map((one) => String.fromCharCode(one)).join("");
    const isWebp = raw.startsWith("RIFF") && raw.slice(8, 12) === "WEBP";
    const known = PICTURES.find(([start]) => raw.startsWith(start))?.[1] ?? "";
    return { ...found, base64: btoa(raw), shows: isWebp ? "image/webp" : known };
  }

  return { bodyOf, essence, whole };
})();
