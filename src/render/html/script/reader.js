// Where the reader is, and how they get elsewhere.

function tell() {
  const list = shown();
  $(".bar .at").textContent = list.length ? `${at ? list.indexOf(at) + 1 : "–"} of ${list.length}` : "none";
  write();
}

function leave() {
  $$(".at:not(span)", main).forEach((element) => element.classList.remove("at"));
  at = null;
}

function go(article) {
  if (article.closest(".story") !== story) {
    open(article.closest(".story"));
    filter();
  }
  if (view !== "copy") see("copy");
  if (article.hidden) show(article);
  leave();
  at = article;
  unfold(rowOf(article));
  article.classList.add("at");
  $$("mark[data-findings]", story).filter((mark) => mark.dataset.findings.split(" ").includes(article.dataset.finding))
    .forEach((mark) => mark.classList.add("at"));
  rowOf(article).scrollIntoView({ block: rowOf(article).offsetHeight < main.clientHeight ? "center" : "start" });
  article.focus({ preventScroll: true });
  const list = shown();
  said.textContent = `Finding ${list.indexOf(article) + 1} of ${list.length}: ${capital(article.dataset.severity)}, ${inWords(article.dataset.rule)}`;
  tell();
}

// A finding that was asked for is shown whatever the filters say.
function show(article) {
  $$("select", form).forEach((select) => { select.value = ""; });
  form.search.value = "";
  form.decided.checked ||= isDecided(article);
  $$("[name=severity]", form).forEach((box) => { box.checked ||= box.value === article.dataset.severity; });
  filter();
}

function step(by) {
  const list = shown(), here = list.indexOf(at);
  const next = here < 0 ? (by > 0 ? list[0] : list.at(-1)) : list[here + by];
  if (next) return go(next);
  // Past the last finding of a story comes the next story.
  for (let n = stories.indexOf(story) + by; stories[n]; n += by) {
    open(stories[n]);
    filter();
    const found = shown();
    if (found.length) return go(by > 0 ? found[0] : found.at(-1));
  }
}

function stepRow(by) {
  const rows = $$("tr.row:not([hidden])", story);
  const here = document.activeElement && rowOf(document.activeElement);
  const next = rows[here ? rows.indexOf(here) + by : 0];
  if (!next) return;
  next.scrollIntoView({ block: "center" });
  $("th a", next).focus({ preventScroll: true });
}

function open(next) {
  leave();
  story = next;
  stories.forEach((other) => { other.hidden = other !== next; });
  isUnfolded = false;
  arrange();
  choices();
}

function see(next) {
  view = next;
  if (index) index.hidden = view !== "stories";
  $("header.page").classList.toggle("small", Boolean(index) && view !== "stories");
  stories.forEach((other) => { other.hidden = view === "stories" || other !== story; });
  if (story) for (const name of ["copy", "facts", "coverage"]) $(`section.${name}`, story).hidden = view !== name;
  for (const button of $$("[data-view]")) {
    button.hidden = button.dataset.view === "stories" ? !index : !story;
    button.setAttribute("aria-current", String(button.dataset.view === view));
  }
  $$(".bar .do [data-do=previous], .bar .do [data-do=next], .bar .do [data-do=unfold], .bar .do [data-do=columns], .bar .at, .filters")
    .forEach((element) => { element.hidden = view !== "copy"; });
  $(".empty").hidden = true;
  if (view === "copy") filter(); else { map(); write(); }
}
