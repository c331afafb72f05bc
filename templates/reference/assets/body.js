// The body of a call: as text, as fields, or as files.
"use strict";

const callBodies = (() => {
  const { make, mistake } = answers;
  const { button, enter, field, say } = fields;
  const { isTooMuch, named, picker, whole } = callFiles;

  // What is shown of the body of a form, and what is written there.
  function callBody(form) {
    const text = make("textarea", { class: "body", rows: 14, spellcheck: "false" });
    const many = form.bodies.length > 1;
    const media = many
      ? make("select", {}, ...form.bodies.map((each) => make("option", { value: each.media_type }, each.media_type)))
      : null;
    const wanted = form.body_required ? null : make("input", { type: "checkbox", id: "field-wants-body" });
    const change = make("p", { class: "change" });
    const example = button("Example", () => {
      enter(text, chosen().example);
      view.show();
    });
    const hint = many ? "" : form.bodies[0].media_type;
    const box = field("field-body", "Body", text, { required: form.body_required, hint, more: [example, change] });
    const view = bodyViews.views(text, chosen);
    const beside = make("div", {});
    let pickers = new Map(); // by the property; the body itself has none

    function chosen() {
      return form.bodies[media ? media.selectedIndex : 0];
    }

    function isGiven() {
      return wanted ? wanted.checked : true;
    }

    // The values that name things in somebody's account and are those of the example.
    function remind(unchanged) {
      change.hidden = !unchanged.length;
      const places = unchanged.map(([name, line]) => [make("code", {}, name), ` (line ${line})`]);
      change.replaceChildren(
        "Change before you send it, as these name things in somebody's account: ",
        ...places.flatMap((one, index) => (index ? [", ", ...one] : one)),
        ".",
      );
    }

    // What there is to enter in the representation that was chosen.
    function begin() {
      const { files, is_binary: isBinary, media_type: type } = chosen();
      pickers = new Map(files.map((one, index) => [one.name, picker(`field-file-${index}`, one.name, one)]));
      if (isBinary) {
        const accept = type.includes("*/*") || type === "application/octet-stream" ? null : type;
        pickers.set("", picker("field-file", "Body", { required: form.body_required, accept }));
      }
      box.hidden = isBinary;
      beside.replaceChildren(...[...pickers.values()].map((one) => one.box));
      enter(text, chosen().example);
      remind(chosen().unchanged);
      view.show();
    }

    const written = make("div", {}, media && field("field-media-type", "Body as", media), box, beside);
    box.querySelector("label").after(view.tabs);
    text.after(view.box);
    const boxes = [written];
    if (wanted) {
      const label = make("label", { class: "choice", for: wanted.id }, wanted, " Send a body");
      boxes.unshift(make("p", { class: "field" }, label));
      wanted.addEventListener("change", () => (written.hidden = !wanted.checked));
      wanted.checked = form.body_offered;
      written.hidden = !form.body_offered;
    }
    media?.addEventListener("change", begin);
    begin();

    // Inputs with what is wrong with each of them.
    function wrongs() {
      const all = [...pickers.values()];
      if (!isGiven()) return [];
      const found = all.map((one) => [one.input, one.wrong()]);
      if (isTooMuch(all.flatMap((one) => one.files()))) {
        found.push([all[0].input, "All files together may have 16 MiB."]);
      }
      return box.hidden ? found : [[text, wrongText()], ...found];
    }

    function wrongText() {
      if (!text.value.trim()) return pickers.size ? "" : "The body is mandatory.";
      return chosen().is_json ? mistake(text.value) : "";
    }

    function asked() {
      if (!isGiven()) return { body: null, media_type: null };
      const { is_binary: isBinary, media_type: type } = chosen();
      if (isBinary) {
        const [file] = pickers.get("").files();
        return { body: null, media_type: type, ...(file && { file: named(file) }) };
      }
      const files = Object.fromEntries([...pickers].map(([name, one]) => [name, one.files().map(named)]));
      return { body: text.value, media_type: type, ...(pickers.size && { files }) };
    }

    // The files that were chosen, with what is in them.
    async function contents() {
      if (!isGiven() || !pickers.size) return {};
      const read = (one) => Promise.all(one.files().map(whole));
      if (chosen().is_binary) {
        const [file] = await read(pickers.get(""));
        return file ? { file } : {};
      }
      const listed = await Promise.all([...pickers].map(async ([name, one]) => [name, await read(one)]));
      return { files: Object.fromEntries(listed) };
    }

    // Enters what was entered before; files have to be chosen again.
    function fill(before) {
      if (media && before.media_type) media.value = before.media_type;
      const given = before.media_type !== null && before.media_type !== undefined;
      if (wanted) {
        wanted.checked = given;
        written.hidden = !given;
      }
      if (!given) return;
      begin();
      enter(text, before.body ?? "");
      view.show();
      const files = { ...before.files, ...(before.file && { "": [before.file] }) };
      for (const [name, one] of pickers) {
        const names = (files[name] ?? []).map((each) => each.name).join(", ");
        if (names) say(one.input, `It was ${names}: choose it again.`);
      }
    }

    // The input that a mistake belongs to.
    function inputOf(one) {
      if (one.field === "body") return box.hidden ? pickers.get("").input : (view.inputOf(one) ?? text);
      return one.field?.startsWith("files.") ? pickers.get(one.field.slice(6))?.input : undefined;
    }

    // Shows the place of a mistake.
    function go(one) {
      const input = inputOf(one);
      if (input === text && !text.hidden && one.line) {
        const before = text.value.split("\n").slice(0, one.line - 1);
        const at = before.reduce((sum, each) => sum + each.length + 1, 0) + one.column - 1;
        text.setSelectionRange(at, at);
      }
      (input === text && text.hidden ? view.tabs.querySelector("button") : input).focus();
    }

    function inputs() {
      return [text, ...[...pickers.values()].map((one) => one.input), ...view.inputs()];
    }

    return { asked, boxes, contents, fill, go, inputOf, inputs, remind, wrongs };
  }

  return { callBody };
})();
