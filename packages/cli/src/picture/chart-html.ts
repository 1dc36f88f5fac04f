import { cellsOf, columnsOf } from './chart';
import { escapeMarkup } from './escape';
import type { TablePicture } from './table-picture';

/** The chart of a table as a table of the page: rows are models, columns the keys of the table and of each index. */
export function chartHtml(picture: TablePicture): string {
  const columns = columnsOf(picture);
  const heads = columns.map(({ title, keys }) => `<th scope="col">${escapeMarkup(title)}<small>${escapeMarkup(keys)}</small></th>`);
  const rows = picture.models.map((model) => {
    const notes = model.notes.map((note) => `<small>${escapeMarkup(note)}</small>`).join('');
    const cells = cellsOf(model).map(({ text, queried }) => {
      const filled = text !== '';
      const kind = filled ? (queried ? 'queried' : 'filled') : 'absent';
      return `<td class="${kind}" data-filled="${filled ? 'yes' : 'no'}">${filled ? escapeMarkup(text) : '<span aria-label="not in this index">\u2013</span>'}</td>`;
    });
    return `<tr><th scope="row">${escapeMarkup(model.name)}${notes}</th>${cells.join('')}</tr>`;
  });
  const options = columns.map(({ title }, at) => `<option value="${at}">${at === 0 ? 'all models' : escapeMarkup(title)}</option>`);
  return [
    '<form hidden><label>Search <input type="search" name="words" placeholder="model or attribute"></label>',
    `<label>In index <select name="index">${options.join('')}</select></label><output></output></form>`,
    `<figure tabindex="0" aria-label="Models of the table ${escapeMarkup(picture.name)}" class="chart"><table>`,
    `<thead><tr><th scope="col">Model</th>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody>`,
    '</table></figure>',
    '<p class="legend"><span class="queried">queried by the model</span> <span class="filled">filled, not queried</span> \u2013 not in this index</p>',
  ].join('\n');
}
