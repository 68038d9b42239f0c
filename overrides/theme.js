// Before anything is shown: light or dark, as the reader chose on another page.
try { document.documentElement.dataset.theme = localStorage.getItem("theme") ?? ""; } catch { /* private mode */ }
