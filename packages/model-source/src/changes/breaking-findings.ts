import { capital } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { Extraction, SourcePlace } from '../extracted-model';
import { nearestPlace } from '../nearest-place';
import { compareModels } from './compare';

/** What a change of models breaks, as findings at its place in the new models, or in the old ones where it is gone. */
export function breakingFindings(before: Extraction, after: Extraction): Finding[] {
  return compareModels(before.models, after.models).map(({ of, change }) => {
    const { code, severity, path, summary, newOnOld, oldOnNew, safe, expected, found } = change;
    return finding(code, {
      message: `${capital(summary)}. With items of the old program, the new one ${newOnOld.text}. With items of the new program, the old one ${oldOnNew.text}.`,
      severity,
      path: path === '' ? of.model.name : `${of.model.name}.${path}`,
      ...(nearestPlace(of, path) satisfies SourcePlace),
      expected,
      found,
      hint: safe,
    });
  });
}
