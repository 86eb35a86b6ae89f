// Hides the contacts that do not fit; without scripts the page shows all of them.
(() => {
  const form = document.getElementById("filter"), output = form.querySelector("output");
  const rows = new Map();
  for (const row of document.querySelectorAll("[data-contact]")) rows.set(row.dataset.contact, row);
  const cards = [...document.querySelectorAll("article")].map((card) => ({ card, text: card.textContent.toLowerCase() }));
  const apply = () => {
    const words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { card, text } of cards) {
      const fits = words.every((word) => text.includes(word))
        && (!form.kind.value || card.dataset.kind === form.kind.value)
        && (!form.status.value || card.dataset.status === form.status.value)
        && (!form.findings.checked || "findings" in card.dataset);
      card.hidden = !fits;
      if (rows.has(card.id)) rows.get(card.id).hidden = !fits;
      shown += fits;
    }
    for (const panel of document.querySelectorAll(".panel")) panel.hidden = !panel.querySelector("li:not([hidden])");
    output.textContent = output.dataset.words.replace("{shown}", shown).replace("{all}", cards.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) { form.reset(); apply(); target.scrollIntoView(); }
  });
  form.hidden = cards.length < 2;
  apply();
})();
