import * as vscode from 'vscode';
import { systemClock } from '../../platform/clock';
import type { Deps } from '../deps';
import { MinuteTicker } from '../minuteTicker';
import { buildTree } from './buildTree';
import { type Node, ProblemNode, RegionNode, TenantNode, VerdictNode } from './nodes';
import { problemItem, regionItem, tenantItem, tenantTooltip, verdictItem } from './treeItems';

/** The view "Tenants": follows settings, tokens and the active tenant; minutes tick only while it is visible. */
export function registerTenantsView(deps: Deps): vscode.Disposable {
  const provider = new TenantTree(deps);
  const view = vscode.window.createTreeView('cxone.tenants', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const ticker = new MinuteTicker(
    systemClock,
    () => provider.timesOfShownTokens(),
    () => provider.refreshTokens(),
  );
  const restart = () => (view.visible ? ticker.start() : ticker.stop());
  return vscode.Disposable.from(
    view,
    provider,
    ticker,
    view.onDidChangeVisibility(restart),
    deps.catalog.onDidChange(() => provider.rebuild()),
    deps.active.onDidChange(() => provider.refreshAll()),
    {
      dispose: deps.tokens.changed.subscribe((id) => {
        provider.refreshTenant(id);
        restart();
      }),
    },
  );
}

class TenantTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #roots: readonly Node[] | undefined;
  readonly #failed = new Set<string>();

  constructor(private readonly deps: Deps) {}

  getChildren(node?: Node): Node[] {
    if (node instanceof RegionNode) return [...node.children];
    if (node) return this.#verdict(node);
    const { catalog } = this.deps;
    this.#roots ??= buildTree(catalog.list, catalog.regions);
    return [...this.#roots];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node instanceof RegionNode) return regionItem(node);
    if (node instanceof ProblemNode) return problemItem(node);
    if (node instanceof VerdictNode) return verdictItem(node);
    const { tokens, active } = this.deps;
    return tenantItem(node, tokens.stateOf(node.tenant), node.tenant === active.id);
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node instanceof TenantNode) {
      const { tokens, apiBaseUrls } = this.deps;
      item.tooltip = tenantTooltip(
        node.details,
        tokens.stateOf(node.tenant),
        apiBaseUrls.known(node.details),
      );
    }
    return item;
  }

  #verdict(node: Node): Node[] {
    const state = node instanceof TenantNode ? this.deps.tokens.stateOf(node.tenant) : undefined;
    return node instanceof TenantNode && state?.kind === 'failed'
      ? [new VerdictNode(node.tenant, state.finding)]
      : [];
  }

  rebuild(): void {
    this.#roots = undefined;
    this.refreshAll();
  }

  refreshAll(): void {
    this.#changed.fire(undefined);
  }

  /** A verdict that comes or goes changes the identity of its tenant's row, which only a look at the whole tree sees. */
  refreshTenant(id: string): void {
    const node = this.#tenantNodes().find(({ tenant }) => tenant === id);
    if (!node) return;
    const hasFailed = this.deps.tokens.stateOf(id).kind === 'failed';
    this.#changed.fire(hasFailed === this.#failed.has(id) ? node : undefined);
    if (hasFailed) this.#failed.add(id);
    else this.#failed.delete(id);
  }

  refreshTokens(): void {
    for (const node of this.#tenantNodes())
      if (this.deps.tokens.timesOf(node.tenant)) this.#changed.fire(node);
  }

  timesOfShownTokens() {
    return this.#tenantNodes().flatMap(({ tenant }) => this.deps.tokens.timesOf(tenant) ?? []);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tenantNodes(): readonly TenantNode[] {
    return (this.#roots ?? []).flatMap((node) => (node instanceof RegionNode ? node.children : []));
  }
}
