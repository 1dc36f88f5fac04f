import type { IConstruct } from 'constructs';
import { RoleEntry } from './role-entry';
import type { TenantPrincipal } from './tenant-principal';

/** All roles of an app that hold tenant grants. */
export class GrantRegistry {
  public static of(scope: IConstruct): GrantRegistry {
    const root = scope.node.root;
    const known = registries.get(root);
    if (known) return known;
    const made = new GrantRegistry();
    registries.set(root, made);
    return made;
  }

  private readonly roles: RoleEntry[] = [];

  private constructor() {}

  /** The entry of a role, made when it is first granted something. */
  public entryFor(principal: TenantPrincipal, quota: number): RoleEntry {
    const known = this.roles.find((entry) => entry.isFor(principal.role));
    if (known) return known;
    const made = new RoleEntry(principal, quota, this.roles);
    this.roles.push(made);
    return made;
  }

  public entries(): RoleEntry[] {
    return this.roles;
  }
}

const registries = new WeakMap<IConstruct, GrantRegistry>();
