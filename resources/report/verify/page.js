// The page: what was picked goes in, plain words come out. Texts go in as text, never as HTML.

const SHOWN = 300; // findings put on the page
const PAUSE = 50; // milliseconds between looks at how far it is
const here = (id) => document.getElementById(id);
let language = "ko";
let result = null; // {verdicts} or {refusal}, to be said again in another language
let busy = false;

/** A text of WORDS with its places filled. */
const say = (key, values = {}) =>
  WORDS[language][key].replace(/\{([a-z]+)\}/g, (_, name) => visible(String(values[name] ?? "")));

/** A stranger's text with everything unseen, or that turns the direction, as a visible mark. */
function visible(text) {
  const marked = text.replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, (sign) =>
    sign === " " ? sign : `⟨U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
  return marked.length > 240 ? `${marked.slice(0, 240)} …` : marked;
}

function add(parent, tag, text, name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  parent.append(made);
  return made;
}

const grouped = (digest) => digest.match(/.{1,4}/g).join(" ");

function draw() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  const out = here("result");
  out.replaceChildren();
  if (result?.refusal) refuse(out, result.refusal);
  for (const verdict of result?.verdicts ?? []) tell(out, verdict);
  here("meaning").hidden = !result?.verdicts;
  here("chained").hidden = !result?.verdicts?.some((verdict) => verdict.facts.lines !== undefined);
}

function refuse(out, refusal) {
  const sheet = add(out, "section", "", "sheet note");
  add(sheet, "h2", say("refused"));
  add(sheet, "p", say(`refused_${refusal.reason.replaceAll("-", "_")}`));
  if (refusal.file) add(sheet, "p", visible(refusal.file), "name");
}

function tell(out, verdict) {
  const sheet = add(out, "section", "", verdict.ok ? "sheet whole" : "sheet note");
  if (verdict.name) add(sheet, "p", visible(verdict.name), "quiet");
  add(sheet, "h2", say(verdict.ok ? "whole" : "changed"));
  add(sheet, "p", say(verdict.ok ? "whole_text" : "changed_text", { count: verdict.files }));
  const list = verdict.ok ? null : add(sheet, "ul", "");
  for (const one of verdict.findings.slice(0, SHOWN)) add(list, "li", finding(one));
  const more = verdict.findings.length - SHOWN;
  if (more > 0) add(sheet, "p", say("more", { count: more }));
  if (verdict.litter.length) add(sheet, "p", say("litter", { files: verdict.litter.slice(0, 20).join(", ") }), "quiet");
  const facts = add(sheet, "dl", "");
  for (const [name, value] of factsOf(verdict)) {
    add(facts, "dt", say(`fact_${name}`));
    add(facts, "dd", value);
  }
}

function finding(one) {
  const gone = one.line === 0 && (one.what === "chain" || one.what === "log");
  return say(gone ? `gone_${one.what}` : `verify_${one.what}`, one);
}

function factsOf({ facts }) {
  const chain = facts.lines === undefined ? say("chain_none") : say("chain_lines", facts);
  return [
    ["export", visible(facts.export ?? "")],
    ["made", visible(facts.made ?? "")],
    ["program", visible(facts.program ?? "")],
    ["chain", chain],
    ["stamp", facts.stamp ? say("stamp_there", facts) : say("stamp_none")],
    ["check", facts.check ? grouped(facts.check) : ""],
    ["manifest", facts.manifest ? grouped(facts.manifest) : ""],
  ].filter(([, value]) => value);
}

/** Check what was picked and say what was found. `picked` is or promises [{path, file}]. */
async function start(picked) {
  if (busy) return;
  busy = true;
  result = null;
  draw();
  here("working").hidden = false;
  let next = 0;
  const progress = async (done, total) => {
    if (performance.now() < next) return;
    here("bar").value = total ? done / total : 1;
    await new Promise((go) => setTimeout(go));
    next = performance.now() + PAUSE;
  };
  try {
    result = { verdicts: await verify(await picked, progress) };
  } catch (error) {
    result = { refusal: error instanceof Refusal ? error : new Refusal("unreadable") };
  }
  busy = false;
  here("working").hidden = true;
  draw();
  here("result").focus();
}

/** The files of a folder that was picked, by their paths in it. */
function fromInput(input) {
  const inside = ({ webkitRelativePath: path, name }) => (path ? path.slice(path.indexOf("/") + 1) : name);
  const picked = Array.from(input.files, (file) => ({ path: inside(file), file }));
  input.value = "";
  return picked;
}

/** The files of what was dropped: one folder or ZIP file, or what is in a folder. */
async function fromDrop(items) {
  const held = Array.from(items).filter((item) => item.kind === "file");
  const ways = held.map((item) => item.getAsFileSystemHandle?.() ?? item.webkitGetAsEntry()); // now, for later they are gone
  const roots = await Promise.all(ways);
  const picked = [];
  const walk = async (root, path, depth) => {
    if (picked.length > ENTRIES) throw new Refusal("too-many");
    if (root.kind === "file" || root.isFile) picked.push({ path, file: await fileOf(root) });
    else if (depth > DEPTH + 1) picked.push({ path: `${path}/-`, file: new File([], "-") }); // its depth alone is told
    else for await (const child of childrenOf(root)) await walk(child, path ? `${path}/${child.name}` : child.name, depth + 1);
  };
  const alone = roots.length === 1 && !(roots[0].kind === "file" || roots[0].isFile);
  for (const root of roots) await walk(root, alone ? "" : root.name, alone ? 0 : 1);
  return picked;
}

const fileOf = (root) => (root.getFile ? root.getFile() : new Promise((done, not) => root.file(done, not)));

async function* childrenOf(folder) {
  if (folder.values) {
    yield* folder.values();
    return;
  }
  const reader = folder.createReader(); // gives a hundred at a time
  for (;;) {
    const some = await new Promise((done, not) => reader.readEntries(done, not));
    if (!some.length) return;
    yield* some;
  }
}

function listen() {
  for (const name of ["folder", "zip"]) {
    here(`pick-${name}`).addEventListener("click", () => here(name).click());
    here(name).addEventListener("change", () => start(fromInput(here(name))));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      draw();
    });
  }
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    start(fromDrop(event.dataTransfer.items));
  });
  draw();
}

listen();
