import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from './codes';
import type { SourcePlace } from './extracted-model';

/** What functions of the library are named that define models of its own. */
export const libraryModelName = /^(?:define[A-Z]\w*Model|Define[A-Z]\w*Model|define_\w+_model)$/;

/** A model that a function of the library defines: what it is, the library knows and the source does not say. */
export function libraryModel(name: string, library: string, place: SourcePlace): Finding {
  return finding('DYN-C264', {
    message: `\`${name}\` of \`${library}\` defines a model of the library itself: it is not read.`,
    ...place,
    found: name,
    hint: 'Write its entry by hand where a table of yours holds it.',
  });
}
