// A table that is wider than the window scrolls by itself: with the keyboard too.
const reach = () => {
  for (const table of document.querySelectorAll('.sl-markdown-content table')) {
    const wide = table.scrollWidth > table.clientWidth;
    if (wide) table.tabIndex = 0;
    else table.removeAttribute('tabindex');
  }
};

reach();
window.addEventListener('resize', reach);
