"use strict";
{
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words");
  const later = read("later");
  const cards = [...document.querySelectorAll(".card")];
  const form = document.querySelector(".filters");
  let language = "en";

  const word = (key, gaps) => {
    const text = (words[key] || {})[language] || key;
    return text.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? gaps[name] : gap));
  };

  const translate = (root) => {
    for (const each of root.querySelectorAll("[data-t]")) {
      const gaps = each.dataset.gaps ? JSON.parse(each.dataset.gaps) : {};
      each.textContent = word(each.dataset.t, gaps) + (each.dataset.after || "");
    }
    for (const each of root.querySelectorAll("[data-t-label]")) each.setAttribute("aria-label", word(each.dataset.tLabel, {}));
    for (const each of root.querySelectorAll("[data-t-hint]")) each.placeholder = word(each.dataset.tHint, {});
  };

  const speak = (chosen) => {
    language = chosen;
    document.documentElement.lang = chosen;
    for (const each of document.querySelectorAll(".languages button")) {
      each.setAttribute("aria-pressed", String(each.dataset.language === chosen));
    }
    translate(document);
  };

  const preferred = () => {
    for (const tag of navigator.languages || []) {
      if (/^zh\b.*(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
      if (/^zh\b/i.test(tag)) return "zh-Hans";
      if (/^en\b/i.test(tag)) return "en";
    }
    return "en";
  };

  // Bodies come from the page's own data, where every text is escaped already.
  const bodyOf = (card) => later.bodies[Number(card.dataset.later)].map((piece) => later.pieces[piece]).join("");

  const fill = (card) => {
    if (card.dataset.later === undefined) return;
    const body = document.createElement("dl");
    body.className = "body";
    body.innerHTML = bodyOf(card);
    delete card.dataset.later;
    translate(body);
    card.append(body);
  };

  // What is searched must not change with the language of the page, so the words of the page are left out.
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) {
      const copy = document.createElement("template");
      copy.innerHTML = card.innerHTML + (card.dataset.later === undefined ? "" : bodyOf(card));
      for (const each of copy.content.querySelectorAll("[data-t]")) each.remove();
      texts.set(card, copy.content.textContent.toLowerCase());
    }
    return texts.get(card);
  };

  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const text = wanted.text.trim().toLowerCase();
    let shown = 0;
    for (const card of cards) {
      const fits = ["language", "kind", "status", "verdict"].every((key) => !wanted[key] || card.dataset[key] === wanted[key]);
      card.hidden = !(fits && (!text || textOf(card).includes(text)));
      shown += card.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".rank")) {
      const left = group.querySelectorAll(".card:not([hidden])").length;
      group.hidden = left === 0;
      group.querySelector("[data-count]").textContent = left.toLocaleString("en");
    }
    const count = document.getElementById("shown");
    const gaps = { shown: shown.toLocaleString("en"), all: cards.length.toLocaleString("en") };
    count.dataset.gaps = JSON.stringify(gaps);
    count.textContent = word("shown_n", gaps);
    document.getElementById("none").hidden = shown > 0;
  };

  const openShown = (open) => {
    for (const card of cards) {
      if (card.hidden) continue;
      if (open) fill(card);
      card.open = open;
    }
  };

  document.addEventListener("toggle", (event) => event.target.open && fill(event.target), true);
  document.querySelector(".languages").hidden = false;
  document.querySelector(".languages").addEventListener("click", (event) => {
    if (event.target.dataset.language) speak(event.target.dataset.language);
  });
  if (form) {
    form.hidden = false;
    document.getElementById("needs-script").hidden = true;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.clear.addEventListener("click", () => { form.reset(); filter(); });
    form.elements.open_all.addEventListener("click", () => openShown(true));
    form.elements.close_all.addEventListener("click", () => openShown(false));
    filter(); // a browser may have kept what was chosen before
  }
  speak(preferred());
}
