// How the answer to a call is shown. What others wrote is only ever text here.
"use strict";

const answers = (() => {
  function make(tag, attributes = {}, ...children) {
    const found = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) found.setAttribute(name, "");
      else if (value !== false && value !== null) found.setAttribute(name, value);
    }
    found.append(...children.filter((child) => child !== null));
    return found;
  }

  // The mistake in a text of JSON, with its place where the browser tells one.
  function mistake(text) {
    try {
      JSON.parse(text);
      return "";
    } catch (error) {
      const said = error.message.replace(/ ?in JSON at position.*| ?\(line \d.*| at line \d+ column.*/, "");
      let place = /line (\d+) column (\d+)/.exec(error.message)?.slice(1);
      const position = /position (\d+)/.exec(error.message)?.[1];
      if (!place && position) {
        const before = text.slice(0, Number(position)).split("\n");
        place = [before.length, before.at(-1).length + 1];
      }
      if (!place && /end of/.test(error.message)) {
        const lines = text.split("\n");
        place = [lines.length, lines.at(-1).length + 1];
      }
      return place ? `Line ${place[0]}, column ${place[1]}: ${said}` : said;
    }
  }

  // JSON on many lines, every number and text as it came.
  function pretty(text) {
    if (mistake(text)) return text;
    const pieces = text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
    let out = "";
    let depth = 0;
    const line = () => `\n${"  ".repeat(Math.min(depth, 40))}`;
    pieces.forEach((piece, index) => {
      const next = pieces[index + 1];
      if (piece === "{" || piece === "[") {
        out += piece;
        if (next === "}" || next === "]") return;
        depth += 1;
        out += line();
      } else if (piece === "}" || piece === "]") {
        if (!/[{[]/.test(pieces[index - 1])) {
          depth -= 1;
          out += line();
        }
        out += piece;
      } else if (piece === ",") out += piece + line();
      else out += piece === ":" ? ": " : piece;
    });
    return out;
  }

  function code(text, label) {
    const inner = make("pre", { tabindex: "0", role: "region", "aria-label": label }, make("code", {}, text));
    return make("div", { class: "code" }, inner);
  }

  function folded(title, ...children) {
    return make("details", {}, make("summary", {}, title), ...children);
  }

  function head(pairs) {
    return pairs.map(([name, value]) => `${name}: ${value}`).join("\n");
  }

  function sizeOf(bytes) {
    return bytes < 10000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
  }

  function linkTo(base64, type) {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type }));
  }

  // Never shown by the browser as what it says it is: it is only saved.
  function download({ base64, media_type }) {
    const name = `answer.${media_type.split("/").pop().replace(/\W.*/, "") || "bin"}`;
    const href = linkTo(base64, "application/octet-stream");
    return make("p", {}, make("a", { href, download: name }, `Save ${name}`));
  }

  // What the local server found to be a picture or a PDF, whatever its sender calls it.
  function preview({ base64, shows }) {
    if (!shows || (shows === "application/pdf" && !navigator.pdfViewerEnabled)) return [];
    const src = linkTo(base64, shows);
    if (shows === "application/pdf") return [make("iframe", { class: "preview", src, title: "The PDF of the answer" })];
    return [make("img", { class: "preview", src, alt: "The picture of the answer" })];
  }

  function bodyOf(answer) {
    const found = answer.body;
    if ("base64" in found) {
      if (found.cut) return [make("p", {}, "It is too long to be shown.")];
      return [...preview(found), download(found)];
    }
    if (!found.text) return [make("p", { class: "hint" }, "It has no body.")];
    const text = pretty(found.text);
    const parts = [code(text, "Body of the answer")];
    if (text !== found.text) parts.push(folded("As it came", code(found.text, "Body of the answer as it came")));
    if (found.cut) parts.push(make("p", { class: "hint" }, "It is longer; this is its beginning."));
    return parts;
  }

  function kindOf(number) {
    return number < 300 ? "success" : number < 400 ? "redirect" : "error";
  }

  // Why more than one request was sent: a redirection, or another try.
  function tries(requests) {
    const statuses = requests.map((each) => each.status ?? "no answer");
    return make("p", { class: "hint" }, `It took ${requests.length} requests: ${statuses.join(", then ")}.`);
  }

  function shown(told) {
    const parts = [];
    if (told.error) parts.push(...failure(told.error));
    const answer = told.answer;
    if (answer) {
      const mark = make("span", { class: `status ${kindOf(answer.status)}` }, String(answer.status));
      const facts = `${(answer.elapsed * 1000).toFixed(0)} ms, ${sizeOf(answer.size)}`;
      parts.push(
        make("h3", { tabindex: "-1" }, "Answer ", mark, ` ${answer.reason}`),
        make("p", { class: "facts" }, make("span", {}, facts), make("span", {}, answer.body.media_type)),
      );
    }
    if (told.requests?.length > 1) parts.push(tries(told.requests));
    for (const note of told.notes ?? []) parts.push(make("p", { class: "change" }, note));
    if (answer) parts.push(...bodyOf(answer));
    if (told.mismatches?.length) {
      const items = told.mismatches.map((each) =>
        make("li", {}, make("code", {}, each.pointer || "(all of it)"), ` should be ${each.expected}, is `, make("code", {}, each.value)),
      );
      parts.push(make("h3", {}, "Not as the document says"), make("ul", { class: "drift" }, ...items));
    }
    if (answer) parts.push(folded(`Headers (${answer.headers.length})`, code(head(answer.headers), "Headers of the answer")));
    const several = told.requests?.length > 1;
    for (const [index, each] of (told.requests ?? []).entries()) {
      if (!each.method) continue;
      const text = [`${each.method} ${each.url}`, head(each.headers)].join("\n") + (each.body ? `\n\n${each.body}` : "");
      const title = several ? `Request ${index + 1}, as it was sent` : "Request, as it was sent";
      parts.push(folded(title, code(text, title)));
    }
    return parts;
  }

  function failure(error) {
    const items = (error.places ?? []).map((each) => make("li", {}, make("code", {}, each.where), ` ${each.message}`));
    return [make("p", { class: "wrong" }, error.message), ...(items.length ? [make("ul", { class: "drift" }, ...items)] : [])];
  }

  return { kindOf, make, mistake, shown, sizeOf };
})();
