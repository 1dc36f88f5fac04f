import { document, ruleCases, soundModel, withAttributes } from '../rule-cases';

const keyed = (flags: object) =>
  document(
    soundModel({
      attributes: [
        { attribute: 'PK', type: 'S', ...flags },
        { attribute: 'SK', type: 'S' },
      ],
    }),
  );
ruleCases('DYN-M118', [
  { name: 'optional', broken: keyed({ optional: true }), at: ['models[0].attributes[0].optional'], sound: keyed({ required: true }) },
  { name: 'left out', broken: keyed({ omit_empty: true }), at: ['models[0].attributes[0].omit_empty'], sound: keyed({}) },
  {
    name: 'required and left out',
    broken: keyed({ omit_empty: true, required: true }),
    at: ['models[0].attributes[0].omit_empty'],
    sound: keyed({ required: true }),
  },
]);

const flagged = (flags: object) => document(withAttributes({ attribute: 'email', type: 'S', ...flags }));
ruleCases('DYN-M119', [
  {
    name: 'required and left out',
    broken: flagged({ required: true, omit_empty: true }),
    at: ['models[0].attributes[2].omit_empty'],
    sound: flagged({ optional: true, omit_empty: true }),
  },
]);
