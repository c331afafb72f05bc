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

  // Asks for what takes its time; `tell` is given what comes before all of it is known.
  async function stream(path, value, tell, signal) {
    const unheard = { error: { message: "The local server does not answer: is it still running?" } };
    const headers = { "x-calco": "1", "content-type": "application/json" };
    let told = unheard;
    try {
      const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(value), signal });
      if (!answer.headers.get("content-type")?.startsWith("application/jsonl")) {
        return answer.headers.get("content-type")?.startsWith("application/json")
          ? await answer.json()
          : { error: { message: (await answer.text()).trim() || `Refused (${answer.status}).` } };
      }
      let rest = "";
      for await (const piece of pieces(answer.body.pipeThrough(new TextDecoderStream()))) {
        const lines = (rest + piece).split("\n");
        rest = lines.pop();
        for (const line of lines) {
          const said = JSON.parse(line);
          if (said.told) told = said.told;
          else tell(said);
        }
      }
    } catch (error) {
      if (signal.aborted) return { stopped: true };
      if (!(error instanceof TypeError)) throw error;
    }
    return told;
  }

  async function* pieces(stream) {
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  }

  function data(name) {
    const block = document.querySelector(`script[${name}]`);
    return block && JSON.parse(block.textContent);
  }

  return { ask, base, data, isLocal: true, keys: null, stream };
})();
