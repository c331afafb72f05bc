// Signing in: scopes are chosen, the browser goes and comes back, and it is shown.
"use strict";

(() => {
  const { make } = answers;
  const { field, say } = fields;
  const { ask, data, stream } = talk;

  const descriptions = data("data-sign-in");
  if (!descriptions) return;

  const WAYS = {
    browser: "In the browser",
    device: "With a code, on another device",
    program: "As a program, without a user",
    password: "With a user name and password",
  };
  const FIELDS = [
    ["client_id", "Client ID", "text"],
    ["client_secret", "Client secret", "password"],
    ["username", "User name", "text"],
    ["password", "Password", "password"],
  ];

  // What a page asks for that leads here: scopes, and to come back to it.
  const asked = new URLSearchParams(location.hash.slice(1));

  function lasts({ remaining, renews }) {
    if (remaining === null) return "It does not say how long it is good.";
    const minutes = Math.ceil(remaining / 60);
    const time = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
    return `Good for another ${time}${renews ? "; it is renewed by itself" : ""}.`;
  }

  // The scopes, each with what it allows.
  function scopesField() {
    const names = Object.keys(descriptions);
    if (!names.length) return null;
    const boxes = names.map((name) => make("input", { type: "checkbox", value: name }));
    const count = make("span", { role: "status" });
    const tell = () => {
      count.textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length} chosen`;
    };
    const choose = (chosen) => {
      for (const box of boxes) box.checked = chosen(box.value);
      tell();
    };
    const button = (title, chosen) => {
      const found = make("button", { type: "button", class: "example" }, title);
      found.addEventListener("click", () => choose(chosen));
      return found;
    };
    const list = make(
      "ul",
      { class: "choices" },
      ...names.map((name, index) =>
        make(
          "li",
          {},
          make("label", {}, boxes[index], make("code", {}, name), descriptions[name] ? make("small", {}, descriptions[name]) : null),
        ),
      ),
    );
    list.addEventListener("change", tell);
    tell();
    const all = button("All", () => true);
    const none = button("None", () => false);
    const box = make(
      "fieldset",
      {},
      make("legend", {}, "Scopes"),
      make("p", { class: "actions" }, all, none, count),
      list,
    );
    return { box, choose, chosen: () => boxes.filter((one) => one.checked).map((one) => one.value) };
  }

  function form(known) {
    const status = make("p", { role: "status" });
    const title = ({ kind, name }) => {
      const alike = known.ways.filter((each) => each.kind === kind);
      return alike.length > 1 ? `${WAYS[kind]} (${name})` : WAYS[kind];
    };
    const way = make("select", {}, ...known.ways.map((each) => make("option", { value: each.name }, title(each))));
    const wayBox = field("sign-in-way", "Way", way);
    wayBox.hidden = known.ways.length < 2;
    const where = make("p", { class: "hint" });
    const inputs = new Map();
    const boxes = new Map();
    for (const [name, title, type] of FIELDS) {
      const input = make("input", { type, autocomplete: "off", spellcheck: "false" });
      inputs.set(name, input);
      boxes.set(name, field(`sign-in-${name}`, title, input, { required: name !== "client_secret" }));
    }
    const scopes = scopesField();
    const go = make("button", { class: "go" }, "Sign in");
    const stop = make("button", { type: "button", hidden: true }, "Stop");
    const steps = make("div", { class: "steps", "aria-live": "polite" });
    const page = make(
      "form",
      { class: "send", novalidate: true },
      wayBox,
      ...boxes.values(),
      scopes?.box,
      where,
      make("p", { class: "actions" }, go, stop),
      steps,
      status,
    );

    const chosen = () => known.ways[way.selectedIndex];
    function change() {
      const { kind, host } = chosen();
      for (const name of ["username", "password"]) boxes.get(name).hidden = kind !== "password";
      const uri = make("code", {}, known.redirect_uri);
      const registered = ["Register ", uri, " as the address to come back to. "];
      where.replaceChildren(...(kind === "browser" ? registered : []), `What you enter goes to ${host} and to nobody else.`);
    }
    way.addEventListener("change", change);
    change();

    let stopping = null;
    page.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (stopping) return;
      const needed = FIELDS.filter(([name]) => name !== "client_secret" && !boxes.get(name).hidden);
      const empty = needed.filter(([name]) => !inputs.get(name).value.trim());
      for (const [name, title] of empty) say(inputs.get(name), `${title} is mandatory.`);
      if (empty.length) {
        inputs.get(empty[0][0]).focus();
        return;
      }
      const value = { way: chosen().name, scopes: scopes?.chosen() ?? [], back: asked.get("back") ?? "" };
      for (const [name, input] of inputs) value[name] = input.value;
      stopping = new AbortController();
      stop.hidden = false;
      go.disabled = true;
      status.textContent = "One moment…";
      const told = await stream("sign-ins", value, device, stopping.signal);
      stopping = null;
      stop.hidden = true;
      go.disabled = false;
      steps.replaceChildren();
      if (told.go) {
        status.textContent = "The browser goes to the sign-in page…";
        location.assign(told.go);
      } else if (told.signed_in) {
        inputs.get("client_secret").value = inputs.get("password").value = "";
        show({ ...known, signed_in: told.signed_in });
      } else if (told.stopped) status.textContent = "Stopped.";
      else refused(told.error);
    });
    stop.addEventListener("click", () => stopping?.abort());

    function refused(error) {
      status.textContent = "Nobody is signed in.";
      const input = inputs.get(error.field);
      if (input) {
        say(input, error.message);
        input.focus();
      } else steps.replaceChildren(make("p", { class: "wrong" }, error.message));
    }

    // What the user has to do on another device.
    function device({ device: told }) {
      const link = told.where ? make("a", { href: told.where, target: "_blank", rel: "noopener noreferrer" }, told.where) : "the address that its owner names";
      const whole = told.whole
        ? make("p", {}, make("a", { href: told.whole, target: "_blank", rel: "noopener noreferrer" }, "Open it with the code filled in"))
        : null;
      steps.replaceChildren(
        make("p", {}, "Open ", link, " and enter the code"),
        make("p", { class: "device" }, told.code),
        ...(whole ? [whole] : []),
      );
      status.textContent = "Waiting until you have agreed…";
    }

    return { page, scopes };
  }

  const box = make("section", { "aria-labelledby": "sign-in" });

  function show(known) {
    const title = make("h2", { id: "sign-in" }, "Sign in");
    const signed = known.signed_in;
    document.dispatchEvent(new Event("credentials"));
    if (!signed) {
      const { page, scopes } = form(known);
      if (asked.has("sign-in")) {
        const names = asked.get("sign-in").split(" ");
        scopes?.choose((name) => names.includes(name));
        box.scrollIntoView();
      }
      box.replaceChildren(title, page);
      return;
    }
    const list = signed.scopes?.length
      ? make("ul", { class: "granted" }, ...signed.scopes.map((name) => make("li", {}, make("code", {}, name))))
      : null;
    const out = make("button", { type: "button" }, "Sign out");
    out.addEventListener("click", async () => {
      await ask("credentials", "DELETE");
      show({ ...known, signed_in: null });
    });
    const other = make("button", { type: "button" }, "Sign in anew");
    other.addEventListener("click", () => show({ ...known, signed_in: null }));
    box.replaceChildren(
      title,
      make(
        "div",
        { class: "send" },
        make("p", { class: "signed" }, "You are signed in."),
        make("p", { class: "hint" }, lasts(signed)),
        ...(list ? [make("p", {}, "Granted:"), list] : []),
        make("p", { class: "actions" }, out, other),
      ),
    );
  }

  ask("sign-ins").then((known) => {
    if (known.error || !known.ways.length) return;
    document.querySelector(".try").prepend(box);
    show(known);
  });
})();
