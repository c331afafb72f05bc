// What served pages do besides: a call is filled in, sent, and its answer is shown.
"use strict";

(() => {
  const { make, shown } = answers;
  const { ask, data } = talk;

  const filled = data("data-form");
  if (!filled) return;
  const { asked, boxes, check, isAtField } = callForms.callForm(filled);

  const strict = make("input", { type: "checkbox", checked: true });
  const go = make("button", { class: "go" }, "Send");
  const status = make("p", { role: "status" });
  const page = make(
    "form",
    { class: "send", novalidate: true },
    ...boxes,
    make("p", { class: "actions" }, go, make("label", {}, strict, " check it against the document first")),
    status,
  );
  const result = make("div", { class: "result" });
  const section = make("section", { "aria-labelledby": "try-it" }, make("h2", { id: "try-it" }, "Try it"), page, result);
  document.querySelector(".try").prepend(section);
  // Where the form is below all there is to read.
  document.querySelector(".request").after(make("p", { class: "jump" }, make("a", { href: "#try-it" }, "Try it")));

  page.addEventListener("submit", async (event) => {
    event.preventDefault();
    const first = check();
    if (first) {
      status.textContent = "Nothing was sent.";
      first.focus();
      return;
    }
    go.disabled = true;
    status.textContent = "Sending…";
    const told = await ask("send", "POST", { ...asked(), validate: strict.checked });
    go.disabled = false;
    const answer = told.answer;
    const none = told.requests?.length ? "No answer." : "Nothing was sent.";
    status.textContent = answer ? `Answered: ${answer.status} ${answer.reason}` : none;
    result.replaceChildren(...(isAtField(told.error) ? [] : shown(told)));
    if (result.firstChild) result.scrollIntoView({ block: answer ? "start" : "nearest" });
  });
})();
