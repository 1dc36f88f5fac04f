// A process that parses a document and does nothing else: `main.js <file>`.
import { readFileSync } from 'node:fs';

const [, , file] = process.argv;
const text = readFileSync(file, 'utf8');
const parse: (text: string) => unknown = file.endsWith('.json') ? JSON.parse : (require('js-yaml') as typeof import('js-yaml')).load;
if (typeof parse(text) !== 'object') throw new Error(`${file} is no document.`);
