import { extname } from 'node:path';
import type { ExtractedModel } from '../extracted-model';

/** The languages whose clients differ. */
export type Language = 'Go' | 'TypeScript' | 'Python';

const endings: Record<string, Language> = {
  go: 'Go',
  py: 'Python',
  ts: 'TypeScript',
  tsx: 'TypeScript',
  mts: 'TypeScript',
  cts: 'TypeScript',
};

/** The languages of the programs that use a model: the one that it is written in, or all where a document does not say it. */
export function languagesOf({ model, place }: ExtractedModel): readonly Language[] {
  // A generated document says where the model comes from, with the line.
  const file = model.source?.replace(/:\d+$/, '') ?? place.file;
  const ending = extname(file).slice(1);
  const language = endings[ending] ?? (/^[mc]?jsx?$/.test(ending) ? 'TypeScript' : undefined);
  return language === undefined ? ['Go', 'TypeScript', 'Python'] : [language];
}
