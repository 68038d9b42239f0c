// On from the address of a page that is gone, to what its anchor names or else to the page that is there now.
const [page] = document.querySelectorAll("main a");
const anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
location.replace(anchor?.querySelector("a") ?? page);
