import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** The revision of a part that is not there. */
export const noRevision = 'none';

/** By part, its latest revision and when that was written: what all windows can look up, free of secrets. */
export type Revisions = Readonly<Record<string, { readonly revision: string; readonly at: number }>>;

const schema = v.object({
  version: v.literal(1),
  parts: v.record(v.string(), v.object({ revision: v.string(), at: v.number() })),
});

/** Reads what `writeRevisions` wrote; empty for anything else. */
export function readRevisions(text: string | undefined): Revisions {
  if (text === undefined) return {};
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output.parts : {};
  } catch {
    return {};
  }
}

export function writeRevisions(parts: Revisions): string {
  return JSON.stringify({ version: 1, parts });
}

/** The revision of a value that says nothing of its own: equal values have the same, whatever the order of their fields. */
export function revisionOfValue(value: unknown): string {
  if (value === undefined || value === null) return noRevision;
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
