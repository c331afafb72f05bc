// The form of a call: its parameters and its body, as they are entered.
"use strict";

const callForms = (() => {
  const { make, mistake } = answers;
  const { field, say } = fields;

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

  // What is shown of a form, what was entered in it, and what is wrong with that.
  function callForm(form) {
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

    // What was entered, as the local server takes it.
    function asked() {
      const values = {};
      for (const [name, input] of inputs) if (entered(input).length) values[name] = entered(input);
      return {
        operation: form.operation,
        server: server ? server.selectedIndex : 0,
        arguments: values,
        body: body ? body.value : null,
        media_type: body ? chosen().media_type : null,
      };
    }

    // Enters what was entered before.
    function fill(before) {
      for (const [name, input] of inputs) {
        const value = before.arguments[name] ?? "";
        enter(input, Array.isArray(value) ? value.join("\n") : value);
      }
      if (server) server.selectedIndex = before.server;
      if (media) media.value = before.media_type;
      if (body) enter(body, before.body ?? "");
    }

    // A mistake that belongs to a field is said there; gives whether it was.
    function isAtField(error) {
      const input = error?.field === "body" ? body : inputs.get(error?.field);
      if (!input) return false;
      const place = error.line ? `Line ${error.line}, column ${error.column}: ` : "";
      say(input, place + error.message);
      input.focus();
      return true;
    }

    return { asked, boxes, check, fill, isAtField };
  }

  return { callForm };
})();
