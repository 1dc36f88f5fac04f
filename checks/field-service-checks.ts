import { fieldService } from '../integ/field-service/field-service';
import { present } from '../tools/processes/run';
import type { Check } from './check';

/** An application as users have it: models in Go, read, checked, synthesized, deployed on the local cloud and used. */
export const fieldServiceChecks: Check[] = [
  {
    name: 'field-service',
    title: 'The field service application, from Go structs to deployed tables',
    run: async () => {
      const passed = await fieldService();
      return {
        passed,
        failed: 0,
        ...((await present('go', 'version')) ? {} : { note: 'without Go: nothing was run with DynamORM itself' }),
      };
    },
  },
];
