import { type CodeGroup, diagnosing } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { changeCodes } from './changes';
import { fileCodes } from './files';
import { goModelCodes } from './go-models';
import { goTagCodes } from './go-tags';
import { pythonCodes, typescriptCodes } from './values';

/** Every code of the readers. */
export const codes = { ...fileCodes, ...goModelCodes, ...goTagCodes, ...typescriptCodes, ...pythonCodes, ...changeCodes };

/** A code of the readers. */
export type Code = keyof typeof codes;

/** A finding of a reader. */
export const finding = diagnosing<Code, Finding>(codes);

/** The groups of the codes, which the page of the command line holds. */
export const codeGroups: readonly CodeGroup[] = [
  { title: 'Source files', language: 'go', codes: Object.values(fileCodes) },
  { title: 'Go models that DynamORM refuses or that cannot be read', language: 'go', codes: Object.values(goModelCodes) },
  { title: 'Go models that may differ from what you expect', language: 'go', codes: Object.values(goTagCodes) },
  { title: 'TypeScript models', language: 'ts', codes: Object.values(typescriptCodes) },
  { title: 'Python models', language: 'python', codes: Object.values(pythonCodes) },
  { title: 'What a change of models breaks', language: 'go', codes: Object.values(changeCodes) },
];
