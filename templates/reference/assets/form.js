// The form of a call: its parameters and its body, as they are entered.
"use strict";

const callForms = (() => {
  const { make, mistake } = answers;
  const { asMoment, button, enter, field, say, taken } = fields;

  const KINDS = { integer: "number", number: "number", date: "date", password: "password" };
  const WORDS = { list: "one a line", json: "JSON", integer: "whole number", number: "number", date: "date", "date-time": "date and time, UTC" };

  function inputOf(each) {
    const choices = each.kind === "boolean" ? ["true", "false"] : each.values;
    if (choices.length) {
      const several = each.kind === "list";
      const options = choices.map((value, index) => {
        const words = each.words[index];
        return make("option", { value }, words ? `${value}: ${words}` : value);
      });
      const none = each.default ? `not given (${each.default})` : "not given";
      if (!several) options.unshift(make("option", { value: "" }, none));
      return make("select", { multiple: several, size: several ? Math.min(6, choices.length) : null }, ...options);
    }
    const shown = each.default ? { placeholder: each.default.replaceAll("\n", ", ") } : {};
    if (each.kind === "list" || each.kind === "json") return make("textarea", { rows: 3, spellcheck: "false", ...shown });
    const step = { integer: "1", number: "any" }[each.kind] ?? null;
    const input = make("input", { type: KINDS[each.kind] ?? "text", step, autocomplete: "off", ...shown });
    if (each.kind === "date-time") asMoment(input);
    return input;
  }

  function entered(input) {
    return input.multiple ? [...input.selectedOptions].map((one) => one.value) : taken(input);
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
        const shown = short.length > 60 ? `${short.slice(0, 60)}…` : short;
        more.push(button(`Example: ${shown}`, () => enter(input, each.example)));
      }
      more.push(...callChoices.choicesOf(each, input, () => asked()));
      const hint = [each.location, WORDS[each.kind]].filter(Boolean).join(", ");
      return field(`field-${each.argument}`, each.name, input, { required: each.required, hint, more });
    });

    const body = form.bodies.length ? callBodies.callBody(form) : null;
    if (body) boxes.push(...body.boxes);

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
      for (const [input, message] of body?.wrongs() ?? []) note(input, message);
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
        ...(body ? body.asked() : { body: null, media_type: null }),
      };
    }

    // Enters what was entered before.
    function fill(before) {
      for (const [name, input] of inputs) {
        const value = before.arguments[name] ?? "";
        enter(input, Array.isArray(value) ? value.join("\n") : value);
      }
      if (server) server.selectedIndex = before.server;
      body?.fill(before);
    }

    // Says at each field what the local server finds wrong, and nothing where it finds
    // nothing any more.
    function tell(found) {
      const words = new Map();
      for (const one of found) {
        const input = inputFor(one);
        if (input) words.set(input, [...(words.get(input) ?? []), at(one, input)]);
      }
      for (const input of [...inputs.values(), ...(body?.inputs() ?? [])]) {
        fields.tell(input, (words.get(input) ?? []).slice(0, 5).join("\n"));
      }
    }

    function inputFor(one) {
      return inputs.get(one.field) ?? body?.inputOf(one);
    }

    function at(one, input) {
      if (input.id !== "field-body") return one.message;
      const place = one.line ? `Line ${one.line}, column ${one.column}: ` : "";
      const inside = one.where?.startsWith("body.") ? `${one.where.slice(5)}: ` : "";
      return `${place}${inside}${one.message}`;
    }

    // Mistakes that belong to fields are said there; gives whether they were.
    function isAtField(error) {
      const found = error?.places?.length ? error.places : [error ?? {}];
      if (!found.every(inputFor)) return false;
      tell(found);
      const [first] = found;
      if (inputs.has(first.field)) inputs.get(first.field).focus();
      else body.go(first);
      return true;
    }

    const remind = body ? body.remind : () => {};
    const contents = body ? body.contents : async () => ({});
    return { asked, boxes, check, contents, fill, isAtField, remind, tell };
  }

  return { callForm };
})();
