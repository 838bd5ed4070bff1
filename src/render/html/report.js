"use strict";
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const main = $("#main"), form = $(".filters form"), strip = $(".strip"), said = $("#said");
  const stories = $$(".story"), index = $("#stories");
  // What a page keeps for the next one; a browser may keep nothing.
  const kept = {
    read: (key) => { try { return JSON.parse(localStorage.getItem("copydesk." + key)); } catch { return null; } },
    write: (key, value) => { try { localStorage.setItem("copydesk." + key, JSON.stringify(value)); } catch { /* it lasts as long as the page */ } },
  };
  const decisions = kept.read("decisions") || {};
  let story = null, view = "copy", at = null, isUnfolded = false;
  // By story: the order of its versions, and those that are hidden.
  const columns = new Map();

  const articles = (from) => $$("article.finding", from);
  const shown = (from = story) => articles(from).filter((article) => !article.hidden);
  const rowOf = (element) => element.closest("tr.row");
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  const inWords = (name) => name.replaceAll("-", " ");
  const isDecided = (article) =>
    article.dataset.fingerprint in decisions || ["known", "accepted"].includes(article.dataset.standing);

  /* Filters. */

  const wanted = () => ({
    severities: $$("[name=severity]:checked", form).map((box) => box.value),
    family: form.family.value, rule: form.rule.value, lang: form.lang.value, version: form.version.value,
    decided: form.decided.checked, search: form.search.value.trim().toLowerCase(),
  });

  const heads = (from) => $$("thead th.version", from).sort((a, b) => a.dataset.version - b.dataset.version);

  function passes(article, want, versions) {
    const { severity, family, rule } = article.dataset;
    const ofVersions = article.dataset.versions.split(" ").map((number) => versions[number]);
    return want.severities.includes(severity)
      && (!want.family || want.family === family)
      && (!want.rule || want.rule === rule)
      && (!want.lang || ofVersions.some((version) => version.tag === want.lang))
      && (!want.version || ofVersions.some((version) => version.id === want.version))
      && (want.decided || !isDecided(article))
      && (!want.search || rowOf(article).textContent.toLowerCase().includes(want.search));
  }

  function filter() {
    if (!story) return;
    const want = wanted();
    const versions = heads(story).map((head) => ({ id: head.dataset.id, tag: $(".lang", head).dataset.tag }));
    const all = articles(story);
    all.forEach((article) => { article.hidden = !passes(article, want, versions); });
    const seen = new Set(all.filter((article) => !article.hidden).map((article) => article.dataset.finding));
    for (const mark of $$("mark", story)) {
      mark.classList.toggle("off", !mark.dataset.findings.split(" ").some((number) => seen.has(number)));
    }
    for (const box of $$("[name=severity]", form)) {
      const count = all.filter((article) => article.dataset.severity === box.value && !isDecided(article)).length;
      $(".number", box.parentElement).textContent = count;
    }
    const active = [want.family, want.rule, want.lang, want.version, want.search].filter(Boolean).length;
    $(".filters .active").textContent = active ? ` (${active})` : "";
    $(".empty").hidden = view !== "copy" || seen.size > 0 || all.length === 0;
    if (at && at.hidden) leave();
    fold(want.search);
    tell();
  }

  function choices() {
    const fill = (name, options) => {
      const select = form[name], before = select.value;
      select.replaceChildren(new Option(select.dataset.all + ": all", ""), ...options.map(([value, words]) => new Option(words, value)));
      select.value = options.some(([value]) => value === before) ? before : "";
    };
    const counted = (key) => {
      const counts = new Map();
      articles(story).forEach(({ dataset }) => counts.set(dataset[key], (counts.get(dataset[key]) || 0) + 1));
      return [...counts].sort().map(([value, count]) => [value, `${capital(inWords(value))} (${count})`]);
    };
    const versions = heads(story);
    fill("family", counted("family"));
    fill("rule", counted("rule"));
    fill("lang", [...new Set(versions.map((head) => $(".lang", head).dataset.tag))].map((tag) => [tag, tongue(tag)]));
    fill("version", versions.map((head) => [head.dataset.id, head.dataset.id]));
  }

  /* Rows that nothing shown stands in are folded, a line for each run of them. */

  function fold(search = "") {
    $$("tr.fold", story).forEach((row) => row.remove());
    let run = [];
    const close = () => {
      if (run.length) foldLine(run);
      run = [];
    };
    for (const row of $$("tr.row", story)) {
      const isOpen = $$("article.finding", row).some((article) => !article.hidden) || row.hasAttribute("data-open")
        || (search && row.textContent.toLowerCase().includes(search));
      row.hidden = !isOpen && !isUnfolded;
      if (isOpen) close(); else run.push(row);
    }
    close();
    map();
  }

  function foldLine(run) {
    const count = (wanted) => run.filter(wanted).length;
    const isAlone = (row) => row.classList.contains("alone"), isSilent = (row) => row.classList.contains("has");
    const alone = count(isAlone), silent = count((row) => !isAlone(row) && isSilent(row)), agreed = run.length - alone - silent;
    const sentences = (number) => (number === 1 ? "1 sentence" : `${number} sentences`);
    const parts = [];
    if (agreed) parts.push(sentences(agreed) + (heads(story).length === 1 ? " without a finding" : agreed === 1 ? " agrees" : " agree"));
    if (silent) parts.push(sentences(silent) + " with findings that are not shown");
    if (alone) parts.push(heads(story).length === 1 ? sentences(alone) : sentences(alone) + " in one version only");
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

  /* The map of the findings: it doubles the keys for the hand that holds a mouse. */

  function map() {
    strip.replaceChildren();
    if (!story || view !== "copy") return;
    const height = main.scrollHeight, top = main.getBoundingClientRect().top - main.scrollTop;
    for (const article of shown()) {
      const tick = make("i", { className: article.dataset.severity, title: $("h4", article).textContent.trim() });
      tick.style.top = `${(100 * (article.getBoundingClientRect().top - top)) / height}%`;
      tick.addEventListener("click", () => go(article));
      strip.append(tick);
    }
    const sight = make("i", { className: "sight" });
    strip.append(sight);
    look();
  }

  function look() {
    const sight = $(".sight", strip);
    if (!sight) return;
    sight.style.top = `${(100 * main.scrollTop) / main.scrollHeight}%`;
    sight.style.height = `${(100 * main.clientHeight) / main.scrollHeight}%`;
  }

  /* Where the reader is. */

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
    if (article.closest(".story") !== story) open(article.closest(".story"));
    see("copy");
    if (article.hidden) show(article);
    leave();
    at = article;
    unfold(rowOf(article));
    article.classList.add("at");
    $$("mark", story).filter((mark) => mark.dataset.findings.split(" ").includes(article.dataset.finding))
      .forEach((mark) => mark.classList.add("at"));
    rowOf(article).scrollIntoView({ block: rowOf(article).offsetHeight < main.clientHeight ? "center" : "start" });
    article.focus({ preventScroll: true });
    const list = shown();
    said.textContent = `Finding ${list.indexOf(article) + 1} of ${list.length}: ${capital(article.dataset.severity)}, ${inWords(article.dataset.rule)}`;
    tell();
  }

  /* A finding that was asked for is shown whatever the filters say. */
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
    filter();
  }

  function see(next) {
    view = next;
    if (index) index.hidden = view !== "stories";
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

  /* Columns: their order, which are hidden, which is the base. */

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

  /* Decisions. */

  function decide(article) {
    const dialog = $("dialog.accept"), inside = $("form", dialog), { fingerprint, rule, story: id, quote } = article.dataset;
    const before = decisions[fingerprint] || {};
    $(".which", dialog).textContent = $(".message", article).textContent;
    inside.reason.value = before.reason || "";
    inside.by.value = before.by || kept.read("by") || "";
    inside.until.value = before.until || "";
    $("[value=withdraw]", dialog).hidden = !(fingerprint in decisions);
    dialog.returnValue = "";
    dialog.onclose = () => {
      const reason = inside.reason.value.trim(), by = inside.by.value.trim(), until = inside.until.value;
      if (dialog.returnValue === "accept" && reason) {
        decisions[fingerprint] = { fingerprint, rule, story: id, quote, reason, ...(by && { by }), ...(until && { until }) };
        kept.write("by", by);
      } else if (dialog.returnValue === "withdraw") delete decisions[fingerprint];
      else return article.focus();
      kept.write("decisions", decisions);
      const list = shown(), next = list[list.indexOf(article) + 1];
      decided();
      filter();
      if (article.hidden && next && !next.hidden) go(next); else if (!article.hidden) article.focus();
      said.textContent = fingerprint in decisions ? "Accepted" : "Withdrawn";
    };
    dialog.showModal();
  }

  function decided() {
    for (const article of articles(document)) {
      const decision = decisions[article.dataset.fingerprint], line = $(".decision", article);
      article.toggleAttribute("data-decided", Boolean(decision));
      line.hidden = !decision;
      if (decision) line.textContent = `Accepted here${decision.by ? " by " + decision.by : ""}: ${decision.reason}`;
    }
    const button = $("[data-do=export]"), count = here().length;
    button.hidden = count === 0;
    button.textContent = `Export decisions (${count})`;
  }

  /* Decisions on what this page shows: others wait for their own. */
  const here = () => articles(document).map((article) => decisions[article.dataset.fingerprint]).filter(Boolean);

  function save() {
    const lines = here().map((decision) => JSON.stringify(decision) + "\n").join("");
    const link = make("a", { href: URL.createObjectURL(new Blob([lines], { type: "application/jsonl" })), download: "decisions.jsonl" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    said.textContent = "decisions.jsonl is written: copydesk accept --from decisions.jsonl";
  }

  function explain(rule) {
    const template = $(`template[data-rule="${rule}"]`), dialog = $("dialog.explain");
    $("h2", dialog).textContent = template.dataset.title;
    $(".page", dialog).replaceChildren(template.content.cloneNode(true));
    dialog.showModal();
  }

  async function copy(button) {
    try { await navigator.clipboard.writeText(button.dataset.words); said.textContent = "Copied"; } catch {
      getSelection().selectAllChildren($("bdi", button.parentElement));
      said.textContent = "Selected: copy it with the keys of your system";
    }
  }

  /* The state of the page, in its address. */

  function write() {
    const want = wanted(), state = new URLSearchParams();
    const put = (key, value) => { if (value) state.set(key, value); };
    if (index) put("s", view === "stories" ? "" : story && story.dataset.story);
    put("view", view === (index ? "stories" : "copy") ? "" : view);
    put("severity", want.severities.join(",") === usual ? "" : want.severities.join(",") || "none");
    for (const key of ["family", "rule", "lang", "version", "search"]) put(key, want[key]);
    put("decided", want.decided ? "1" : "");
    if (story) {
      const { order, hidden } = arrangement(), ids = heads(story).map((head) => head.dataset.id);
      const plain = [Number(story.dataset.base), ...ids.keys()].filter((n, place, all) => all.indexOf(n) === place);
      put("columns", order.join() === plain.join() && !hidden.size ? "" : order.filter((n) => !hidden.has(n)).join("."));
    }
    put("f", at && at.dataset.fingerprint);
    history.replaceState(null, "", "#" + state);
  }
  const usual = $$("[name=severity]:checked", form).map((box) => box.value).join(",");

  function read() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const target = hash && !hash.includes("=") && document.getElementById(hash);
    if (target) return jump(target);
    const state = new URLSearchParams(location.hash.slice(1));
    const severities = (state.get("severity") || usual).split(",");
    $$("[name=severity]", form).forEach((box) => { box.checked = severities.includes(box.value); });
    form.decided.checked = state.has("decided");
    form.search.value = state.get("search") || "";
    const found = state.has("f") && articles(document).find((article) => article.dataset.fingerprint === state.get("f"));
    const named = stories.find((other) => other.dataset.story === state.get("s"));
    const next = (found && found.closest(".story")) || named || (index ? null : stories[0]) || null;
    if (next) open(next);
    for (const key of ["family", "rule", "lang", "version"]) form[key].value = state.get(key) || "";
    if (next && state.has("columns")) {
      const { order, hidden } = arrangement(), chosen = state.get("columns").split(".").map(Number).filter((n) => order.includes(n));
      const rest = order.filter((n) => !chosen.includes(n));
      order.splice(0, order.length, ...new Set(chosen), ...rest);
      rest.forEach((n) => hidden.add(n));
      arrange();
    }
    see(state.get("view") || (index && !next ? "stories" : "copy"));
    if (found) go(found);
  }

  function jump(target) {
    if (target.matches("article.finding")) return go(target);
    const of = target.closest(".story");
    if (of && of !== story) open(of);
    if (target.matches("tr.row")) {
      see("copy");
      unfold(target);
      target.scrollIntoView({ block: "center" });
      $("th a", target).focus({ preventScroll: true });
    } else {
      see(target === index ? "stories" : ["facts", "coverage"].find((name) => target.matches("section." + name)) || "copy");
      main.scrollTo(0, 0);
    }
  }

  /* Hands. */

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
    f: () => { $(".filters").open = true; $("[name=severity]", form).focus(); },
    "/": () => { $(".filters").open = true; form.search.focus(); },
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
    const button = event.target.closest("[data-do], [data-view], [data-sort], mark, a[href^='#']");
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
  if (matchMedia("(max-width: 60rem)").matches) $(".filters").open = false;
  theme(kept.read("theme") || "");
  decided();
  read();
})();
