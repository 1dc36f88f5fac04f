import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ExtractedModel } from '../extracted-model';
import type { Release } from '../release';

/** What `json` may be from 1.5.4 on. */
const jsonTypes = ['S', 'N', 'BOOL', 'NULL', 'L', 'M'];

/** What `defineModel` refuses and the rules of DMS do not. */
export function refusals({ model, place, places }: ExtractedModel, release: Release): Finding[] {
  const types = release.jsonByKind ? jsonTypes : ['S'];
  return model.attributes.flatMap((attribute, at) =>
    attribute.json && !types.includes(attribute.type)
      ? [
          finding('DYN-C263', {
            message: `Attribute \`${attribute.name}\` of the model \`${model.name}\` is \`json\` and has the type ${attribute.type}: \`defineModel\` of TableTheory ${release.name} accepts ${types.join(', ')}.`,
            path: `attributes[${at}].json`,
            ...(places.get(`attributes[${at}].json`) ?? place),
            expected: types.join(', '),
            found: attribute.type,
            hint: 'Give it the type S, or remove `json`.',
          }),
        ]
      : [],
  );
}
