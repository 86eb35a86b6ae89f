// Keys, copying, and the time of the last visit. Everything works without this file.
(() => {
  const items = [...document.querySelectorAll("[data-item]")];
  let at = -1;
  const choose = (number) => {
    if (!items.length) return;
    if (at >= 0) items[at].classList.remove("here");
    at = Math.max(0, Math.min(items.length - 1, number));
    items[at].classList.add("here");
    const link = items[at].querySelector("a.open") || items[at];
    link.focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };
  const current = () => items[at] || (items.length === 1 ? items[0] : null);
  const press = (key) => {
    const within = current();
    const button = (within && within.querySelector(`[data-key="${key}"]`)) || (!within && document.querySelector(`[data-keys] [data-key="${key}"]`));
    if (button) button.click();
  };
  const keys = {
    "/": () => document.getElementById("q").focus(),
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    o: () => { const link = current() && current().querySelector("a.open"); if (link) link.click(); },
    a: () => press("a"),
    r: () => press("r"),
    "?": () => { location.href = "/help"; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target.closest("input:not([type=checkbox]), textarea, select")) { if (event.key === "Escape") target.blur(); return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  // After a decision the list opens at the one that has taken its place.
  const wanted = location.hash.match(/^#t(\d+)$/);
  if (wanted && items.length) choose(Number(wanted[1]) - 1);
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.said;
    });
  }
  const mark = document.getElementById("mark");
  if (mark && location.hash === "#mark") mark.scrollIntoView({ block: "center" });
  // When the last visit was stays in this browser.
  const link = document.querySelector("[data-since]");
  try {
    const last = localStorage.getItem("depesche-last");
    if (link && last) { link.href = `/changes?since=${encodeURIComponent(last)}`; link.hidden = false; }
    if (link) localStorage.setItem("depesche-last", new Date().toISOString().slice(0, 19) + "Z");
  } catch { /* a browser that keeps nothing */ }
})();
