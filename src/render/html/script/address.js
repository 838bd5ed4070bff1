// The state of the page, in its address.

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
  const asked = ["copy", "facts", "coverage"].find((name) => next && name === state.get("view"));
  see(asked || (index && !next ? "stories" : "copy"));
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
