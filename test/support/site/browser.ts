import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, startGroup } from '../../../tools/processes/groups';
import { browser as program } from '../../../tools/testing/browser';

/** How a page is looked at. */
export interface Window {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** A tab of the browser, driven by the DevTools protocol. */
export interface Tab {
  show(address: string, window: Window): Promise<void>;
  /** What an expression gives in the page; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses a key as a person does; `ctrl` holds Control down meanwhile. */
  press(key: string, ctrl?: boolean): Promise<void>;
  type(text: string): Promise<void>;
}

const keyCodes: Record<string, number> = { Tab: 9, Enter: 13, Escape: 27, ArrowLeft: 37, ArrowRight: 39, k: 75 };

/** Opens a tab in a browser of its own, which ends when the work ends. */
export async function inBrowser<T>(work: (tab: Tab) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'site-browser-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--remote-debugging-port=0'];
  const child = startGroup(program as string, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await new Promise<string>((done, failed) => {
      let said = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (address) done(address);
      });
      child.once('close', () => failed(new Error(`The browser ended:\n${said}`)));
    });
    const { host } = new URL(browser);
    const targets = (await (await fetch(`http://${host}/json`)).json()) as { type: string; webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === 'page');
    if (!page) throw new Error('The browser has no tab.');
    return await work(await tabAt(page.webSocketDebuggerUrl));
  } finally {
    endGroup(child);
    await new Promise((done) => child.once('close', done));
    rmSync(profile, { recursive: true, force: true });
  }
}

async function tabAt(address: string): Promise<Tab> {
  const socket = new WebSocket(address);
  await new Promise((done) => socket.addEventListener('open', done));
  const waiting = new Map<number, { done(result: never): void; failed(error: Error): void }>();
  let loaded = () => {};
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, method } = JSON.parse(String(data));
    if (method === 'Page.loadEventFired') loaded();
    if (error) waiting.get(id)?.failed(new Error(error.message));
    else waiting.get(id)?.done(result as never);
    waiting.delete(id);
  });
  let last = 0;
  const send = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send('Page.enable');
  // A browser without a screen draws no frames, and may never call itself idle.
  await send('Page.addScriptToEvaluateOnNewDocument', { source: 'window.requestIdleCallback = (work) => setTimeout(work, 0);' });
  return {
    async show(url, { width, height, theme }) {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] });
      const done = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send('Page.navigate', { url });
      await done;
    },
    async evaluate<T>(expression: string) {
      const { result, exceptionDetails } = await send<{
        result: { value: T };
        exceptionDetails?: { exception?: { description?: string } };
      }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'The page refused the expression.');
      return result.value;
    },
    async press(key, ctrl = false) {
      const event = { key, code: key === 'k' ? 'KeyK' : key, windowsVirtualKeyCode: keyCodes[key], modifiers: ctrl ? 2 : 0 };
      await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      if (key === 'Enter') await send('Input.dispatchKeyEvent', { type: 'char', text: '\r', ...event });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    async type(text) {
      await send('Input.insertText', { text });
    },
  };
}
