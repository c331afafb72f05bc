// Fields that are filled in, each with its label above and its mistake below.
"use strict";

const fields = (() => {
  const { make } = answers;

  // A field with its label, its mistake and its buttons.
  function field(id, title, input, { required = false, hint = "", about = [], more = [] } = {}) {
    const wrong = make("p", { class: "wrong", id: `${id}-wrong`, hidden: true });
    const must = required ? make("b", { class: "must", title: "mandatory" }, "*") : null;
    const label = make("label", { for: id }, title, must, hint ? make("small", {}, ` ${hint}`) : null);
    input.id = id;
    input.setAttribute("aria-describedby", wrong.id);
    if (required) input.setAttribute("aria-required", "true");
    const box = make("div", { class: "field" }, label, ...about, input, wrong, ...more);
    input.addEventListener("input", () => say(input, ""));
    return box;
  }

  // Says what is wrong with a field, or nothing any more.
  function say(input, message) {
    const wrong = document.getElementById(input.getAttribute("aria-describedby"));
    if (!wrong) return; // nothing can be wrong before it is shown
    delete input.dataset.told;
    wrong.textContent = message;
    wrong.hidden = !message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  // Says what the local server found meanwhile. What the page has said of the same entry
  // stays, as it is the answer to what was done since.
  function tell(input, message) {
    const isTold = "told" in input.dataset;
    if (input.hasAttribute("aria-invalid") && !isTold) return;
    if (!message && !isTold) return;
    say(input, message);
    if (message) input.dataset.told = "";
  }

  function button(text, act) {
    const made = make("button", { type: "button", class: "example" }, text);
    made.addEventListener("click", act);
    return made;
  }

  // Makes an input one of a moment (RFC 3339), which is shown as that of UTC.
  function asMoment(input) {
    input.type = "datetime-local";
    input.step = "1";
    input.dataset.moment = "";
  }

  // The text that an input stands for.
  function taken(input) {
    if (!("moment" in input.dataset) || !input.value) return input.value;
    const seconds = input.value.split(":").length < 3 ? ":00" : "";
    return `${input.value}${seconds}Z`;
  }

  // The other way: shows a text. What is no moment is shown as it is.
  function put(input, text) {
    const moment = "moment" in input.dataset && text ? new Date(text) : null;
    if (moment && !Number.isNaN(moment.getTime())) {
      input.value = moment.toISOString().replace(/(\.000)?Z$/, "");
      return;
    }
    if (moment) {
      input.type = "text";
      delete input.dataset.moment;
    }
    input.value = text;
  }

  // Enters a text as somebody does who types it.
  function enter(input, text) {
    if (input.multiple) {
      const lines = text.split("\n");
      for (const option of input.options) option.selected = lines.includes(option.value);
    } else put(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  return { asMoment, button, enter, field, put, say, taken, tell };
})();
