// "Link to this" copies the address of the entry; without a script it leads there.

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.permalink");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  const words = link.textContent;
  try {
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.copied;
    link.setAttribute("role", "status");
    setTimeout(() => { link.textContent = words; link.removeAttribute("role"); }, 2000);
  } catch { location.href = link.href; /* not allowed */ }
});
