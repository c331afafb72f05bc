// What the pages do beyond being read: search, theme, tabs, copying, fields on demand.
"use strict";

const root = document.body.dataset.root;

// ---- Light and dark ----

const themeSwitch = document.querySelector("[data-theme-switch]");

function isDark() {
  const said = document.documentElement.dataset.theme;
  return said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function remember(theme) {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Pages opened from a disk may have no storage; the choice holds for this one.
  }
}

function recall() {
  const asked = new URLSearchParams(location.search).get("theme");
  if (asked === "dark" || asked === "light") return asked;
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

function show(theme) {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  themeSwitch.textContent = isDark() ? "Light" : "Dark";
}

show(recall());
themeSwitch.hidden = false;
themeSwitch.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  remember(theme);
  show(theme);
});

// ---- Code: colours and copying ----

const WORDS = {
  python: /^(?:and|as|async|await|def|else|False|for|from|if|import|in|is|None|not|or|print|return|True|with)$/,
  json: /^(?:true|false|null)$/,
  shell: /^(?:curl)$/,
};
const TOKEN =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(#.*)|(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(\b[A-Za-z_]\w*\b)/g;

function colour(code) {
  const text = code.textContent;
  const words = WORDS[code.dataset.language];
  if (!words || text.length > 20000) return;
  const out = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, comment, number, word] = match;
    const kind = string ? "s" : comment ? "c" : number ? "n" : words.test(word) ? "w" : "";
    if (!kind || (comment && code.dataset.language !== "python")) continue;
    out.append(text.slice(end, match.index));
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = token;
    out.append(span);
    end = match.index + token.length;
  }
  out.append(text.slice(end));
  code.replaceChildren(out);
}

for (const box of document.querySelectorAll(".code")) {
  const code = box.querySelector("code");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  box.append(button);
}

const waiting = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    waiting.unobserve(entry.target);
    colour(entry.target);
  }
});
for (const code of document.querySelectorAll("code[data-language]")) waiting.observe(code);

// ---- Tabs of programs ----

for (const tabs of document.querySelectorAll("[data-tabs]")) {
  const panels = [...tabs.querySelectorAll("[data-tab]")];
  const list = document.createElement("div");
  list.className = "tablist";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Languages");
  const buttons = panels.map((panel, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `tab-${index}`;
    button.textContent = panel.dataset.tab;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", (panel.id = `panel-${index}`));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    button.addEventListener("click", () => choose(index, true));
    list.append(button);
    return button;
  });
  const choose = (chosen, keep) => {
    buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
      panels[index].hidden = index !== chosen;
    });
    if (keep) {
      try {
        localStorage.setItem("language", panels[chosen].dataset.tab);
      } catch {
        // As above.
      }
    }
  };
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const now = buttons.indexOf(document.activeElement);
    const next = (now + step + buttons.length) % buttons.length;
    choose(next, true);
    buttons[next].focus();
  });
  let known = null;
  try {
    known = localStorage.getItem("language");
  } catch {
    // As above.
  }
  tabs.querySelector("h2").after(list);
  tabs.classList.add("ready");
  choose(Math.max(0, panels.findIndex((panel) => panel.dataset.tab === known)), false);
}

// ---- Fields of other schemas, fetched when they are asked for ----

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-more]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!location.protocol.startsWith("http")) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fields = page.querySelector("[data-fields] > ul");
    if (!answer.ok || !fields) throw new Error("no fields");
    // Their links are seen from the folder of schemas, which lies as deep as this one.
    for (const each of fields.querySelectorAll("a")) {
      each.href = new URL(each.getAttribute("href"), link.href).href;
    }
    const details = document.createElement("details");
    details.open = true;
    const summary = document.createElement("summary");
    summary.textContent = "Fields";
    details.append(summary, document.adoptNode(fields));
    link.parentElement.replaceWith(details);
    summary.focus();
  } catch {
    location.href = link.href;
  }
});

// ---- Descriptions on one line, or whole ----

const firstRows = document.querySelector(".read .rows, main.one .rows");

function shorten(isShort, button) {
  document.documentElement.dataset.descriptions = isShort ? "short" : "whole";
  button.setAttribute("aria-pressed", String(isShort));
}

if (firstRows && document.querySelector(".rows .words, .rows .values span")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Descriptions on one line";
  let known = null;
  try {
    known = localStorage.getItem("descriptions");
  } catch {
    // As above.
  }
  shorten(known === "short", button);
  button.addEventListener("click", () => {
    const isShort = button.getAttribute("aria-pressed") === "false";
    shorten(isShort, button);
    try {
      localStorage.setItem("descriptions", isShort ? "short" : "whole");
    } catch {
      // As above.
    }
  });
  const line = document.createElement("p");
  line.className = "descriptions";
  line.append(button);
  firstRows.before(line);
}

// ---- Calls that the page sends by itself, whose scripts come when they are wanted ----

const calling = document.querySelector("script[data-scripts]");

function loaded(name) {
  const isStyle = name.endsWith(".css");
  const element = document.createElement(isStyle ? "link" : "script");
  if (isStyle) element.rel = "stylesheet";
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    element[isStyle ? "href" : "src"] = `${root}assets/${name}`;
    element.async = false; // they run in their order
    document.head.append(element);
  });
}

if (calling) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try it";
  const line = document.createElement("p");
  line.className = "begin";
  line.append(button);
  document.querySelector(".request").after(line);
  const begin = async () => {
    button.disabled = true;
    try {
      await Promise.all(["send.css", ...calling.dataset.scripts.split(" ")].map(loaded));
      line.remove();
      const heading = document.getElementById("try-it");
      heading.scrollIntoView({ block: "nearest" });
      heading.focus({ preventScroll: true });
    } catch {
      button.disabled = false;
    }
  };
  button.addEventListener("click", begin);
  if (location.hash === "#try-it") begin();
}

// ---- Search ----

const find = document.querySelector("[data-find]");
let dialog = null;

async function load() {
  if (!window.searchEntries) await loaded("search.js");
  return window.searchEntries;
}

function ranked(entries, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of entries) {
    const [title, detail, , more] = entry;
    let score = 0;
    for (const word of words) {
      const inTitle = title.toLowerCase().indexOf(word);
      if (inTitle === 0) score += 12;
      else if (inTitle > 0) score += 8;
      else if (detail.toLowerCase().includes(word)) score += 4;
      else if (more.toLowerCase().includes(word)) score += 1;
      else {
        score = -1;
        break;
      }
    }
    if (score > 0) found.push([score - title.length / 200, entry]);
  }
  return found.sort((one, other) => other[0] - one[0]).slice(0, 40).map(([, entry]) => entry);
}

function makeDialog() {
  dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Search");
  const input = document.createElement("input");
  input.type = "text"; // where Escape closes the dialog at once
  input.setAttribute("role", "searchbox");
  input.placeholder = "Operations, paths, fields, schemas";
  input.setAttribute("aria-label", "Search operations, paths, fields and schemas");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  dialog.append(input, list, told);
  document.body.append(dialog);
  input.addEventListener("input", async () => {
    const entries = ranked(await load(), input.value);
    list.replaceChildren(
      ...entries.map(([title, detail, address]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = root + address;
        link.append(title);
        const small = document.createElement("small");
        small.textContent = detail;
        link.append(small);
        item.append(link);
        return item;
      }),
    );
    told.textContent = input.value.trim() ? (entries.length ? "" : "Nothing found.") : "";
  });
  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const now = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = event.key === "ArrowDown" ? now + 1 : now - 1;
      (links[next] ?? input).focus();
    } else if (event.key === "Enter" && document.activeElement === input && links[0]) {
      links[0].click();
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

function openSearch() {
  if (!dialog) makeDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
  load().catch(() => {});
}

find.hidden = false;
find.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey;
  if (slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    openSearch();
  }
});

// The place in the contents where one is.
const side = document.querySelector(".side");
const here = side.querySelector("[aria-current]");
if (here && side.scrollHeight > side.clientHeight) {
  side.scrollTop = here.offsetTop - side.clientHeight / 2;
}
