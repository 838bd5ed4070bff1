// Columns: their order, which are hidden, which is the base.

function arrangement(of = story) {
  if (!columns.has(of)) {
    const base = Number(of.dataset.base), all = heads(of).map((head) => Number(head.dataset.version));
    columns.set(of, { order: [base, ...all.filter((version) => version !== base)], hidden: new Set() });
  }
  return columns.get(of);
}

function arrange() {
  const { order, hidden } = arrangement(), table = $("table.rows", story);
  table.className = `rows b${order[0]}`;
  table.style.setProperty("--versions", order.length - hidden.size);
  for (const row of $$("tr", table)) {
    const last = $(".findings", row);
    if (!last) continue;
    const cells = new Map($$(":scope > [data-version]", row).map((cell) => [Number(cell.dataset.version), cell]));
    for (const version of order) {
      const cell = cells.get(version);
      cell.hidden = hidden.has(version);
      cell.classList.toggle("base", version === order[0]);
      if (cell.nextElementSibling !== last || version !== order.at(-1)) last.before(cell);
    }
  }
}

function base(version) {
  const { order, hidden } = arrangement();
  hidden.delete(version);
  order.splice(order.indexOf(version), 1);
  order.unshift(version);
  arrange();
  said.textContent = `Base: ${heads(story)[version].dataset.id}`;
  write();
}

function askColumns() {
  const dialog = $("dialog.columns"), list = $("ul", dialog);
  const draw = () => {
    const { order, hidden } = arrangement();
    list.replaceChildren(...order.map((version, n) => {
      const name = heads(story)[version].dataset.id;
      const box = make("input", { type: "checkbox", checked: !hidden.has(version), disabled: n === 0 });
      box.addEventListener("change", () => { hidden[box.checked ? "delete" : "add"](version); redraw(); });
      const move = (to, words, sign) => {
        const button = make("button", { type: "button", textContent: sign, disabled: to < 1 || to >= order.length || n === 0 });
        button.setAttribute("aria-label", `${words}: ${name}`);
        button.addEventListener("click", () => { order.splice(n, 1); order.splice(to, 0, version); redraw(); });
        return button;
      };
      const first = make("button", { type: "button", textContent: "Base", disabled: n === 0 });
      first.setAttribute("aria-label", `Base: ${name}`);
      first.addEventListener("click", () => { base(version); draw(); });
      return make("li", {}, make("label", {}, box, " ", make("bdi", { textContent: name })), " ", move(n - 1, "Further left", "←"), " ", move(n + 1, "Further right", "→"), " ", first);
    }));
  };
  const redraw = () => { arrange(); map(); draw(); write(); };
  draw();
  dialog.showModal();
}
