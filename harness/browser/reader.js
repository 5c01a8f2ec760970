// What stands on a page of the player, as values, and where one would click: read only, nothing here changes a page.
(() => {
  let things = [];

  const all = (root, selector) => (root ? [...root.querySelectorAll(selector)] : []);
  const text = (element) => (element ? element.textContent.trim() : "");
  const texts = (root, selector) => all(root, selector).map(text);
  const thing = (element) => things.push(element) - 1;
  const clickable = (element) => ({ label: text(element), at: thing(element) });

  // A part of a screen, without that of a screen inside it.
  const own = (screen, selector) => all(screen, selector).filter((each) => each.closest("[data-screen]") === screen);

  const option = (element) => {
    const label = element.matches("[data-option-label]") ? element : element.querySelector("[data-option-label]");
    const box = element.matches("input, option") ? element : element.querySelector("input");
    return {
      id: element.dataset.option,
      label: text(label || element),
      chosen: Boolean(box && (box.tagName === "OPTION" ? box.selected : box.checked)),
      at: box ? thing(box) : null,
    };
  };

  const field = (element) => {
    const control = element.querySelector("select, textarea, input:not([type=hidden])");
    const options = all(element, "[data-option]").map(option);
    const none = element.querySelector("input[type=radio][value='']");
    return {
      key: element.dataset.field,
      label: text(element.querySelector("[data-label]")),
      type: element.dataset.type,
      mandatory: element.dataset.mandatory === "yes",
      many: element.dataset.many === "yes",
      touched: element.dataset.typed === "yes",
      hint: text(element.querySelector("[data-hint]")),
      under: text(element.querySelector("[data-under]")),
      options,
      kind: control ? (control.tagName === "INPUT" ? control.type : control.tagName.toLowerCase()) : "",
      value: control ? control.value : "",
      ticked: Boolean(control && control.checked),
      at: control ? thing(control) : null,
      none: none ? thing(none) : null,
    };
  };

  const button = (element) => {
    const pressed = element.querySelector("button[data-event]");
    return {
      ...clickable(pressed),
      event: pressed.dataset.event,
      active: pressed.dataset.active === "yes",
      reasons: texts(element, "[data-reasons] > li"),
    };
  };

  const screen = (element) => ({
    case: element.dataset.case,
    flow: element.dataset.flow,
    screen: element.dataset.name,
    place: element.dataset.screen,
    dialog: element.dataset.dialog === "yes",
    title: text(own(element, "[data-title]")[0]),
    step: element.dataset.step || "",
    texts: own(element, "[data-text]").map(text),
    note: text(own(element, "[data-note]")[0]),
    fields: own(element, "[data-field]").map(field),
    buttons: own(element, "[data-button]").map(button),
  });

  const person = (section) => ({
    person: section.dataset.person,
    connected: section.dataset.connected === "yes",
    device: section.dataset.device || "",
    tabs: all(section, "[data-tab]").map((each) => ({
      ...clickable(each),
      open: each.getAttribute("aria-current") === "page",
    })),
    header: all(section, "[data-header]").map(clickable),
    headings: all(section, "[data-heading]").map((each) => ({
      label: text(each.querySelector("h2, h3, h4")),
      links: all(each, "[data-link]").map(clickable),
      texts: texts(each, "[data-text]"),
    })),
    messages: texts(section, "[data-message]"),
    screens: all(section, "[data-screen]").map(screen),
  });

  const caseOf = (item) => ({
    id: item.dataset.case,
    flow: item.dataset.flow,
    insured: item.dataset.insured,
    states: all(item, "[data-state]").map((each) => ({ label: each.dataset.state, since: each.dataset.since })),
    properties: all(item, "[data-property]").map((each) => ({
      text: each.dataset.property,
      breach: each.dataset.breach || "",
    })),
  });

  const control = (element) => ({
    name: element.name,
    value: element.value,
    kind: element.tagName === "INPUT" ? element.type : element.tagName.toLowerCase(),
    label: element.tagName === "BUTTON" ? text(element) : "",
    checked: Boolean(element.checked),
    options: all(element, "option").map((each) => ({
      value: each.value,
      label: text(each),
      flow: each.dataset.flow || each.closest("[data-flow]")?.dataset.flow || "",
    })),
    at: thing(element),
  });

  const form = (element) => ({
    ask: element.dataset.ask,
    controls: [...element.elements].filter((each) => each.tagName !== "FIELDSET").map(control),
  });

  const read = () => {
    things = [];
    const table = document.querySelector("[data-sitting]");
    const outcome = document.querySelector("#outcome");
    return {
      sitting: table ? table.dataset.sitting : "",
      text: table ? "" : text(document.querySelector("main") || document.body).slice(0, 500),
      number: table ? Number(table.dataset.n) : 0,
      people: all(document, "[data-person]").filter((each) => each.matches(".person")).map(person),
      clock: document.querySelector("#clock")?.getAttribute("datetime") || "",
      done: !outcome || outcome.dataset.done !== "no",
      reasons: texts(outcome, "[data-reason]"),
      cases: all(document, "li[data-case]").map(caseOf),
      editions: all(document, "[data-edition]").map((each) => [each.dataset.flow, each.dataset.edition]),
      sent: all(document, "[data-sent]").map((each) => ({ to: each.dataset.to, at: each.dataset.at, text: text(each) })),
      given: all(document, "[data-given]").map((each) => ({
        title: text(each.querySelector("a")),
        at: each.dataset.at,
        href: each.querySelector("a").href,
      })),
      forms: all(document, "form[data-ask]").map(form),
    };
  };

  const pause = () => new Promise((resume) => setTimeout(resume, 1));

  window.parcours = {
    // The page once nothing is under way any more, as JSON.
    async settled() {
      while (document.readyState === "loading" || document.documentElement.dataset.busy) await pause();
      return JSON.stringify(read());
    },

    // A thing, once what it is folded into is open.
    reach(at) {
      const element = things[at];
      for (let around = element.closest("details:not([open])"); around; around = element.closest("details:not([open])")) {
        around.open = true;
      }
      return element;
    },

    // Choose in a list what a person would: the list must be in sight; the page hears of it.
    choose(at, values) {
      const list = this.reach(at);
      if (!list.checkVisibility() || list.disabled || list.closest("[inert]")) return false;
      for (const option of list.options) option.selected = values.includes(option.value);
      for (const heard of ["input", "change"]) list.dispatchEvent(new Event(heard, { bubbles: true, composed: true }));
      return true;
    },

    // Where to click a thing: the middle of it, once it is in sight; or what lies over it.
    aim(at) {
      const element = this.reach(at);
      const shown = element.checkVisibility() ? element : (element.labels && element.labels[0]) || element;
      shown.scrollIntoView({ block: "center", behavior: "instant" });
      const box = shown.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width, 400) / 2, box.top + Math.min(box.height, 40) / 2];
      const hit = document.elementFromPoint(x, y);
      const reached = hit && (shown.contains(hit) || hit.closest("label")?.control === element);
      return reached ? [x, y] : hit ? `${hit.tagName.toLowerCase()}.${hit.className} « ${text(hit).slice(0, 60)} »` : "—";
    },
  };
})();
