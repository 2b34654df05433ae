import { claimsOf } from '../cxone/jwt';
import type { Clock, Memento } from '../ports';
import { isSameId, tenantIdIn } from './inspectionFindings';
import type { Token } from './token';

/** After this time nobody wonders any more why another tenant of CXone answers. */
const newsMs = 7 * 24 * 60 * 60 * 1000;
const prefix = 'token.owner.';

interface Owner {
  readonly id: string;
  readonly before?: string;
  readonly changedAt?: number;
}

/** Remembers which tenant of CXone the tokens of each tenant belong to, to notice when that changes. */
export class TokenOwners {
  constructor(
    private readonly memento: Memento,
    private readonly clock: Clock,
  ) {}

  note(tenantId: string, { accessToken }: Token): void {
    const id = tenantIdIn(claimsOf(accessToken.reveal()));
    const known = this.#read(tenantId);
    if (id === undefined || (known && isSameId(known.id, id))) return;
    const change = known ? { before: known.id, changedAt: this.clock.now() } : {};
    this.memento.set(prefix + tenantId, { id, ...change });
  }

  /** The tenant of CXone that the tokens belonged to before it changed, for a week. */
  before(tenantId: string): string | undefined {
    const { before, changedAt } = this.#read(tenantId) ?? {};
    return changedAt !== undefined && this.clock.now() - changedAt < newsMs ? before : undefined;
  }

  /** Forgets every tenant but these. */
  keepOnly(tenantIds: ReadonlySet<string>): void {
    for (const key of this.memento.keys()) {
      const isGone = key.startsWith(prefix) && !tenantIds.has(key.slice(prefix.length));
      if (isGone) this.memento.set(key, undefined);
    }
  }

  #read(tenantId: string): Owner | undefined {
    const owner = this.memento.get(prefix + tenantId);
    return typeof (owner as Partial<Owner> | undefined)?.id === 'string' ? (owner as Owner) : undefined;
  }
}
