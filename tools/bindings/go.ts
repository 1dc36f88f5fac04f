import { present } from '../processes/run';
import type { Language } from './language';

/** Go finds the bindings by the `replace` lines of the example's go.mod. */
export const go: Language = {
  name: 'go',
  title: 'Go',
  output: 'dist/go/dynamormtenant/go.mod',
  missing: async () => ((await present('go', 'version')) ? undefined : 'Go is not installed; get it from https://go.dev/dl'),
  install: async () => {},
  environment: {},
};
