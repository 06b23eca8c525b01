// From statement to statement by key, links to places of the text, and a selection that becomes a statement.
"use strict";
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const address = text.dataset.address;
  const marks = [...text.querySelectorAll("mark[id^='s-']")];
  const entries = new Map([...document.querySelectorAll(".margin a[href^='#s-']")].map((one) => [one.hash.slice(1), one.closest("li")]));
  let now = null;

  // A place that this page does not hold stands in another part of the document.
  function elsewhere() {
    const place = decodeURIComponent(location.hash.slice(1));
    const stretch = /^t=(\d+)-(\d+)$/.exec(place);
    if (stretch) {
      location.replace(`${address}?at=${stretch[1]}&to=${stretch[2]}#at`);
    } else if (/^s-[0-9a-f]+$/.test(place) && !document.getElementById(place)
      && new URLSearchParams(location.search).get("s") !== place.slice(2)) {
      location.replace(`${address}?s=${place.slice(2)}#${place}`);
    }
  }

  function within(box, one) {
    if (box && box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY === "auto") {
      box.scrollTop += one.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    }
  }

  function light(name) {
    for (const one of document.querySelectorAll(".now")) one.classList.remove("now");
    for (const one of document.querySelectorAll(`[id="${name}"], [data-of="${name}"]`)) one.classList.add("now");
    const entry = entries.get(name);
    if (entry) {
      entry.classList.add("now");
      within(entry.closest(".margin"), entry);
    }
    const area = document.querySelector(`rect[data-of="${name}"]`);
    if (area) within(area.closest(".pictures"), area);
  }

  function go(mark) {
    now = mark;
    const note = mark.closest("details");
    if (note) note.open = true;
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    history.replaceState(history.state, "", `#${mark.id}`);
    light(mark.id);
  }

  function named(name) {
    return marks.find((one) => one.id === name) || null;
  }

  function step(by) {
    const target = by > 0
      ? marks.find((one) => now ? marks.indexOf(one) > marks.indexOf(now) : one.getBoundingClientRect().top > 0)
      : [...marks].reverse().find((one) => now ? marks.indexOf(one) < marks.indexOf(now) : one.getBoundingClientRect().top < 0);
    if (target) go(target);
    else document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });

  function arrived() {
    elsewhere();
    const mark = named(decodeURIComponent(location.hash.slice(1)));
    if (mark) {
      now = mark;
      light(mark.id);
    }
  }
  addEventListener("hashchange", arrived);
  arrived();

  document.addEventListener("click", (event) => {
    const area = event.target.closest("rect[data-of]");
    const touched = area || (getSelection().isCollapsed && !event.target.closest("a") && event.target.closest(".paper mark"));
    const mark = touched && named(touched.dataset.of || touched.id);
    if (mark) go(mark);
  });
  for (const keys of document.querySelectorAll(".keys")) keys.hidden = !marks.length;

  // A selection becomes a statement by hand.
  const form = document.getElementById("selection");
  if (!form) return;
  const quote = form.querySelector("[data-quote]");

  // The server counts characters, not the halves that a script sees of some.
  const long = (words) => [...words].length;

  function lengthTo(block, node, at) {
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, at);
    return long(range.toString());
  }

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const blocks = [...text.querySelectorAll("[data-start]")].filter((one) => range.intersectsNode(one));
    if (!blocks.length) return null;
    const first = blocks[0], last = blocks[blocks.length - 1];
    const from = first.contains(range.startContainer) ? lengthTo(first, range.startContainer, range.startOffset) : 0;
    const to = last.contains(range.endContainer) ? lengthTo(last, range.endContainer, range.endOffset) : long(last.textContent);
    const start = Number(first.dataset.start) + from, end = Number(last.dataset.start) + to;
    return end > start && selection.toString().trim() ? { start, end, words: selection.toString() } : null;
  }

  document.addEventListener("selectionchange", () => {
    if (form.contains(document.activeElement)) return;
    const found = selected();
    form.hidden = !found;
    if (!found) return;
    form.elements.start.value = found.start;
    form.elements.end.value = found.end;
    quote.textContent = found.words;
  });
  function close() {
    form.hidden = true;
    getSelection().removeAllRanges();
  }
  form.querySelector("[data-close]").addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
