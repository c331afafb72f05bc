// A call is filled in, sent, and its answer is shown.
"use strict";

(() => {
  const { make, shown } = answers;
  const { ask, data, isLocal, keys, stream } = talk;

  const filled = data("data-form");
  if (!filled) return;
  if (filled.direct?.reason) {
    const words = `This call cannot be sent from the page: ${filled.direct.reason} calco reference --serve serves the same pages, and sends it.`;
    const told = make("section", { "aria-labelledby": "try-it" }, make("h2", { id: "try-it", tabindex: "-1" }, "Try it"), make("p", {}, words));
    document.querySelector(".try").prepend(told);
    return;
  }
  const form = callForms.callForm(filled);
  const { asked, boxes, check, fill, isAtField } = form;

  const strict = make("input", { type: "checkbox", checked: true });
  const go = make("button", { class: "go" }, "Send");
  const stop = make("button", { type: "button", hidden: true }, "Stop");
  const status = make("p", { role: "status" });
  const page = make(
    "form",
    { class: "send", novalidate: true },
    ...(keys?.boxes ?? []),
    ...boxes,
    ...lost(filled.direct?.left_out ?? []),
    make("p", { class: "actions" }, go, stop, isLocal ? make("label", {}, strict, " check it against the document first") : null),
    status,
  );
  const result = make("div", { class: "result" });
  const before = calls.callsOf(filled.operation, again);
  const section = make(
    "section",
    { "aria-labelledby": "try-it" },
    make("h2", { id: "try-it", tabindex: "-1" }, "Try it"),
    page,
    result,
    before.box,
  );
  document.querySelector(".try").prepend(section);
  // Where the form is below all there is to read.
  document.querySelector(".request").after(make("p", { class: "jump" }, make("a", { href: "#try-it" }, "Try it")));

  let stopping = null;
  if (!isLocal) {
    const words = "An example. That of what you enter is written by calco reference --serve.";
    document.querySelector("[data-tabs] .tablist").after(make("p", { class: "hint" }, words));
  } else callCode.follow(page, form, () => ({ ...asked(), validate: strict.checked }));

  page.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (stopping) return;
    const first = check();
    if (first) {
      status.textContent = "Nothing was sent.";
      first.focus();
      return;
    }
    stopping = new AbortController();
    go.disabled = true;
    stop.hidden = false;
    status.textContent = "Sending…";
    const coming = live.liveAnswer(result);
    const value = { ...asked(), ...(await form.contents()), validate: strict.checked };
    const told = await stream("send", value, coming.tell, stopping.signal);
    stopping = null;
    go.disabled = false;
    stop.hidden = true;
    if (told.stopped) {
      status.textContent = "Stopped.";
      coming.stop();
    } else show(told);
    before.refresh();
  });

  stop.addEventListener("click", () => {
    stopping?.abort();
    go.disabled = false;
    go.focus();
  });

  // What a browser does not let a page send.
  function lost(names) {
    return names.length ? [make("p", { class: "hint" }, `A page cannot send: ${names.join(", ")}.`)] : [];
  }

  function show(told) {
    const answer = told.answer;
    const none = told.requests?.length ? "No answer." : "Nothing was sent.";
    status.textContent = answer ? `Answered: ${answer.status} ${answer.reason}` : none;
    result.replaceChildren(...(isAtField(told.error) ? [] : shown(told)));
    if (result.firstChild) result.scrollIntoView({ block: answer ? "start" : "nearest" });
  }

  // An earlier call as it was: what was entered, and what became of it.
  function again(call) {
    fill(call.asked);
    strict.checked = call.asked.validate !== false;
    show(call.told);
    status.textContent = "This is an earlier call; Send repeats it.";
  }

  before.refresh();
  const number = /^#call-(\d+)$/.exec(location.hash)?.[1];
  if (number) ask(`calls/${number}`).then((call) => call.error || again(call));
})();
