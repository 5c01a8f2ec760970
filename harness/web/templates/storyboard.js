(() => {
  const frames = [...document.querySelectorAll(".frame")];
  const controls = document.querySelector(".controls");
  const button = Object.fromEntries([...controls.querySelectorAll("button")].map((each) => [each.dataset.do, each]));
  const progress = controls.querySelector("progress");
  const status = controls.querySelector("[role=status]");
  let here = 0;
  let timer = null;
  let one = true;

  function show(number) {
    here = Math.max(0, Math.min(frames.length - 1, number));
    frames.forEach((frame, index) => frame.classList.toggle("off", index !== here));
    progress.value = here + 1;
    const { number: shown, count } = frames[here].dataset;
    status.textContent = status.dataset.text.replace("{}", shown).replace("{}", count);
    button.back.disabled = here === 0;
    button.next.disabled = here === frames.length - 1;
    if (!one) frames[here].scrollIntoView({ block: "start" });
  }

  function go(number) {
    show(number);
    try {
      history.replaceState(null, "", `#${frames[here].id}`);
    } catch {
      // a page without an address of its own keeps no place
    }
  }

  function wait() {
    timer = setTimeout(() => {
      if (here === frames.length - 1) return pause();
      go(here + 1);
      wait();
    }, 1000 * Number(frames[here].dataset.seconds));
  }

  function play() {
    together(false);
    if (here === frames.length - 1) go(0);
    button.play.textContent = button.play.dataset.pause;
    wait();
  }

  function pause() {
    clearTimeout(timer);
    timer = null;
    button.play.textContent = button.play.dataset.play;
  }

  function together(all) {
    one = !all;
    document.body.classList.toggle("playing", one);
    button.all.textContent = all ? button.all.dataset.one : button.all.dataset.all;
  }

  function step(by) {
    pause();
    go(here + by);
  }

  button.back.addEventListener("click", () => step(-1));
  button.next.addEventListener("click", () => step(1));
  button.play.addEventListener("click", () => (timer === null ? play() : pause()));
  button.all.addEventListener("click", () => { pause(); together(one); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("pre, .wide")) return;
    const onControl = event.target.closest("button, summary, a");
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "Home") step(-frames.length);
    else if (event.key === "End") step(frames.length);
    else if (event.key === "Escape") pause();
    else if (event.key === " " && !onControl) button.play.click();
    else return;
    event.preventDefault();
  });

  controls.hidden = false;
  together(false);
  show(Math.max(0, frames.findIndex((frame) => `#${frame.id}` === location.hash)));
})();
