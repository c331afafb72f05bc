// The code beside a form, which follows what is entered there.
"use strict";

const callCode = (() => {
  const { make } = answers;
  const { ask } = talk;
  const PATIENCE = 150; // milliseconds after the last key

  // Shows the code of what `asked` gives, and what is wrong with it, whenever something
  // is entered below `page`.
  function follow(page, form, asked) {
    const panels = new Map();
    for (const panel of document.querySelectorAll("[data-program]")) {
      panels.set(panel.dataset.program, panel.querySelector("code"));
    }
    const note = make("p", { class: "hint" }, "An example. It follows what you enter.");
    const tabs = document.querySelector("[data-tabs]");
    tabs.querySelector(".tablist").after(note);
    tabs.classList.add("follows");
    // What stays in sight above the code has to know how much of it there is.
    const above = tabs.closest(".try").style;
    new ResizeObserver(() => above.setProperty("--follows", `${tabs.offsetHeight}px`)).observe(tabs);

    let soon = 0;
    let latest = 0;

    async function update() {
      const mine = ++latest;
      const told = await ask("code", "POST", asked());
      if (mine !== latest) return; // something was entered meanwhile
      tabs.removeAttribute("aria-busy");
      if (told.error) {
        stand(told.error.message);
        return;
      }
      form.tell([...told.mistakes, ...told.breaches]);
      form.remind(told.unchanged);
      if (told.programs) show(told);
      else stand("What you entered has a mistake: this is what you entered before.");
    }

    function show(told) {
      for (const [key, source] of Object.entries(told.programs)) {
        const code = panels.get(key);
        if (!code) continue;
        code.textContent = source;
        colour(code);
      }
      const missing = told.missing.length ? "Something is yet to be filled in." : "";
      note.textContent = missing || "The call that Send makes.";
      note.classList.remove("stands");
    }

    function stand(reason) {
      note.textContent = reason;
      note.classList.add("stands");
    }

    const entered = () => {
      latest += 1;
      tabs.setAttribute("aria-busy", "true");
      clearTimeout(soon);
      soon = setTimeout(update, PATIENCE);
    };
    page.addEventListener("input", entered);
    page.addEventListener("change", entered);
  }

  return { follow };
})();
