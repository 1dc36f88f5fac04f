import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';
import { checkEmpty } from './name-checks';

/**
 * Refuses tags that AWS would refuse.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function checkTags(list: FindingList, tags: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(tags)) {
    const path = `tags.${key}`;
    if (key === '') list.add('DYN-T004', 'A tag has an empty key.', { path: 'tags' });
    if (key.length > 128)
      list.add('DYN-T028', `The tag key \`${key.slice(0, 40)}...\` has ${key.length} characters; the maximum is 128.`, { path });
    if (key.toLowerCase().startsWith('aws:')) {
      list.add('DYN-T028', `The tag key \`${key}\` begins with \`aws:\`, which AWS reserves.`, { path, found: key });
    }
    checkEmpty(list, path, value, 'Remove it, set a value, or add a tag without a value with Tags.of(table).add.');
    if (isKnown(value) && value.length > 256) {
      list.add('DYN-T028', `The value of tag \`${key}\` has ${value.length} characters; the maximum is 256.`, { path });
    }
  }
}
