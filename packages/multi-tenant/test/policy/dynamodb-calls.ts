import * as actions from './actions';
import type { Authorization } from './evaluate';
import { RequestContext } from './request-context';
import { type Address, arnOf, Ownership, type World } from './world';

/** What a call would show or change. */
export enum Touches {
  OWN = 'own',
  FOREIGN = 'foreign',
}

/** A DynamoDB call: allowed if every one of its authorizations is. */
export interface Call {
  readonly name: string;
  readonly authorizations: Authorization[];
  readonly touches: Touches;
  /** The IAM actions that a grant must hold for the call, if the design promises it at all. */
  readonly promisedBy?: string[];
}

/** The session that calls: the tenant of its tag, `undefined` where it has none. */
export interface Session {
  readonly tenant?: string;
  readonly tagKey: string;
}

/** Every call that a session could make after the data of one tenant by its keys, at every address and in every region. */
export function keyedCalls(world: World, session: Session, owner: string): Call[] {
  return world.regions.flatMap((region) =>
    world.addresses.flatMap((address) => new AddressedCalls(world, session, region, address, owner).byKey()),
  );
}

/** Every call without a key. On a shared table it is after everyone's data, whoever is named as the owner. */
export function keylessCalls(world: World, session: Session, owner: string): Call[] {
  return world.regions.flatMap((region) => [
    ...world.addresses.flatMap((address) => new AddressedCalls(world, session, region, address, owner).keyless()),
    ...administration(world, session, region, owner),
  ]);
}

class AddressedCalls {
  private readonly arn: string;
  private readonly where: string;

  constructor(
    private readonly world: World,
    private readonly session: Session,
    region: string,
    private readonly address: Address,
    private readonly owner: string,
  ) {
    this.arn = arnOf(world, region, address.table(owner), address.index && `index/${address.index}`);
    this.where = `${address.label} in ${region}, data of ${JSON.stringify(owner)}`;
  }

  public byKey(): Call[] {
    if (this.address.keys(this.owner).includes('')) return []; // DynamoDB takes no empty key
    return [...this.address.keys(this.owner).flatMap((key) => this.keyed(key)), ...this.batches(), ...this.transactions()];
  }

  /** One key: single items, queries, PartiQL. Item calls on an index do not exist, but a policy is asked all the same. */
  private keyed(key: string): Call[] {
    const items = [...actions.READ_ONE, ...actions.WRITE_ONE].map((action) =>
      this.call(`${action} ${key}`, [this.ask(action, [key])], this.touched(), this.address.promisesItems ? [action] : undefined),
    );
    const query = this.call(`Query ${key}`, [this.ask('Query', [key])], this.touched(), this.address.promisesQuery ? ['Query'] : undefined);
    const partiql = actions.PARTIQL.map((action) => this.call(`${action} ${key}`, [this.ask(action, [key])], this.touched()));
    return [...items, query, ...partiql];
  }

  /** All keys of a batch stand in one authorization. */
  private batches(): Call[] {
    const own = this.ownKeys();
    const theirs = this.address.keys(this.owner);
    const promise = (action: string) => (this.address.promisesItems ? [action] : undefined);
    return actions.BATCHES.flatMap((action) => [
      this.call(`${action} all`, [this.ask(action, theirs)], this.touched(), promise(action)),
      ...(own.length > 0 && !this.isOwn()
        ? [
            this.call(`${action} own then other`, [this.ask(action, [...own, ...theirs])], Touches.FOREIGN),
            this.call(`${action} other then own`, [this.ask(action, [...theirs, ...own])], Touches.FOREIGN),
          ]
        : []),
    ]);
  }

  /** AWS does not say whether equal verbs of a transaction are asked together or one by one: both are asked here. */
  private transactions(): Call[] {
    const theirs = this.address.keys(this.owner)[0];
    const own = this.ownKeys()[0];
    const keys = own === undefined || this.isOwn() ? [theirs, theirs] : [own, theirs];
    return actions.TRANSACTION_VERBS.flatMap((verb, i) => {
      const promise = this.address.promisesItems ? [verb] : undefined;
      const touched = this.touched();
      const next = actions.TRANSACTION_VERBS[(i + 1) % actions.TRANSACTION_VERBS.length];
      return [
        this.call(
          `transaction of ${verb}, one by one`,
          keys.map((key) => this.ask(verb, [key])),
          touched,
          promise,
        ),
        this.call(`transaction of ${verb}, together`, [this.ask(verb, keys)], touched, promise),
        this.call(
          `transaction of ${verb} on own, ${next} on theirs`,
          [this.ask(verb, [keys[0]]), this.ask(next, [keys[1]])],
          touched,
          promise && [verb, next],
        ),
      ];
    });
  }

  public keyless(): Call[] {
    const touched = this.world.tablePerTenant ? this.touched() : Touches.FOREIGN;
    const promise = (action: string) => (this.address.promisesScan ? [action] : undefined);
    return [
      ...actions.KEYLESS_READS.map((action) => this.call(`${action}`, [this.ask(action)], touched, promise(action))),
      ...actions.PARTIQL.map((action) => this.call(`${action} without key`, [this.ask(action)], touched)),
      // Should AWS ever leave the key out of a call that has one today, nothing may open.
      ...[...actions.TRANSACTION_VERBS, ...actions.BATCHES, 'Query'].map((action) =>
        this.call(`${action} without leading key`, [this.ask(action)], this.world.tablePerTenant ? touched : Touches.FOREIGN),
      ),
    ];
  }

  private isOwn(): boolean {
    return this.session.tenant !== undefined && this.session.tenant !== '' && this.session.tenant === this.owner;
  }

  private ownKeys(): string[] {
    return this.session.tenant ? this.address.keys(this.session.tenant) : [];
  }

  private touched(): Touches {
    return this.address.ownership === Ownership.BY_KEY && this.isOwn() ? Touches.OWN : Touches.FOREIGN;
  }

  private ask(action: string, keys?: string[]): Authorization {
    return authorization(this.session, action, this.arn, keys);
  }

  private call(name: string, authorizations: Authorization[], touches: Touches, promisedBy?: string[]): Call {
    return { name: `${name} on ${this.where}`, authorizations, touches, promisedBy: promisedBy?.map((action) => `dynamodb:${action}`) };
  }
}

/** Streams, exports, backups and control plane: authorized on the table or below it, never with a key. */
function administration(world: World, session: Session, region: string, owner: string): Call[] {
  const table = world.addresses[0].table(owner);
  const call = (action: string, below?: string): Call => ({
    name: `${action} of ${below ?? 'table'} in ${region}, data of ${JSON.stringify(owner)}`,
    authorizations: [authorization(session, action, arnOf(world, region, table, below))],
    // A tenant's own table is closed too: it would be copied out, deleted or opened to others.
    touches: Touches.FOREIGN,
  });
  return [
    ...actions.TABLE_ADMINISTRATION.map((action) => call(action)),
    ...actions.STREAM.map((action) => call(action, 'stream/2026-01-01T00:00:00.000')),
    ...Object.entries(actions.BELOW_TABLE).map(([action, below]) => call(action, below)),
  ];
}

function authorization(session: Session, action: string, resource: string, keys?: string[]): Authorization {
  return {
    action: `dynamodb:${action}`,
    resource,
    context: new RequestContext({
      ...(session.tenant === undefined ? {} : { [`aws:PrincipalTag/${session.tagKey}`]: session.tenant }),
      ...(keys === undefined ? {} : { 'dynamodb:LeadingKeys': keys }),
    }),
  };
}
