// Values to choose from, which the answer of another operation has.
"use strict";

const callChoices = (() => {
  const { make } = answers;
  const { button, enter } = fields;
  const { ask } = talk;

  // What stands below the input of a field that another operation can fill in.
  function choicesOf(each, input, asked) {
    return each.fillers.map((filler, number) => {
      const list = make("ul", { class: "choices", "aria-label": filler.title });
      const status = make("p", { class: "hint", role: "status" });
      const again = button("Ask again", () => show(true));
      const found = make("div", { hidden: true }, list, again);
      const choose = button(`Choose from: ${filler.title}`, () => (found.hidden ? show(false) : close()));
      choose.setAttribute("aria-expanded", "false");

      async function show(anew) {
        status.textContent = "Asking…";
        status.classList.remove("stands");
        const told = await ask("choices", "POST", { ...asked(), field: each.argument, number, again: anew });
        if (told.error) {
          status.textContent = told.error.message;
          status.classList.add("stands");
          return;
        }
        const { length } = told.choices;
        status.textContent = `${length} to choose from.`;
        list.replaceChildren(...told.choices.map(item));
        found.hidden = false;
        choose.setAttribute("aria-expanded", "true");
        list.querySelector("button").focus();
      }

      function item({ value, label }) {
        const pick = make("button", { type: "button" }, label || value, label ? make("small", {}, ` ${value}`) : null);
        pick.addEventListener("click", () => {
          enter(input, value);
          close();
          status.textContent = label ? `${value} is ${label}.` : "";
          input.focus();
        });
        return make("li", {}, pick);
      }

      function close() {
        found.hidden = true;
        status.textContent = "";
        choose.setAttribute("aria-expanded", "false");
      }

      found.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          close();
          choose.focus();
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const all = [...list.querySelectorAll("button")];
        all[all.indexOf(document.activeElement) + step]?.focus();
      });
      input.addEventListener("input", () => (status.textContent = ""));
      return make("div", { class: "filler" }, choose, status, found);
    });
  }

  return { choicesOf };
})();
