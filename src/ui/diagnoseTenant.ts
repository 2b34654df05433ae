import * as v from 'valibot';
import * as vscode from 'vscode';
import { tokenEndpointOf } from '../core/cxone/tokenEndpoint';
import { type Diagnosis, diagnose, verdict } from '../core/diagnosis/diagnose';
import { diagnosisReport } from '../core/diagnosis/diagnosisReport';
import { withoutRemedy } from '../core/finding';
import { t } from '../core/l10n';
import { reportMarkdown } from '../core/report/report';
import type { Tenant } from '../core/tenants/tenant';
import type { ConnectedNetwork } from '../platform/network/connectNetwork';
import { resolveTenant } from './chooseTenant';
import { type CommandResult, registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { withProgress } from './progress';
import { remedyAction } from './remedies';

/** "CXone: Diagnose Tenant" and "CXone: Copy Report for Support". */
export function registerDiagnoseTenant(
  deps: Deps,
  network: ConnectedNetwork,
  version: string,
): vscode.Disposable {
  let latest: string | undefined;
  return vscode.Disposable.from(
    registerCommand('cxone.diagnoseTenant', tenantArgument, deps, async ({ tenant: id }) => {
      const tenant = await resolveTenant(deps, id);
      const diagnosis = await runDiagnosis(deps, network, tenant);
      const report = diagnosisReport(diagnosis, {
        tenant,
        endpoint: tokenEndpointOf(tenant, deps.catalog.regions),
        time: new Date().toISOString(),
        versions: versionsOf(version),
      });
      const [first] = diagnosis.findings;
      if (first?.severity === 'error') deps.tokens.noteFailure(tenant.id, first);
      latest = reportMarkdown(report);
      await deps.reports.show(report.title, latest, tenant.id);
      announce(deps, diagnosis, tenant);
      const findings = diagnosis.findings.map(withoutRemedy);
      return { ok: true, tenant: tenant.id, findings } as CommandResult;
    }),
    registerCommand('cxone.copyReport', v.unknown(), deps, async () => {
      if (latest === undefined) {
        void vscode.window.showInformationMessage(
          t('There is no report yet. Run "CXone: Diagnose Tenant" first.'),
        );
        return undefined;
      }
      await vscode.env.clipboard.writeText(latest);
      void vscode.window.showInformationMessage(t('Report copied. There is no secret in it.'));
      return { ok: true };
    }),
  );
}

async function runDiagnosis(deps: Deps, network: ConnectedNetwork, tenant: Tenant): Promise<Diagnosis> {
  const { credentials, catalog, apiBaseUrls, tokens } = deps;
  const endpoint = tokenEndpointOf(tenant, catalog.regions);
  const title = t('Diagnosing {0}', tenant.name);
  return withProgress(title, async (signal, report) => {
    const subject = { tenant, endpoint, credentials: await credentials.read(tenant.id) };
    const request = { ...subject, apiBaseUrl: apiBaseUrls.known(tenant) };
    return network.withDiagnosisPorts(subject, tokens, signal, (ports, limited) =>
      diagnose(request, ports, limited, report),
    );
  });
}

/** The verdict, with what the extension can do about it as a button. */
function announce(deps: Deps, diagnosis: Diagnosis, tenant: Tenant): void {
  const [first] = diagnosis.findings;
  const action = first && remedyAction(deps, first, tenant.id);
  const copy = {
    label: t('Copy for support'),
    run: () => vscode.commands.executeCommand('cxone.copyReport'),
  };
  const actions = [...(action ? [action] : []), copy];
  const labels = actions.map(({ label }) => label);
  const show =
    first?.severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  const message = first ? `${verdict(diagnosis, tenant)} ${first.fix}` : verdict(diagnosis, tenant);
  void show(message, ...labels).then((chosen) => actions.find(({ label }) => label === chosen)?.run());
}

function versionsOf(version: string): readonly (readonly [string, string])[] {
  return [
    ['CXone Token', version],
    ['VS Code', vscode.version],
    ['Node.js', process.versions.node],
    [t('System'), `${process.platform} ${process.arch}`],
  ];
}
