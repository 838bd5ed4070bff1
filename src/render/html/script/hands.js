// Keys, clicks, and the beginning.

const deeds = {
  next: () => step(1), previous: () => step(-1), columns: askColumns, export: save,
  help: () => $("dialog.help").showModal(),
  unfold: () => {
    isUnfolded = !isUnfolded;
    $("[data-do=unfold]").setAttribute("aria-pressed", String(isUnfolded));
    fold(wanted().search);
  },
  theme: () => theme({ "": "dark", dark: "light", light: "" }[document.documentElement.dataset.theme || ""]),
  all: () => { form.reset(); filter(); },
  accept: (button) => decide(button.closest("article")),
  explain: (button) => explain(button.closest("article").dataset.rule),
  copy,
};

function theme(name) {
  if (name) document.documentElement.dataset.theme = name; else delete document.documentElement.dataset.theme;
  kept.write("theme", name);
  said.textContent = `Theme: ${name || "as the system has it"}`;
}

const keys = {
  j: () => step(1), k: () => step(-1), J: () => stepRow(1), K: () => stepRow(-1),
  f: () => { $("details", form).open = true; $("[name=severity]", form).focus(); },
  "/": () => form.search.focus(),
  b: () => base(arrangement().order[1] ?? arrangement().order[0]),
  a: () => at && decide(at), e: () => at && explain(at.dataset.rule),
  u: deeds.unfold, p: () => window.print(), "?": deeds.help,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const deed = keys[event.key];
  if (!deed || (view !== "copy" && event.key !== "?" && event.key !== "p")) return;
  event.preventDefault();
  deed();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do], [data-view], [data-sort], mark[data-findings], a[href^='#']");
  if (!button) return;
  if (button.dataset.do) deeds[button.dataset.do](button);
  else if (button.dataset.view) see(button.dataset.view);
  else if (button.dataset.sort) sort(button);
  else if (button.matches("mark")) {
    const found = articles(story).find((article) => !article.hidden && button.dataset.findings.split(" ").includes(article.dataset.finding));
    if (found) go(found);
  } else if (!button.matches(".link")) {
    const target = document.getElementById(button.getAttribute("href").slice(1));
    if (target) { event.preventDefault(); jump(target); }
  }
});

function sort(button) {
  const head = button.parentElement, rows = $("tbody", index), n = Number(button.dataset.sort);
  const isUp = head.getAttribute("aria-sort") === "descending" || (n === 0 && !head.hasAttribute("aria-sort"));
  $$("th[aria-sort]", index).forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const value = (row) => row.cells[n].dataset.value ?? row.cells[n].textContent;
  const sorted = [...rows.rows].sort((a, b) => (n ? value(a) - value(b) : value(a).localeCompare(value(b))));
  rows.append(...(isUp ? sorted : sorted.reverse()));
}

function tongue(tag) {
  try { return new Intl.DisplayNames([tag], { type: "language" }).of(tag); } catch { return tag; }
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", read);
addEventListener("resize", map);
main.addEventListener("scroll", look, { passive: true });
$("[data-find-story]")?.addEventListener("input", ({ target }) => {
  const words = target.value.trim().toLowerCase();
  $$("tbody tr", index).forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(words); });
});
$$("[data-only-differing]").forEach((box) => box.addEventListener("change", () => {
  $$("tbody tr:not(.differs)", box.closest("section")).forEach((row) => { row.hidden = box.checked; });
}));
$$(".lang[data-tag]").forEach((element) => {
  const name = tongue(element.dataset.tag);
  if (name !== element.dataset.tag) element.replaceChildren(make("bdi", { lang: element.dataset.tag, textContent: name }), ` (${element.dataset.tag})`);
});
theme(kept.read("theme") || "");
decided();
read();
