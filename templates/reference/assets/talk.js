// How a served page talks to the local server that it came from.
"use strict";

const talk = (() => {
  const base = document.body.dataset.root;

  async function ask(path, method = "GET", value = undefined) {
    const options = { method, headers: { "x-calco": "1" } };
    if (value !== undefined) {
      options.headers["content-type"] = "application/json";
      options.body = JSON.stringify(value);
    }
    let answer;
    try {
      answer = await fetch(base + path, options);
    } catch {
      return { error: { message: "The local server does not answer: is it still running?" } };
    }
    if (!answer.headers.get("content-type")?.startsWith("application/json")) {
      return { error: { message: (await answer.text()).trim() || `Refused (${answer.status}).` } };
    }
    return answer.json();
  }

  function data(name) {
    const block = document.querySelector(`script[${name}]`);
    return block && JSON.parse(block.textContent);
  }

  return { ask, base, data };
})();
