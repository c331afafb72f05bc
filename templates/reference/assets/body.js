// The body of a call, as it is written.
"use strict";

const callBodies = (() => {
  const { make, mistake } = answers;
  const { button, enter, field, say } = fields;

  // What is shown of the body of a form, and what is written there.
  function callBody(form) {
    const text = make("textarea", { class: "body", rows: 14, spellcheck: "false" });
    const many = form.bodies.length > 1;
    const media = many
      ? make("select", {}, ...form.bodies.map((each) => make("option", { value: each.media_type }, each.media_type)))
      : null;
    const wanted = form.body_required ? null : make("input", { type: "checkbox", id: "field-wants-body" });
    const change = make("p", { class: "change" });
    const example = button("Example", () => enter(text, chosen().example));

    function chosen() {
      return form.bodies[media ? media.selectedIndex : 0];
    }

    function isGiven() {
      return wanted ? wanted.checked : true;
    }

    // The values that name things in somebody's account and are those of the example.
    function remind(unchanged) {
      change.hidden = !unchanged.length;
      const named = unchanged.map(([name, line]) => [make("code", {}, name), ` (line ${line})`]);
      change.replaceChildren(
        "Change before you send it, as these name things in somebody's account: ",
        ...named.flatMap((one, index) => (index ? [", ", ...one] : one)),
        ".",
      );
    }

    function begin() {
      enter(text, chosen().example);
      remind(chosen().unchanged);
    }

    const hint = many ? "" : form.bodies[0].media_type;
    const written = make(
      "div",
      {},
      media && field("field-media-type", "Body as", media),
      field("field-body", "Body", text, { required: form.body_required, hint, more: [example, change] }),
    );
    const boxes = [written];
    if (wanted) {
      const label = make("label", { class: "choice", for: wanted.id }, wanted, " Send a body");
      boxes.unshift(make("p", { class: "field" }, label));
      wanted.addEventListener("change", () => (written.hidden = !wanted.checked));
      written.hidden = true;
    }
    media?.addEventListener("change", begin);
    begin();

    function wrong() {
      if (!isGiven()) return "";
      if (!text.value.trim()) return "The body is mandatory.";
      return chosen().is_json ? mistake(text.value) : "";
    }

    function asked() {
      return isGiven() ? { body: text.value, media_type: chosen().media_type } : { body: null, media_type: null };
    }

    // Enters what was entered before.
    function fill(before) {
      if (media && before.media_type) media.value = before.media_type;
      const given = before.body !== null && before.body !== undefined;
      if (wanted) {
        wanted.checked = given;
        written.hidden = !given;
      }
      if (given) enter(text, before.body);
    }

    // Shows the place of a mistake.
    function go(line, column) {
      const before = text.value.split("\n").slice(0, line - 1);
      const at = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
      text.focus();
      text.setSelectionRange(at, at);
    }

    return { asked, boxes, fill, go, remind, text, wrong };
  }

  return { callBody };
})();
