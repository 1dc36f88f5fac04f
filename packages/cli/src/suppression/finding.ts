import { diagnosing } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { suppressionCodes } from '../codes/suppression';

/** A finding about a suppression or a baseline. Every command looks for them, so they do not load the codes of all others. */
export const finding = diagnosing<keyof typeof suppressionCodes, Finding>(suppressionCodes);
