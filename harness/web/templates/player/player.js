// What is typed is taken in as one goes, without the page being loaded again: the same forms are posted, and what the
// server answers is put in the place of what was there. Without this script everything works, one page after the other.
(() => {
  const root = document.documentElement;
  const status = document.querySelector("#status");
  const unsent = new Set(); // fields that hold something the server does not know yet
  const pressed = new Set(); // buttons of people whose move is under way: a second click on one means nothing more
  let typing = null; // the field one is in the middle of
  let queue = Promise.resolve();
  let waiting = 0;

  const mark = (control) => `${control.form?.id || control.form?.dataset.ask} ${control.name}`;
  const ours = (form) => Boolean(form?.method === "post" && form.closest(".table") && form.action.endsWith("/do"));

  // --- sending, one form at a time

  function post(form, button) {
    const move = button?.name ? [button.name, button.value] : null;
    if (move?.[0] === "move") {
      if (pressed.has(move[1])) return;
      pressed.add(move[1]);
    }
    turn(() => send(form, move)).finally(() => move && pressed.delete(move[1]));
  }

  // Do something once all that was begun before it is over.
  function turn(act) {
    waiting += 1;
    root.dataset.busy = "yes";
    queue = queue.then(act).finally(() => {
      waiting -= 1;
      if (!waiting) delete root.dataset.busy;
    });
    return queue;
  }

  async function send(form, move) {
    if (!form.isConnected) return;
    if (!typing?.isConnected) typing = null;
    const half = move ? null : typing && mark(typing);
    const fields = new URLSearchParams(new FormData(form));
    if (half) for (const name of [typing.name, typing.name.replace(/^f/, "h")]) fields.delete(name);
    if (move) fields.append(...move);
    const sent = [...form.elements].map(mark).filter((name) => name !== half && unsent.delete(name));
    const keep = () => sent.forEach((name) => unsent.add(name));
    await load(form.action, { method: "POST", body: fields }, keep);
  }

  async function load(address, options, refused) {
    try {
      const answer = await fetch(address, options);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = page.querySelector("main");
      const whole = answer.ok || main.querySelector(".table");
      if (!answer.ok) refused();
      if (whole) show(page);
      if (answer.redirected) history.replaceState(null, "", answer.url);
      tell(whole ? "" : [...main.children].map((each) => each.textContent).join(" "));
    } catch {
      refused();
      tell(status.dataset.failed);
    }
  }

  function tell(text) {
    status.textContent = text;
  }

  // Somebody else, or a flow that was saved, may have changed the sitting: then it is shown as it is.
  async function look() {
    const version = () => document.querySelector(".table")?.dataset.version;
    if (!version() || waiting || document.hidden) return;
    const { sitting } = document.querySelector(".table").dataset;
    const answer = await fetch(`/${root.lang}/s/${sitting}/version`).catch(() => null);
    if (!answer?.ok || (await answer.text()) === version() || waiting) return;
    turn(() => load(location.href, {}, () => {}));
  }

  // --- showing what was answered

  function show(page) {
    const place = document.activeElement?.closest(".person")?.id;
    const front = () => [...document.querySelectorAll("[data-dialog=yes][data-screen=front], .messages li")];
    const before = new Set(front().map((each) => each.id || each.textContent));
    morph(document.querySelector("main"), page.querySelector("main"));
    document.title = page.title;
    ready();
    const fresh = front().filter((each) => !before.has(each.id || each.textContent));
    const dialog = fresh.find((each) => each.id);
    if (dialog) dialog.querySelector("[data-title]").focus();
    else if (place && document.activeElement === document.body) refocus(document.getElementById(place));
    else fresh[0]?.scrollIntoView({ block: "nearest" });
  }

  function refocus(person) {
    (person?.querySelector("[data-screen=front] [data-title]") || person?.querySelector(".who"))?.focus();
  }

  const same = (a, b) => a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  // Make an element like another, keeping those of its parts that are still there: with them focus, caret and scroll.
  function morph(old, fresh) {
    let at = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      let found = at;
      while (found && !same(found, child)) found = found.nextSibling;
      if (!found) {
        old.insertBefore(document.importNode(child, true), at);
        continue;
      }
      while (at !== found) at = drop(at);
      at = found.nextSibling;
      if (found.nodeType === Node.ELEMENT_NODE) alike(found, child);
      else if (found.data !== child.data) found.data = child.data;
    }
    while (at) at = drop(at);
  }

  function drop(node) {
    const next = node.nextSibling;
    node.remove();
    return next;
  }

  function alike(old, fresh) {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !(name === "open" && old.tagName === "DETAILS")) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const held = old.name && unsent.has(mark(old)) ? { value: old.value, checked: old.checked } : null;
    morph(old, fresh);
    if (held) Object.assign(old, held);
    else if ("checked" in old) old.checked = fresh.checked;
    if (!held && /^(text|textarea|select-one)$/.test(old.type) && old.value !== fresh.value) old.value = fresh.value;
  }

  // --- while one types

  function ready() {
    for (const button of document.querySelectorAll("[data-waits]")) {
      const screen = button.closest("[data-screen]");
      const lacks = button.dataset.waits.split(" ").some((key) => !filled(screen, key));
      const touched = [...screen.querySelectorAll("[name^='f.']")].some((control) => unsent.has(mark(control)));
      if (!touched) continue;
      if (lacks) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  function filled(screen, key) {
    const controls = screen.querySelectorAll(`[data-field="${CSS.escape(key)}"] [name^="f."]`);
    return [...controls].some(({ type, checked, value }) => value && (checked || !/radio|checkbox/.test(type)));
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.name || !ours(target.form)) return;
    unsent.add(mark(target));
    if (!target.name.startsWith("f.")) return;
    typing = target;
    ready();
  });

  document.addEventListener("change", ({ target }) => {
    if (!target.name?.startsWith("f.") || !ours(target.form)) return;
    if (typing === target) typing = null;
    unsent.add(mark(target));
    post(target.form, null);
  });

  document.addEventListener("submit", (event) => {
    if (!ours(event.target)) return;
    event.preventDefault();
    post(event.target, event.submitter);
  });

  root.dataset.script = "yes";
  setInterval(look, 3000);
})();
