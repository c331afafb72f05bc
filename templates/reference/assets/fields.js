// Fields that are filled in, each with its label above and its mistake below.
"use strict";

const fields = (() => {
  const { make } = answers;

  // A field with its label, its mistake and its buttons.
  function field(id, title, input, { required = false, hint = "", more = [] } = {}) {
    const wrong = make("p", { class: "wrong", id: `${id}-wrong`, hidden: true });
    const must = required ? make("b", { class: "must", title: "mandatory" }, "*") : null;
    const label = make("label", { for: id }, title, must, hint ? make("small", {}, ` ${hint}`) : null);
    input.id = id;
    input.setAttribute("aria-describedby", wrong.id);
    if (required) input.setAttribute("aria-required", "true");
    const box = make("div", { class: "field" }, label, input, ...more, wrong);
    input.addEventListener("input", () => say(input, ""));
    return box;
  }

  function say(input, message) {
    const wrong = document.getElementById(input.getAttribute("aria-describedby"));
    wrong.textContent = message;
    wrong.hidden = !message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  return { field, say };
})();
