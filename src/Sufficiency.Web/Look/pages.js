// A form that only asks (data-live) is sent when a choice changes. A part with data-refresh is asked for again until it lacks the mark.
const reload = async (id, address) => {
  const answer = await fetch(address, { headers: { "X-Part": id } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  const stale = document.getElementById(id);
  if (!stale) return;
  if (!fresh) { location.reload(); return new Promise(() => {}); } // the page has become another
  if (fresh.innerHTML !== stale.innerHTML && !stale.contains(document.activeElement)) stale.replaceWith(fresh);
  else if (!fresh.dataset.refresh) stale.replaceWith(fresh);
};
const watch = async () => {
  for (let part; (part = document.querySelector("[data-refresh]"));) {
    await new Promise(done => setTimeout(done, Number(part.dataset.refresh)));
    try { await reload(part.id, location.href); } catch { await new Promise(done => setTimeout(done, 3000)); }
  }
};
watch();
for (const form of document.querySelectorAll("form[data-live]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
