// Filters: which findings are shown.

const wanted = () => ({
  severities: $$("[name=severity]:checked", form).map((box) => box.value),
  family: form.family.value, rule: form.rule.value, lang: form.lang.value, version: form.version.value,
  decided: form.decided.checked, search: form.search.value.trim().toLowerCase(),
});

// The heads of a story's columns by the number of their version; they are asked for once a row.
const known = new Map();
function heads(from) {
  if (!known.has(from)) {
    known.set(from, $$("th.version", $("thead", from)).sort((a, b) => a.dataset.version - b.dataset.version));
  }
  return known.get(from);
}

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
  for (const mark of $$("mark[data-findings]", story)) {
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
