// The two views of a body of JSON: its text, and a field for each value.
"use strict";

const bodyViews = (() => {
  const { make, mistake } = answers;
  const { say } = fields;
  const { read, write } = faithfulJSON;
  const NAMES = ["JSON", "Fields"];

  // The views of what is in `text`, made as the representation says that `chosen` gives.
  function views(text, chosen) {
    const box = make("div", { class: "tree", hidden: true, role: "tabpanel", id: "body-fields" });
    const buttons = NAMES.map((name) => make("button", { type: "button", role: "tab" }, name));
    const tabs = make("div", { class: "tablist", role: "tablist", "aria-label": "View of the body" }, ...buttons);
    let isTree = false;
    let tree = null;

    buttons.forEach((button, index) => {
      button.id = `body-view-${index}`;
      button.addEventListener("click", () => {
        isTree = index === 1;
        show();
      });
      button.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        buttons[1 - index].focus();
        buttons[1 - index].click();
      });
    });
    box.setAttribute("aria-labelledby", buttons[1].id);

    // Shows the view that was chosen, of what is in the text now.
    function show() {
      const { tree: node, files } = chosen();
      tabs.hidden = !node;
      const wrong = node && isTree && text.value.trim() ? mistake(text.value) : "";
      if (wrong) {
        isTree = false;
        say(text, `${wrong}\nIt cannot be shown as fields.`);
      }
      const shown = node && isTree ? 1 : 0;
      buttons.forEach((button, index) => {
        button.setAttribute("aria-selected", String(index === shown));
        button.tabIndex = index === shown ? 0 : -1;
      });
      text.hidden = shown === 1;
      box.hidden = shown === 0;
      tree = shown ? fill(node, files.map((one) => one.name)) : null;
    }

    function fill(node, leave) {
      let value = text.value.trim() ? read(text.value) : undefined;
      const place = {
        get: () => value,
        set: (given) => {
          value = given;
          text.value = given === undefined ? "" : write(given);
          text.dispatchEvent(new Event("input", { bubbles: true }));
        },
        isOptional: false,
        words: "",
      };
      const made = bodyTrees.tree(node, place, leave);
      made.boxes().then((boxes) => tree === made && box.replaceChildren(...boxes));
      return made;
    }

    return {
      box,
      inputOf: (one) => tree?.inputOf(one),
      inputs: () => tree?.inputs() ?? [],
      show,
      tabs,
    };
  }

  return { views };
})();
