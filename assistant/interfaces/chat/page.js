// Runs once when the page is up. `element` is the bridge, an empty component; `trigger` sends its events to Python.
// Markers, cards and buttons are rendered anew with every answer, so one listener on the document serves them all.

const LIT = "cm-lit";

// A second start (the page was built anew) takes the place of the first.
if (window.cmListeners) window.cmListeners.abort();
window.cmListeners = new AbortController();
const options = { signal: window.cmListeners.signal };
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function show(target, place) {
  target.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: place });
}

// Brings a card into view and lights it, together with the markers that lead to it.
function reveal(marker) {
  const id = marker.getAttribute("href").slice(1);
  const card = document.getElementById(id);
  if (!card) return;
  for (const section of document.querySelectorAll(".cm-evidence")) section.hidden = !section.contains(card);
  for (const lit of document.querySelectorAll("." + LIT)) lit.classList.remove(LIT);
  card.classList.add(LIT);
  for (const each of document.querySelectorAll('a.cm-marker[href="#' + CSS.escape(id) + '"]')) each.classList.add(LIT);
  card.focus({ preventScroll: true });
  show(card, window.innerWidth < 768 ? "start" : "nearest");
}

// Back to the marker that is lit, else to the answer.
function back(number) {
  const answer = document.getElementById(number.getAttribute("href").slice(1));
  if (!answer) return;
  const marker = answer.querySelector("a.cm-marker." + LIT);
  show(marker || answer, "center");
  if (marker) marker.focus({ preventScroll: true });
}

async function copy(button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.value);
  } catch {
    // Without a secure address (http on another host) browsers offer only the older way.
    const field = document.createElement("textarea");
    field.value = button.value;
    field.className = "cm-offscreen";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = button.title;
  setTimeout(() => { button.textContent = before; }, 1600);
}

const actions = [
  ["a.cm-marker", reveal],
  ["a.cm-back", back],
  ["button.cm-copy", copy],
  ["button.cm-ask", (button) => trigger("click", { question: button.value })],
];

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  for (const [selector, act] of actions) {
    const found = event.target.closest(selector);
    if (!found) continue;
    event.preventDefault();
    act(found);
    return;
  }
}, options);

// Gradio labels each message with its source text, here HTML; a screen reader shall read the message itself.
const unlabel = () => {
  for (const each of document.querySelectorAll('[data-testid="bot"][aria-label], [data-testid="user"][aria-label]')) {
    each.removeAttribute("aria-label");
  }
};
const observer = new MutationObserver(unlabel);
observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
options.signal.addEventListener("abort", () => observer.disconnect());
unlabel();
