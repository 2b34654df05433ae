import * as v from 'valibot';
import * as vscode from 'vscode';
import { confirmed, type Finding, FindingError, isFindingError, withoutRemedy } from '../core/finding';
import { t } from '../core/l10n';
import type { Log } from '../core/ports';
import type { Deps } from './deps';
import { showFinding } from './showFinding';

export type CommandResult = { readonly ok: true } | { readonly ok: false; readonly finding: Finding };

/** What a handler rejects with when the user cancelled: not a failure, and nothing is shown. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Registers a command that resolves to `undefined` when cancelled and to `{ ok: false, finding }` when it failed,
 * after showing why; it never rejects. `schema` describes its argument object.
 */
export function registerCommand<Schema extends v.GenericSchema>(
  id: string,
  schema: Schema,
  deps: Deps,
  handler: (args: v.InferOutput<Schema>) => Promise<CommandResult | undefined>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown) => {
    const tenantId = tenantIn(argument);
    return guarded(id, deps, tenantId, async () => handler(readArgument(schema, argument)));
  });
}

/** Runs what a person asked for; a failure is shown and logged, being cancelled is not one. It never rejects. */
export async function guarded(
  id: string,
  deps: Deps,
  tenantId: string | undefined,
  work: () => Promise<CommandResult | undefined>,
): Promise<CommandResult | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled || (error instanceof Error && error.name === 'AbortError'))
      return undefined;
    const failure = failureOf(error, deps.log);
    deps.log.warn(`${id}: ${failure.finding.code}: ${failure.finding.title}`);
    showFinding(deps, failure.finding, failure.tenantId ?? tenantId);
    return { ok: false, finding: withoutRemedy(failure.finding) };
  }
}

/** Argument of a command that needs no more than a tenant; tree items carry the id under the same name. */
export const tenantArgument = v.object({ tenant: v.optional(v.string()) });

function readArgument<Schema extends v.GenericSchema>(
  schema: Schema,
  argument: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, argument ?? {});
  if (parsed.success) return parsed.output;
  const at = parsed.issues[0].path?.map(({ key }) => String(key)).join('.');
  throw new FindingError(
    confirmed(
      'argument-invalid',
      at
        ? t('The argument "{0}" of the command is not usable.', at)
        : t('The argument of the command is not usable.'),
      t('The command was called with an argument it does not understand, so nothing was done.'),
      t('Correct the argument in the keybinding, task or extension that calls the command.'),
    ),
  );
}

function failureOf(error: unknown, log: Log): { finding: Finding; tenantId?: string | undefined } {
  if (isFindingError(error)) return error;
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const finding = confirmed(
    'unexpected-failure',
    t('CXone Token ran into an error of its own.'),
    t('This is a defect of the extension; the log has its details, without secrets.'),
    t('Run "CXone: Show Log" and report what it says on the project page.'),
  );
  return { finding };
}

function tenantIn(argument: unknown): string | undefined {
  const { tenant } = (argument ?? {}) as { tenant?: unknown };
  return typeof tenant === 'string' ? tenant : undefined;
}
