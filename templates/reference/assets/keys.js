// Tokens and keys for calls that a page sends by itself. They are in its memory only:
// whoever leaves the page leaves them behind.
"use strict";

const directKeys = (() => {
  const { make } = answers;
  const { field } = fields;
  const { escape, headerText } = wire;

  // The entries for what a call may carry, and what was entered there.
  function keysOf(direct) {
    const inputs = new Map(); // by the argument
    const boxes = [];
    for (const key of direct.keys.flat()) {
      if (inputs.has(key.argument)) continue;
      const input = make("input", { type: "password", autocomplete: "off", spellcheck: "false" });
      inputs.set(key.argument, input);
      boxes.push(field(`credential-${key.argument}`, key.title, input, { hint: "kept by this page until you leave it" }));
    }

    function given(key) {
      const text = inputs.get(key.argument).value.trim();
      // A token is often pasted together with the word that goes before it.
      return key.word && text.toLowerCase().startsWith(key.word.toLowerCase()) ? text.slice(key.word.length).trim() : text;
    }

    // Puts them into a request, if all that belong together are there.
    function carry(request) {
      const chosen = direct.keys.find((keys) => keys.every(given));
      for (const key of chosen ?? []) {
        const text = given(key);
        if (key.location === "header") {
          const name = key.name.toLowerCase();
          request.headers[name] = headerText(name, key.word + text);
          request.masked[name] = `${key.word}***`;
        } else {
          request.pieces.push(`${escape(key.name)}=${escape(text)}`);
          request.shown.push(`${escape(key.name)}=***`);
        }
        request.secrets.push(text);
      }
      return Boolean(chosen);
    }

    return { boxes, carry };
  }

  return { keysOf };
})();
