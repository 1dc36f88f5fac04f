// Python bindings: the example synthesizes TypeScript's template, findings come first, snippets run
import { expect } from 'vitest';
import { python } from '../../tools/bindings/python';
import { languageTests } from '../support/bindings/language-tests';
import { runPythonPages } from '../support/pages/pages';

languageTests(python, (test) => {
  test('the Python snippets of all pages run', async () => {
    const { status, output } = await runPythonPages();
    expect(status, `each line names the page and line of a snippet:\n${output}`).toBe(0);
  });
});
