import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from '../../../../tools/testing/browser';
import { folderWith } from '../../../../tools/testing/folder';
import { run } from '../command-line';

/** What a page looks like in a window of some width. */
export interface Look {
  readonly title: string;
  /** Width of the content; more than the window means scrolling sideways. */
  readonly contentWidth: number;
  readonly smallestText: number;
  readonly sections: number;
  readonly pictures: number;
  readonly text: string;
  /** Elements that ran off the window, except inside what scrolls by itself. */
  readonly cutOff: string[];
  readonly requests: string[];
}

const look = `(document) => {
  const view = document.defaultView;
  const all = [...document.body.querySelectorAll('*')];
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return {
    title: document.title,
    contentWidth: document.documentElement.scrollWidth,
    smallestText: Math.min(...all.filter((e) => own(e) && !e.closest('svg')).map((e) => parseFloat(view.getComputedStyle(e).fontSize))),
    sections: document.querySelectorAll('section').length,
    pictures: [...document.querySelectorAll('figure svg')].filter((e) => e.getBoundingClientRect().width > 100).length,
    text: document.body.innerText,
    cutOff: all.filter((e) => !e.closest('figure') && e.getBoundingClientRect().right > view.innerWidth + 1).map((e) => e.outerHTML.slice(0, 80)),
    requests: view.performance.getEntriesByType('resource').map((entry) => entry.name),
  };
}`;

/** Shows a page in the browser, in a frame as wide as a phone or whatever is asked for, and measures it there. */
export async function lookAt(page: string, width: number): Promise<Look> {
  const frame = JSON.stringify(page).replace(/</g, '\\u003c');
  const host = `<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><pre id="look"></pre><script>
    const frame = document.createElement('iframe');
    frame.style = 'border:0;width:${width}px;height:800px';
    frame.onload = () => { document.getElementById('look').textContent = JSON.stringify((${look})(frame.contentDocument)); };
    frame.srcdoc = ${frame};
    document.body.append(frame);
  </script>`;
  const dom = await chromium(host, '--dump-dom', '--virtual-time-budget=2000');
  const found = /<pre id="look">([^<]*)<\/pre>/.exec(dom.out)?.[1];
  if (!found) throw new Error(`The browser showed nothing: ${dom.err}`);
  return JSON.parse(found.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'));
}

/** A picture of a page, as PNG. */
export async function screenshot(page: string, width: number, height: number): Promise<Uint8Array> {
  const file = join(folderWith({}), 'page.png');
  await chromium(page, `--screenshot=${file}`, `--window-size=${width},${height}`, '--hide-scrollbars');
  return readFileSync(file);
}

async function chromium(page: string, ...args: string[]) {
  const folder = folderWith({ 'page.html': page });
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    `--user-data-dir=${join(folder, 'profile')}`,
  ];
  return run(browser as string, [...flags, ...args, `file://${join(folder, 'page.html')}`], { cwd: folder });
}
