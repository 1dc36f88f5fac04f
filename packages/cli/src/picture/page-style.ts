/** The look of the page: one column that fits a phone, several cards a row where there is room, light or dark as the reader likes. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #55636f; --ground: #f5f7f9; --card: #fff; --line: #d5dce3; --accent: #174a7c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf0; --soft: #a5b1bd; --ground: #12181f; --card: #1b232c; --line: #34414e; --accent: #8fc1f2; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: .25rem 0 .75rem; }
h2 { font-size: 1.3rem; margin: 0 0 .75rem; color: var(--accent); }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; grid-column: 1 / -1; }
h4 { font-size: 1rem; margin: 0 0 .4rem; }
small { color: var(--soft); font-weight: normal; margin-left: .4rem; }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1rem; }
nav a { padding: .45rem .8rem; border: 1px solid var(--line); border-radius: 1.5rem; background: var(--card); color: var(--accent);
  text-decoration: none; }
section { padding: 1rem; margin-bottom: 1.5rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card);
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .75rem; }
section > h2, section > dl, figure { grid-column: 1 / -1; margin: 0; }
article { padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; min-width: 0; }
section > h3 { margin: .5rem 0 0; }
dl { margin: 0; }
dl div { display: flex; gap: .75rem; }
dt { flex: 0 0 6.5rem; color: var(--soft); }
dd { margin: 0; min-width: 0; }
figure { overflow-x: auto; padding: .5rem; border-radius: .5rem; background: #fff; }
figure svg { display: block; margin: auto; }
section > form { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
section > form[hidden] { display: none; }
form input, form select { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card);
  color: var(--ink); max-width: 100%; }
form output { color: var(--soft); }
figure.chart { background: none; padding: 0; max-height: 80vh; overflow: auto; border: 1px solid var(--line); overflow-wrap: normal; }
.chart table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; }
.chart th, .chart td { text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--line);
  border-right: 1px solid var(--line); white-space: nowrap; background: var(--card); }
.chart thead th { position: sticky; top: 0; z-index: 1; color: var(--accent); }
.chart th[scope="row"], .chart thead th:first-child { position: sticky; left: 0; }
.chart thead th:first-child { z-index: 2; }
.chart small { display: block; margin: 0; font-size: .8rem; }
.chart .absent { color: var(--soft); }
.queried { font-weight: 600; }
.chart .queried { background: color-mix(in srgb, var(--accent) 12%, var(--card)); }
.legend { grid-column: 1 / -1; margin: 0; color: var(--soft); font-size: .85rem; }
.legend span { margin-right: .75rem; }
.legend .queried { color: var(--ink); }
`;
