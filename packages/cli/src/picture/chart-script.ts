/** Filters the rows of a chart: by words, and by the index that they are in. Without it every row is shown. */
export const chartScript = `
for (const section of document.querySelectorAll('section')) {
  const form = section.querySelector('form');
  if (!form) continue;
  const rows = [...section.querySelectorAll('tbody tr')];
  const count = form.querySelector('output');
  const filter = () => {
    const words = form.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const column = Number(form.index.value);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const inIndex = column === 0 || row.cells[column + 1].dataset.filled === 'yes';
      row.hidden = !(inIndex && words.every((word) => text.includes(word)));
      if (!row.hidden) shown += 1;
    }
    count.textContent = shown + ' of ' + rows.length + ' models';
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  filter();
}
`;
