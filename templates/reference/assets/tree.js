// A body as fields: one for each value, made from the schema, opened as far as one goes.
"use strict";

const bodyTrees = (() => {
  const { make, mistake } = answers;
  const { button, field, say } = fields;
  const { ask } = talk;
  const { entered, kind, read, string, write } = faithfulJSON;
  const MOST_SHOWN = 6; // optional fields that nobody gave before they are folded away
  const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
  const KINDS = { text: "string", password: "string", date: "string", "date-time": "string", integer: "number" };
  const INPUTS = { integer: "number", number: "number", date: "date", password: "password" };

  const known = new Map(); // fields of objects, by number
  let made = 0; // editors, so that each has an id of its own

  async function fieldsAt(number) {
    if (!known.has(number)) {
      const told = await ask(`fields/${number}`);
      if (told.error) return [];
      known.set(number, told.fields);
    }
    return known.get(number);
  }

  // Whether a value can be shown as a node says.
  function suits(node, value) {
    if (value === undefined) return true;
    const found = kind(value);
    if (found === "null") return Boolean(node.nullable);
    if (node.kind === "list") return found === "array";
    if (node.kind === "object") return found === "object";
    if (node.kind === "choice") return node.options.some((one) => suits(one.node, value));
    if (node.kind === "enum") return found !== "array" && found !== "object";
    if (node.kind === "json") return true;
    return found === (KINDS[node.kind] ?? node.kind);
  }

  // What a new item of a list begins with.
  function blank(node) {
    switch (node.kind) {
      case "object":
        return new Map();
      case "list":
        return [];
      case "enum":
        return { raw: node.values[0][0] };
      case "choice":
        return blank(node.options[0].node);
      case "integer":
      case "number":
        return { raw: "0" };
      case "boolean":
        return { raw: "false" };
      case "json":
        return { raw: "null" };
      default:
        return string("");
    }
  }

  // Where a value is: `get` gives it, `set` takes another, or nothing to take it away.
  function within(parent, name, isOptional) {
    const get = () => parent.get()?.get?.(name);
    const set = (value) => {
      let holder = parent.get();
      if (!(holder instanceof Map)) {
        if (value === undefined) return;
        holder = new Map();
        holder.set(name, value);
        parent.set(holder);
        return;
      }
      if (value === undefined) holder.delete(name);
      else holder.set(name, value);
      // What held nothing else was made for it.
      parent.set(!holder.size && parent.isOptional ? undefined : holder);
    };
    return { get, set, isOptional, words: `${parent.words}.${name}` };
  }

  function itemOf(parent, index) {
    return {
      get: () => parent.get()?.[index],
      set: (value) => {
        const list = parent.get();
        list[index] = value ?? { raw: "null" };
        parent.set(list);
      },
      isOptional: false,
      words: `${parent.words}[${index}]`,
    };
  }

  // The fields of a body.
  //   node: what the schema says; place: where the body is; leave: names to leave out.
  function tree(node, place, leave) {
    const inputs = new Map(); // by the place in words

    function editor(of, where, title, facts = {}) {
      const value = where.get();
      const shown = suits(of, value) ? of : { kind: "json", words: of.words };
      switch (shown.kind) {
        case "object":
          return object(shown, where, title, facts);
        case "list":
          return list(shown, where, title, facts);
        case "choice":
          return choice(shown, where, title, facts);
        default:
          return single(shown, where, title, facts);
      }
    }

    // What is said of a value that holds others, shown once it is opened.
    function words(facts) {
      const said = [facts.description, ...(facts.facts ?? [])].filter(Boolean);
      return said.length ? [make("div", { class: "about" }, ...said.map((one) => make("p", {}, one)))] : [];
    }

    // The same of others, shown when it is asked for.
    function about(title, facts) {
      const [text] = words(facts);
      if (!text) return [];
      text.hidden = true;
      const shows = button("?", () => {
        text.hidden = !text.hidden;
        shows.setAttribute("aria-expanded", String(!text.hidden));
      });
      shows.classList.add("asks");
      shows.setAttribute("aria-label", `About ${title}`);
      shows.setAttribute("aria-expanded", "false");
      return [shows, text];
    }

    // ---- Values that are entered in one input ----

    function single(of, where, title, facts) {
      const value = where.get();
      const input = inputOf(of, value);
      const isNull = value !== undefined && value.raw === "null";
      const beside = about(title, facts);
      const hint = of.kind === "json" ? `${of.words ?? ""} JSON`.trim() : of.words;
      if (of.nullable && input.tagName !== "SELECT" && of.kind !== "json") {
        const none = make("input", { type: "checkbox", checked: isNull, "aria-label": `${title} is null` });
        input.disabled = isNull;
        none.addEventListener("input", (event) => {
          event.stopPropagation();
          input.disabled = none.checked;
          where.set(none.checked ? { raw: "null" } : valueOf(of, input));
        });
        beside.unshift(make("label", { class: "choice nulls" }, none, " null"));
      }
      const box = field(`body-value-${++made}`, title, input, { required: facts.required, hint, about: beside });
      input.addEventListener("input", (event) => {
        event.stopPropagation(); // the text of the body says that something was entered
        const text = input.value.trim();
        if (of.kind === "json" && text && mistake(text)) {
          say(input, mistake(text));
          return;
        }
        if (input.validity.badInput) {
          say(input, "It is no such value.");
          return;
        }
        where.set(valueOf(of, input));
      });
      inputs.set(where.words, input);
      return box;
    }

    function inputOf(of, value) {
      const text = value === undefined || value.raw === "null" ? "" : textOf(of, value);
      if (of.kind === "boolean" || of.kind === "enum") {
        const choices = of.kind === "boolean" ? [["true", ""], ["false", ""]] : [...of.values];
        if (of.nullable) choices.push(["null", ""]);
        if (value && !choices.some(([raw]) => raw === value.raw)) choices.push([value.raw, "not in the document"]);
        const options = choices.map(([raw, words]) => {
          const name = raw[0] === '"' ? JSON.parse(raw) : raw;
          return make("option", { value: raw, selected: value?.raw === raw }, words ? `${name}: ${words}` : name);
        });
        return make("select", {}, make("option", { value: "" }, "not given"), ...options);
      }
      if (of.kind === "json" || text.includes("\n")) {
        const area = make("textarea", { rows: 2, spellcheck: "false" });
        area.value = text;
        return area;
      }
      const step = { integer: "1", number: "any" }[of.kind] ?? null;
      const input = make("input", { type: INPUTS[of.kind] ?? "text", step, autocomplete: "off" });
      if (of.kind === "date-time") fields.asMoment(input);
      fields.put(input, text);
      if (text && !input.value) {
        // What its kind of input cannot show is shown as it is.
        input.type = "text";
        delete input.dataset.moment;
        input.value = text;
      }
      return input;
    }

    function textOf(of, value) {
      return of.kind === "json" ? write(value) : entered(value);
    }

    function valueOf(of, input) {
      const text = fields.taken(input);
      if (text === "" || (of.kind === "json" && !text.trim())) return undefined;
      if (of.kind === "json") return read(text);
      if (of.kind === "boolean" || of.kind === "enum") return { raw: text };
      if (of.kind !== "integer" && of.kind !== "number") return string(text);
      return { raw: NUMBER.test(text) ? text : String(Number(text)) };
    }

    // ---- Values that hold others ----

    function folded(title, of, where, facts, isOpen) {
      const must = facts.required ? make("b", { class: "must", title: "mandatory" }, "*") : null;
      const summary = make("summary", {}, make("code", {}, title), must, make("small", {}, ` ${of.words ?? ""}`));
      const inner = make("div", { class: "inner" });
      const box = make("details", { class: "part" }, summary, inner);
      box.addEventListener("toggle", () => box.open && !inner.childElementCount && box.fill(inner));
      box.open = isOpen;
      return box;
    }

    function object(of, where, title, facts) {
      const box = folded(title, of, where, facts, facts.required || where.get() !== undefined);
      box.fill = async (inner) => inner.replaceChildren(...words(facts), ...(await members(of, where, [])));
      return box;
    }

    async function members(of, where, left) {
      const listed = (await fieldsAt(of.at)).filter((one) => !left.includes(one.name));
      const names = listed.map((one) => one.name);
      const given = where.get() instanceof Map ? [...where.get().keys()] : [];
      const isShown = (one) => one.required || given.includes(one.name);
      const rest = listed.filter((one) => !isShown(one));
      const one = (each) => editor(each.node, within(where, each.name, !each.required), each.name, each);
      const folds = rest.length > MOST_SHOWN;
      const boxes = listed.filter((each) => !folds || isShown(each)).map(one);
      for (const name of given) {
        if (names.includes(name) || left.includes(name)) continue;
        boxes.push(editor({ kind: "json", words: "not in the document" }, within(where, name, true), name));
      }
      if (folds) {
        const summary = make("summary", {}, `${rest.length} optional fields`);
        const more = make("details", { class: "part" }, summary);
        more.addEventListener("toggle", () => more.childElementCount === 1 && more.append(...rest.map(one)), { once: true });
        boxes.push(more);
      }
      return boxes;
    }

    function list(of, where, title, facts) {
      const box = folded(title, of, where, facts, facts.required || (where.get() ?? []).length > 0);
      box.fill = async (inner) => {
        const items = make("div", {});
        const add = button("Add an item", () => {
          where.set([...(where.get() ?? []), blank(of.items)]);
          show();
          items.lastElementChild.querySelector("input, select, textarea, summary")?.focus();
        });
        const show = () => {
          for (const words of [...inputs.keys()]) if (words.startsWith(`${where.words}[`)) inputs.delete(words);
          items.replaceChildren(
            ...(where.get() ?? []).map((_, index) => {
              const remove = button("Remove", () => {
                const left = where.get().filter((__, other) => other !== index);
                where.set(!left.length && where.isOptional ? undefined : left);
                show();
                add.focus();
              });
              remove.setAttribute("aria-label", `Remove item ${index + 1} of ${title}`);
              const each = editor(of.items, itemOf(where, index), `Item ${index + 1}`, { required: true });
              return make("div", { class: "item" }, each, remove);
            }),
          );
        };
        show();
        inner.replaceChildren(...words(facts), items, add);
      };
      return box;
    }

    function choice(of, where, title, facts) {
      const box = folded(title, of, where, facts, facts.required || where.get() !== undefined);
      box.fill = async (inner) => {
        const select = make("select", {}, ...of.options.map((one, index) => make("option", { value: index }, one.title)));
        select.selectedIndex = chosen(of, where.get());
        const below = make("div", {});
        const show = () => {
          const option = of.options[select.selectedIndex];
          const own = editor(option.node, where, option.title, { required: true });
          below.replaceChildren(own);
        };
        select.addEventListener("input", (event) => {
          event.stopPropagation();
          const option = of.options[select.selectedIndex];
          if (!suits(option.node, where.get())) where.set(undefined);
          const name = Object.keys(of.mapping ?? {}).find((key) => of.mapping[key] === select.selectedIndex);
          if (of.by && name !== undefined) within(where, of.by, false).set(string(name));
          show();
        });
        show();
        const one = field(`body-value-${++made}`, "One of", select);
        inner.replaceChildren(...words(facts), one, below);
      };
      return box;
    }

    function chosen(of, value) {
      if (value === undefined) return 0;
      const said = of.by && value instanceof Map ? value.get(of.by) : undefined;
      const name = said && kind(said) === "string" ? entered(said) : "";
      if (Object.hasOwn(of.mapping ?? {}, name)) return of.mapping[name];
      const scores = of.options.map((one) => {
        if (!suits(one.node, value)) return -1;
        if (!(value instanceof Map)) return 1;
        const missing = (one.needs ?? []).filter((name) => !value.has(name)).length;
        const unknown = [...value.keys()].filter((name) => !(one.knows ?? []).includes(name)).length;
        return 1 / (1 + missing + unknown);
      });
      return scores.indexOf(Math.max(...scores));
    }

    // The input that a mistake belongs to; nothing where it is not shown.
    function inputFor(one) {
      const input = inputs.get(one.where?.slice("body".length));
      return input?.isConnected ? input : undefined;
    }

    async function boxes() {
      if (node.kind === "object") return members(node, place, leave);
      return [editor(node, place, "Body", { required: true })];
    }

    return { boxes, inputOf: inputFor, inputs: () => [...inputs.values()] };
  }

  return { tree };
})();
