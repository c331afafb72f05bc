// Notes when an operation can first be seen. WANTED is replaced by a list of groups of
// texts; one text of each group must be on screen. Every viewer is judged by this alone.
(() => {
  if (window !== window.top) return;
  const WANTED = [];
  const METHOD = "(get|put|post|delete|del|options|head|patch|trace)";
  const BADGES = [RegExp(`^${METHOD}`), RegExp(`${METHOD}$`)];
  const LONGEST = 400;
  const DRAWN = { opacityProperty: true, visibilityProperty: true };
  const SHARE = 10; // looking takes at most a tenth of the time
  const plain = (text) => text.replace(/[\s\u200b\u00ad\u2060\ufeff]+/g, "").toLowerCase();
  const wanted = WANTED.map((group) => new Set(group.map(plain)));
  let missing;

  // The groups that a text belongs to, whether or not a method stands beside it.
  const groups = (text) => {
    if (!text) return [];
    const whole = plain(text);
    const forms = [whole, ...BADGES.map((badge) => whole.replace(badge, ""))];
    return wanted.filter((group) => forms.some((form) => group.has(form)));
  };

  // What is drawn at the middle of an element's part in the window is the element, its
  // content or what it is in: nothing lies over it.
  const uncovered = (element, box) => {
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const at = element.getRootNode().elementFromPoint(x, y);
    return at !== null && (element.contains(at) || at.contains(element));
  };

  const onScreen = (element, box) =>
    box.width > 0 && box.height > 0 &&
    box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth &&
    uncovered(element, box);

  // The text of an element that may be on screen, or null where it is long; ticks off
  // what is there. An element that adds nothing to one inside it is not judged again.
  const look = (element) => {
    if (/^(script|style|template|noscript)$/i.test(element.localName)) return "";
    const box = element.getBoundingClientRect();
    const empty = box.width === 0 && box.height === 0;
    if (empty && getComputedStyle(element).display === "none") return "";
    if (!empty && (box.bottom <= 0 || box.top >= innerHeight)) return null;
    if (!empty && !element.checkVisibility(DRAWN)) return "";
    let text = "";
    const inside = new Set();
    const roots = element.shadowRoot ? [element.shadowRoot, element] : [element];
    for (const root of roots) {
      for (let node = root.firstChild; node !== null; node = node.nextSibling) {
        let part = "";
        if (node.nodeType === Node.ELEMENT_NODE) {
          part = look(node);
          for (const group of groups(part)) inside.add(group);
        } else if (node.nodeType === Node.TEXT_NODE) part = node.data;
        text = text === null || part === null ? null : text + part;
        if (text !== null && text.length > LONGEST) text = null;
        if (missing.size === 0) return null;
      }
    }
    for (const group of groups(text)) {
      if (!inside.has(group) && onScreen(element, box)) missing.delete(group);
    }
    return text;
  };

  let next = 0;
  const poll = () => {
    const started = performance.now();
    if (started >= next && document.body) {
      missing = new Set(wanted);
      look(document.body);
      if (missing.size === 0) {
        // The frame that shows it is drawn by now.
        requestAnimationFrame(() => { window.operationSeen = performance.now(); });
        return;
      }
      const ended = performance.now();
      next = ended + (SHARE - 1) * (ended - started);
    }
    requestAnimationFrame(poll);
  };
  requestAnimationFrame(poll);
})();
