import type { Measurement } from './measurement';
import { checkCommand } from './measurements/check-command';
import { commands } from './measurements/command-line';
import { extract } from './measurements/extract';
import { go } from './measurements/go';
import { packages } from './measurements/packages';
import { synthesis } from './measurements/synthesis';
import { tenantLoad } from './measurements/tenant-load';
import { tenantPolicies } from './measurements/tenant-policies';
import { validateCommand } from './measurements/validate-command';
import { validator } from './measurements/validator';

/** Everything that `npm run bench` measures, in the order of the results. */
export const measurements: Measurement[] = [
  synthesis,
  go,
  validateCommand,
  checkCommand,
  commands,
  packages,
  validator,
  extract,
  tenantPolicies,
  tenantLoad,
];
