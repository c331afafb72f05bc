// What served pages do besides: credentials, a form for each call, and its answer.
"use strict";

(() => {
  const { make, mistake, shown } = answers;
  const base = document.body.dataset.root;

  // ---- Talking to the server ----

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

  // A field with its label above, its mistake and its buttons below.
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

  // ---- Credentials ----

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

  function credentialsForm(fields) {
    const status = make("p", { role: "status" });
    const inputs = fields.map((each) =>
      make("input", { type: each.hidden ? "password" : "text", autocomplete: "off", spellcheck: "false" }),
    );
    const form = make(
      "form",
      { class: "send", novalidate: true },
      ...fields.map((each, index) =>
        field(`credential-${each.argument}`, each.title, inputs[index], { hint: each.schemes.join(", ") }),
      ),
    );
    const forget = make("button", { type: "button" }, "Forget");
    form.append(make("p", { class: "actions" }, make("button", { class: "go" }, "Set"), forget), status);

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const value = {};
      fields.forEach((each, index) => {
        if (inputs[index].value.trim()) value[each.argument] = inputs[index].value;
      });
      if (!Object.keys(value).length) {
        say(inputs[0], "Nothing was entered.");
        inputs[0].focus();
        return;
      }
      const known = await ask("credentials", "POST", value);
      if (known.error) {
        const index = fields.findIndex((each) => each.argument === known.error.field);
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
  const credentials = data("data-credentials");
  if (credentials?.length) document.querySelector(".try").prepend(credentialsForm(credentials));

  // ---- The form of a call ----

  const form = data("data-form");
  if (!form) return;

  const KINDS = { integer: "number", number: "number", date: "date", password: "password" };
  const WORDS = { list: "one a line", json: "JSON", integer: "whole number", number: "number", date: "date" };

  function inputOf(each) {
    const choices = each.kind === "boolean" ? ["true", "false"] : each.values;
    if (choices.length) {
      const several = each.kind === "list";
      const options = choices.map((value) => make("option", { value }, value));
      const none = each.default ? `not given (${each.default})` : "not given";
      if (!several) options.unshift(make("option", { value: "" }, none));
      return make("select", { multiple: several, size: several ? Math.min(6, choices.length) : null }, ...options);
    }
    const shown = each.default ? { placeholder: each.default.replaceAll("\n", ", ") } : {};
    if (each.kind === "list" || each.kind === "json") return make("textarea", { rows: 3, spellcheck: "false", ...shown });
    const step = { integer: "1", number: "any" }[each.kind] ?? null;
    return make("input", { type: KINDS[each.kind] ?? "text", step, autocomplete: "off", ...shown });
  }

  function entered(input) {
    return input.multiple ? [...input.selectedOptions].map((one) => one.value) : input.value;
  }

  function enter(input, text) {
    if (input.multiple) {
      const lines = text.split("\n");
      for (const option of input.options) option.selected = lines.includes(option.value);
    } else input.value = text;
    say(input, "");
  }

  const inputs = new Map();
  const boxes = form.fields.map((each) => {
    const input = inputOf(each);
    inputs.set(each.argument, input);
    const more = [];
    if (each.example) {
      const short = each.example.replaceAll("\n", ", ");
      const button = make("button", { type: "button", class: "example" }, "Example: ", short.length > 60 ? `${short.slice(0, 60)}…` : short);
      button.addEventListener("click", () => enter(input, each.example));
      more.push(button);
    }
    const hint = [each.location, WORDS[each.kind]].filter(Boolean).join(", ");
    return field(`field-${each.argument}`, each.name, input, { required: each.required, hint, more });
  });

  let body = null;
  let media = null;
  if (form.bodies.length) {
    body = make("textarea", { class: "body", rows: 14, spellcheck: "false" });
    body.value = form.bodies[0].example;
    if (form.bodies.length > 1) {
      media = make("select", {}, ...form.bodies.map((each) => make("option", { value: each.media_type }, each.media_type)));
      media.addEventListener("change", () => {
        body.value = form.bodies[media.selectedIndex].example;
        say(body, "");
      });
      boxes.push(field("field-media-type", "Body as", media));
    }
    const reset = make("button", { type: "button", class: "example" }, "Example");
    reset.addEventListener("click", () => enter(body, chosen().example));
    const hint = media ? "" : form.bodies[0].media_type;
    boxes.push(field("field-body", "Body", body, { required: form.body_required, hint, more: [reset] }));
    // Not when the field is left: what moves down then escapes the click that left it.
    let soon = 0;
    body.addEventListener("input", () => {
      clearTimeout(soon);
      soon = setTimeout(() => say(body, wrongBody()), 400);
    });
  }

  function chosen() {
    return form.bodies[media ? media.selectedIndex : 0];
  }

  function wrongBody() {
    if (!body.value.trim()) return form.body_required ? "The body is mandatory." : "";
    return chosen().is_json ? mistake(body.value) : "";
  }

  function wrongField(each) {
    const input = inputs.get(each.argument);
    if (input.validity.badInput) return `${each.name} is no ${WORDS[each.kind] ?? "such value"}.`;
    if (each.required && !entered(input).length) return `${each.name} is mandatory.`;
    if (each.kind === "integer" && input.validity.stepMismatch) return `${each.name} is no whole number.`;
    return each.kind === "json" && input.value.trim() ? mistake(input.value) : "";
  }

  // Says everything that is wrong; gives the first field that is.
  function check() {
    let first = null;
    const note = (input, message) => {
      say(input, message);
      if (message) first ??= input;
    };
    for (const each of form.fields) note(inputs.get(each.argument), wrongField(each));
    if (body) note(body, wrongBody());
    return first;
  }

  let server = null;
  if (form.servers.length > 1) {
    const options = form.servers.map(([url, words], index) =>
      make("option", { value: index }, words ? `${url} (${words})` : url),
    );
    server = make("select", {}, ...options);
    boxes.unshift(field("field-server", "Server", server));
  }
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
    const values = {};
    for (const [name, input] of inputs) if (entered(input).length) values[name] = entered(input);
    go.disabled = true;
    status.textContent = "Sending…";
    const told = await ask("send", "POST", {
      operation: form.operation,
      server: server ? server.selectedIndex : 0,
      arguments: values,
      body: body ? body.value : null,
      media_type: body ? chosen().media_type : null,
      validate: strict.checked,
    });
    go.disabled = false;
    const answer = told.answer;
    const none = told.requests?.length ? "No answer." : "Nothing was sent.";
    status.textContent = answer ? `Answered: ${answer.status} ${answer.reason}` : none;
    result.replaceChildren(...(isAtField(told.error) ? [] : shown(told)));
    if (result.firstChild) result.scrollIntoView({ block: answer ? "start" : "nearest" });
  });

  // A mistake that belongs to a field is said there; gives whether it was.
  function isAtField(error) {
    const input = error?.field === "body" ? body : inputs.get(error?.field);
    if (!input) return false;
    const place = error.line ? `Line ${error.line}, column ${error.column}: ` : "";
    say(input, place + error.message);
    input.focus();
    return true;
  }
})();
