// Files that are chosen for a call.
"use strict";

const callFiles = (() => {
  const { make } = answers;
  const { button, field, say } = fields;
  const LARGEST = 16 * 1024 * 1024; // bytes of all files of a call together

  function sizeOf(bytes) {
    if (bytes < 1000) return `${bytes} bytes`;
    return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  }

  // A field in which one file, or several, are chosen.
  function picker(id, title, { required = false, several = false, accept = null } = {}) {
    const input = make("input", { type: "file", multiple: several, accept });
    const chosen = make("ul", { class: "chosen", hidden: true });
    const hint = `${several ? "files" : "file"}, at most 16 MiB`;
    const none = button("Choose none", () => {
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    });
    none.hidden = true;
    const box = field(id, title, input, { required, hint, more: [chosen, none] });

    input.addEventListener("input", () => {
      chosen.replaceChildren(...files().map((one) => make("li", {}, one.name, make("small", {}, ` ${sizeOf(one.size)}`))));
      chosen.hidden = none.hidden = !files().length;
      if (isTooMuch([...input.files])) say(input, "At most 16 MiB can be sent.");
    });

    function files() {
      return [...input.files];
    }

    function wrong() {
      return required && !files().length ? `${title} is mandatory.` : "";
    }

    return { box, files, input, wrong };
  }

  function isTooMuch(files) {
    return files.reduce((sum, one) => sum + one.size, 0) > LARGEST;
  }

  // A file as the local server is told of it.
  function named(file) {
    return { name: file.name, media_type: file.type.split(";")[0] };
  }

  // The same with what is in it.
  async function whole(file) {
    const reader = new FileReader();
    const read = new Promise((resolve, reject) => {
      reader.onload = resolve;
      reader.onerror = reject;
    });
    reader.readAsDataURL(file);
    await read;
    return { ...named(file), content: reader.result.slice(reader.result.indexOf(",") + 1) };
  }

  return { isTooMuch, named, picker, whole };
})();
