// Decisions: accepted findings, kept in the browser and exported for `copydesk accept --from`.

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

// Decisions on what this page shows: others wait for their own.
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
