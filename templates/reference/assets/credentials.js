// What calls are made with: shown on every served page, given on the first.
"use strict";

(() => {
  const { make } = answers;
  const { field, say } = fields;
  const { ask, base, data } = talk;

  const who = make("a", { class: "who", href: `${base}index.html#credentials` });
  document.querySelector(".brand").after(who);

  function tell(known) {
    if (known.error) return;
    const given = Object.keys(known).filter((name) => known[name]);
    const words = given.map((name) => name.replaceAll("_", " ")).join(", ");
    who.textContent = given.length ? `Credentials: ${words}` : "Credentials: none";
    who.hidden = !Object.keys(known).length;
    who.classList.toggle("given", given.length > 0);
  }

  function credentialsForm(wanted) {
    const status = make("p", { role: "status" });
    const inputs = wanted.map((each) =>
      make("input", { type: each.hidden ? "password" : "text", autocomplete: "off", spellcheck: "false" }),
    );
    const form = make(
      "form",
      { class: "send", novalidate: true },
      ...wanted.map((each, index) =>
        field(`credential-${each.argument}`, each.title, inputs[index], { hint: each.schemes.join(", ") }),
      ),
    );
    const forget = make("button", { type: "button" }, "Forget");
    form.append(make("p", { class: "actions" }, make("button", { class: "go" }, "Set"), forget), status);

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const value = {};
      wanted.forEach((each, index) => {
        if (inputs[index].value.trim()) value[each.argument] = inputs[index].value;
      });
      if (!Object.keys(value).length) {
        say(inputs[0], "Nothing was entered.");
        inputs[0].focus();
        return;
      }
      const known = await ask("credentials", "POST", value);
      if (known.error) {
        const index = wanted.findIndex((each) => each.argument === known.error.field);
        say(inputs[Math.max(0, index)], known.error.message);
        return;
      }
      for (const input of inputs) input.value = "";
      status.textContent = "Set. It is in the memory of the local server only.";
      tell(known);
    });
    forget.addEventListener("click", async () => {
      tell(await ask("credentials", "DELETE"));
      status.textContent = "Forgotten.";
    });
    return make(
      "section",
      { "aria-labelledby": "credentials" },
      make("h2", { id: "credentials" }, "Credentials"),
      make("p", { class: "hint" }, "For the calls that these pages send. They stay on this machine."),
      form,
    );
  }

  ask("credentials").then(tell);
  document.addEventListener("credentials", () => ask("credentials").then(tell));
  const credentials = data("data-credentials");
  if (credentials?.length) document.querySelector(".try").prepend(credentialsForm(credentials));
})();
