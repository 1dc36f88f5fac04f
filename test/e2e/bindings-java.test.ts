// Java bindings: the example synthesizes TypeScript's template, findings come first
import { java } from '../../tools/bindings/java';
import { languageTests } from '../support/bindings/language-tests';

languageTests(java);
