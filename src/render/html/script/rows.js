// Rows that nothing shown stands in are folded, a line for each run of them; the map of what is found.

function fold(search = "") {
  $$("tr.fold", story).forEach((row) => row.remove());
  let run = [];
  const close = () => {
    if (run.length) foldLine(run);
    run = [];
  };
  for (const row of $$("tr.row", story)) {
    const isOpen = $$("article.finding", row).some((article) => !article.hidden) || row.hasAttribute("data-open")
      || $("mark.fault:not(.off)", row)
      || (search && row.textContent.toLowerCase().includes(search));
    row.hidden = !isOpen && !isUnfolded;
    if (isOpen) close(); else run.push(row);
  }
  close();
  map();
}

function foldLine(run) {
  const isAlone = (row) => row.classList.contains("alone"), isSilent = (row) => row.classList.contains("has");
  const silent = run.filter((row) => !isAlone(row) && isSilent(row)).length;
  const agreed = run.filter((row) => !isAlone(row) && !isSilent(row)).length;
  const sentences = (number) => (number === 1 ? "1 sentence" : `${number} sentences`);
  const parts = [];
  if (agreed) parts.push(sentences(agreed) + (agreed === 1 ? " agrees" : " agree"));
  if (silent) parts.push(sentences(silent) + " with findings that the filters hide");
  for (const head of heads(story)) {
    const alone = run.filter((row) => isAlone(row) && $(`td[data-version="${head.dataset.version}"]:not(:has(.none))`, row)).length;
    if (alone) parts.push(sentences(alone) + (heads(story).length === 1 ? "" : ` only in ${head.dataset.id}`));
  }
  const button = make("button", { type: "button", textContent: parts.join(", ") });
  button.setAttribute("aria-expanded", String(isUnfolded));
  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    run.forEach((row) => { row.hidden = isOpen; });
    map();
  });
  run[0].before(make("tr", { className: "fold" }, make("td", { colSpan: heads(story).length + 2 }, button)));
}

function unfold(row) {
  if (!row.hidden) return;
  row.setAttribute("data-open", "");
  fold(wanted().search);
}

// The map of the findings doubles the keys for the hand that holds a mouse.

function map() {
  if (!story || view !== "copy") return strip.replaceChildren();
  const height = main.scrollHeight, top = main.getBoundingClientRect().top - main.scrollTop;
  // All is measured before anything is drawn: drawn in between, each would be laid out anew.
  const places = shown().map((article) => [article, article.getBoundingClientRect().top - top]);
  const ticks = places.map(([article, place]) => {
    const tick = make("i", { className: article.dataset.severity, title: inWords(article.dataset.rule) });
    tick.style.top = `${(100 * place) / height}%`;
    tick.addEventListener("click", () => go(article));
    return tick;
  });
  strip.replaceChildren(...ticks, make("i", { className: "sight" }));
  look();
}

function look() {
  const sight = $(".sight", strip);
  if (!sight) return;
  sight.style.top = `${(100 * main.scrollTop) / main.scrollHeight}%`;
  sight.style.height = `${(100 * main.clientHeight) / main.scrollHeight}%`;
}
