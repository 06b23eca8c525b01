// Reading in: files can be dropped, what is too large is said before it is sent, and a reading shows how far it is.
(() => {
  "use strict";
  const form = document.querySelector("form[data-most]");
  if (form) {
    const input = form.querySelector("input[type=file]");
    const field = form.querySelector(".dropping");
    const list = form.querySelector(".chosen-files");
    const refused = document.getElementById("refused");
    const size = (files) => Array.from(files).reduce((sum, one) => sum + one.size, 0);
    const tell = () => {
      list.replaceChildren(...Array.from(input.files).slice(0, 50).map((one) => {
        const line = document.createElement("li");
        line.textContent = `${one.name} · ${one.size < 1e5 ? `${Math.ceil(one.size / 1e3)} kB` : `${(one.size / 1e6).toFixed(1)} MB`}`;
        return line;
      }));
      const tooLarge = size(input.files) > Number(form.dataset.most);
      refused.hidden = !tooLarge;
      if (tooLarge) refused.firstElementChild.textContent = form.dataset.tooLarge;
      return !tooLarge;
    };
    input.addEventListener("change", tell);
    ["dragover", "dragleave", "drop"].forEach((kind) => field.addEventListener(kind, (event) => {
      event.preventDefault();
      field.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; tell(); }
    }));
    form.addEventListener("submit", (event) => { if (!tell()) event.preventDefault(); });
  }

  const follow = async () => {
    const shown = document.getElementById("reading");
    if (!shown || "done" in shown.dataset) return;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("reading");
        if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
      }
    } catch { /* the server is asked again */ }
    setTimeout(follow, 1000);
  };
  setTimeout(follow, 500);
})();
