// "Copy" copies the citation above it, "Link to this" the address of the entry. Without a script the words are there to
// be selected, and the link leads to the entry.

if (navigator.clipboard) for (const button of document.querySelectorAll("button[data-copied]")) button.hidden = false;

document.addEventListener("click", async (event) => {
  const control = event.target.closest("[data-copied]");
  if (!control || !navigator.clipboard) return;
  event.preventDefault();
  const words = control.textContent;
  const citation = control.closest("section").querySelector("[data-role=citation]");
  try {
    await navigator.clipboard.writeText(control.href ?? citation.textContent);
    control.textContent = control.dataset.copied;
    control.setAttribute("role", "status");
    setTimeout(() => { control.textContent = words; control.removeAttribute("role"); }, 2000);
  } catch { if (control.href) location.href = control.href; /* not allowed */ }
});
