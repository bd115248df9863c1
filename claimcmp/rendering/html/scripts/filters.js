"use strict";

/* Filters: which statements are shown, how many, and the address that shows the same again. */
const clusters = Array.from(document.querySelectorAll("[data-status]"), (element) => ({
  element,
  status: [element.dataset.status],
  type: element.dataset.types.split(" "),
  source: element.dataset.sources.split(" "),
  language: element.dataset.languages.split(" "),
  score: Number(element.dataset.score),
  text: null,
  shown: true,
}));
const form = document.querySelector("#filters form");
const shownLine = document.getElementById("shown");
const dependants = new Map();
for (const element of document.querySelectorAll("[data-cluster]")) {
  const id = element.dataset.cluster;
  dependants.set(id, [...(dependants.get(id) ?? []), element]);
}
const NAMES = ["status", "type", "source", "language"];
/* Letters that do not decompose into a base and a mark. */
const PLAIN = { "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th" };

function plain(text) {
  const bare = text.normalize("NFKD").replace(/[\p{M}\u00ad\u0640\u200b-\u200f]/gu, "").toLowerCase();
  return bare.replace(/[łđøßæœıðþ]/g, (letter) => PLAIN[letter]).replace(/\s+/g, " ");
}

function textOf(cluster) {
  if (cluster.text === null) {
    const parts = cluster.element.querySelectorAll(".find");
    cluster.text = plain(Array.from(parts, wordsOf).join(" \n "));
  }
  return cluster.text;
}

/* The words of an element without the labels that marks carry. */
function wordsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".unseen, .kind") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let text = "";
  while (walker.nextNode()) text += walker.currentNode.data;
  return text;
}

function wanted() {
  const entries = new FormData(form);
  const chosen = Object.fromEntries(NAMES.map((name) => [name, entries.getAll(name)]));
  return { ...chosen, q: (entries.get("q") ?? "").trim(), min: entries.get("min") ?? "" };
}

function matches(cluster, filter, words) {
  return NAMES.every((name) => !filter[name].length || filter[name].some((value) => cluster[name].includes(value)))
    && (!filter.min || cluster.score >= Number(filter.min))
    && words.every((word) => textOf(cluster).includes(word));
}

function apply() {
  const filter = wanted();
  const words = plain(filter.q).split(" ").filter(Boolean);
  const counts = new Map();
  for (const cluster of clusters) {
    cluster.shown = matches(cluster, filter, words);
    cluster.element.hidden = !cluster.shown;
    for (const element of dependants.get(cluster.element.id) ?? []) element.hidden = !cluster.shown;
    if (cluster.shown) counts.set(cluster.status[0], (counts.get(cluster.status[0]) ?? 0) + 1);
  }
  for (const group of document.querySelectorAll(".group, .subgroup")) {
    group.hidden = !group.querySelector("[data-status]:not([hidden])");
  }
  tell(counts);
  return filter;
}

function tell(counts) {
  const names = { diverging: "diverging", corroborated: "corroborated", "single-source": "from one source only" };
  const parts = Object.keys(names).filter((status) => counts.has(status)).map((status) => `${counts.get(status)} ${names[status]}`);
  const shown = clusters.filter((cluster) => cluster.shown).length;
  const all = clusters.length;
  shownLine.textContent = shown === all ? `All ${all} statements are shown.`
    : `${shown} of ${all} statements are shown${parts.length ? ": " + parts.join(", ") : ""}.`;
}

function isFiltering(filter) {
  return Boolean(filter.q || filter.min || NAMES.some((name) => filter[name].length));
}

/* The fragment is an anchor (#k3), or a filter with an anchor (#?type=number&at=k3). */
function remember(filter, at) {
  const query = new URLSearchParams();
  for (const name of NAMES) for (const value of filter[name]) query.append(name, value);
  if (filter.q) query.set("q", filter.q);
  if (filter.min) query.set("min", filter.min);
  if (at && isFiltering(filter)) query.set("at", at);
  const fragment = isFiltering(filter) ? `#?${query}` : at ? `#${at}` : " ";
  history.replaceState(null, "", fragment.trim() ? fragment : location.pathname + location.search);
}

function restore() {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (!fragment.startsWith("?")) {
    const target = fragment && document.getElementById(fragment);
    if (target && target.closest("[hidden]") && !target.closest("dialog")) form.reset();
    const filter = apply();
    if (target) {
      target.scrollIntoView();
      if (isFiltering(filter)) remember(filter, fragment);
    }
    return;
  }
  const query = new URLSearchParams(location.hash.slice(2));
  form.reset();
  for (const name of NAMES) {
    for (const box of form.querySelectorAll(`[name="${name}"]`)) box.checked = query.getAll(name).includes(box.value);
  }
  form.elements.q.value = query.get("q") ?? "";
  if (form.elements.min) form.elements.min.value = query.get("min") ?? "";
  apply();
  document.getElementById(query.get("at"))?.scrollIntoView();
}

let pending = 0;
function changed() {
  clearTimeout(pending);
  pending = setTimeout(() => remember(apply(), ""), 120);
}

document.getElementById("filters").hidden = false;
document.getElementById("filters").open = matchMedia("(min-width: 60rem)").matches;
form.addEventListener("input", changed);
form.addEventListener("reset", () => setTimeout(changed));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", restore);
restore();
