import type { Measurement } from './measurement';
import { synthesis } from './measurements/synthesis';

/** Everything that `npm run bench` measures, in the order of the results. */
export const measurements: Measurement[] = [synthesis];
