import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ExtractedModel } from '../extracted-model';

/** What `defineModel` refuses and the rules of DMS do not. */
export function refusals({ model, place, places }: ExtractedModel): Finding[] {
  return model.attributes.flatMap((attribute, at) =>
    attribute.json && attribute.type !== 'S'
      ? [
          finding('DYN-C263', {
            message: `Attribute \`${attribute.name}\` of the model \`${model.name}\` is \`json\` and has the type ${attribute.type}: \`defineModel\` takes that of S alone.`,
            path: `attributes[${at}].json`,
            ...(places.get(`attributes[${at}].json`) ?? place),
            expected: 'S',
            found: attribute.type,
            hint: 'Give it the type S, or remove `json`.',
          }),
        ]
      : [],
  );
}
