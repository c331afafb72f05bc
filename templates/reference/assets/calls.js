// The calls that were made since the local server was started.
"use strict";

const calls = (() => {
  const { kindOf, make } = answers;
  const { ask, base } = talk;

  function time(seconds) {
    return new Date(seconds * 1000).toLocaleTimeString([], { hour12: false });
  }

  function outcome(line) {
    if (line.status) return make("span", { class: `status ${kindOf(line.status)}` }, String(line.status));
    const words = line.state === "ended" ? "no answer" : line.state;
    return make("span", { class: "status other" }, words);
  }

  function facts(line) {
    const took = line.elapsed === null ? "" : `, ${(line.elapsed * 1000).toFixed(0)} ms`;
    const stopped = line.status && line.state === "stopped" ? ", stopped" : "";
    return make("small", {}, `${time(line.at)}${took}${stopped}`);
  }

  // Those of one operation; `show` is given one that is chosen.
  function callsOf(operation, show) {
    const list = make("ul", { class: "calls" });
    const box = make("details", { class: "history" }, make("summary"), list);

    async function refresh() {
      const found = await ask("calls");
      if (found.error) return;
      const lines = found.filter((line) => line.operation === operation);
      box.hidden = !lines.length;
      box.firstChild.textContent = `Sent before (${lines.length})`;
      list.replaceChildren(
        ...lines.map((line) => {
          const button = make("button", { type: "button", class: "example" }, `Show call ${line.number}`);
          button.addEventListener("click", async () => {
            const call = await ask(`calls/${line.number}`);
            if (!call.error) show(call);
          });
          return make("li", {}, outcome(line), facts(line), button);
        }),
      );
    }

    return { box, refresh };
  }

  // All of them, each with the way to its operation.
  async function allCalls(pages) {
    const found = await ask("calls");
    if (found.error || !found.length) return;
    const list = make(
      "ul",
      { class: "calls" },
      ...found.map((line) => {
        const [title, address] = pages[line.operation];
        const href = `${base}${address}#call-${line.number}`;
        return make("li", {}, outcome(line), make("a", { href }, title), facts(line));
      }),
    );
    const forget = make("button", { type: "button" }, "Forget them");
    const section = make(
      "section",
      { "aria-labelledby": "calls" },
      make("h2", { id: "calls" }, "Calls"),
      make("p", { class: "hint" }, "Sent since the local server was started."),
      list,
      make("p", { class: "actions" }, forget),
    );
    forget.addEventListener("click", async () => {
      await ask("calls", "DELETE");
      section.remove();
    });
    document.querySelector(".try").append(section);
  }

  const pages = talk.data("data-pages");
  if (pages) allCalls(pages);

  return { callsOf };
})();
