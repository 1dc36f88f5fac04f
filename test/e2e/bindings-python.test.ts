// Python bindings: the example synthesizes TypeScript's template, findings come first
import { python } from '../../tools/bindings/python';
import { languageTests } from '../support/bindings/language-tests';

languageTests(python);
