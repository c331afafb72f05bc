// An answer that is shown while it comes: events, items, or how far a file is.
"use strict";

const live = (() => {
  const { kindOf, make, sizeOf } = answers;
  const MOST = 500;

  // Shows in a box what is told to `tell`, until the whole of it replaces it.
  function liveAnswer(box) {
    const list = make("ol", { class: "live", tabindex: "0", "aria-label": "What has come" });
    const count = make("p", { class: "hint" });
    let items = 0;

    function begin({ status, reason }) {
      const mark = make("span", { class: `status ${kindOf(status)}` }, String(status));
      box.replaceChildren(make("h3", {}, "Answer ", mark, ` ${reason}`), count, list);
      count.textContent = "It is coming…";
      box.scrollIntoView({ block: "nearest" });
    }

    function add({ text, event, id }) {
      const names = [event, id && `id ${id}`].filter(Boolean).join(", ");
      const isLast = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
      list.append(make("li", {}, names ? make("small", {}, names) : null, make("code", {}, text)));
      items += 1;
      if (list.children.length > MOST) list.firstChild.remove();
      if (isLast) list.scrollTop = list.scrollHeight;
      count.textContent = `${items} so far…`;
    }

    function tell(said) {
      if (said.head) begin(said.head);
      else if (said.item) add(said.item);
      else count.textContent = `${sizeOf(said.progress)}${said.of ? ` of ${sizeOf(said.of)}` : ""}…`;
    }

    // What stays when nobody would wait for the rest.
    function stop() {
      if (list.isConnected) count.textContent = `Stopped after ${items}.`;
    }

    return { list, stop, tell };
  }

  return { liveAnswer };
})();
