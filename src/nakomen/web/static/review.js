// One key a judgement: each control that has a key names it in data-key. Without this all works by its buttons.
(() => {
  "use strict";
  const STORED = "nakomen-single-keys";
  const writes = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox" && target.type !== "radio";
  const isOn = () => { try { return localStorage.getItem(STORED) !== "off"; } catch { return true; } };
  let sent = false;

  const open = (details, name) => {
    details.open = true;
    const field = (name && details.querySelector(`[name="${name}"]`)) || details.querySelector("select, input:not([type=hidden]), textarea");
    if (field) field.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && writes(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target) || !isOn()) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!control || sent) return;
    event.preventDefault();
    if (control.tagName === "DETAILS") open(control); else control.click();
  });

  // A form goes once: a second press of a key before the next page is there judges nothing.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  document.querySelectorAll("[data-correct]").forEach((link) => link.addEventListener("click", (event) => {
    const details = document.getElementById("correct");
    if (details) { event.preventDefault(); open(details, link.dataset.correct); }
  }));

  const choice = document.getElementById("single-keys");
  if (choice) {
    choice.checked = isOn();
    choice.closest("[hidden]").hidden = false;
    choice.addEventListener("change", () => { try { localStorage.setItem(STORED, choice.checked ? "on" : "off"); } catch { /* not kept */ } });
  }
  const refused = document.getElementById("refused");
  if (refused) refused.focus();
})();
