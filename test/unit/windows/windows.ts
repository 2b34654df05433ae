import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CredentialName } from '../../../src/core/tenants/credentials';

type Errand =
  | { readonly kind: 'get' | 'forget' | 'hearOfChange' | 'state' }
  | { readonly kind: 'changeSecret'; readonly credentials: Partial<Record<CredentialName, string>> };

/** What a test has a window do. */
export type WindowMessage = Errand & { readonly id: number; readonly tenant: string };

export type WindowReply =
  | { readonly waits: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** A window in a process of its own, over a folder that it shares with others. */
export class WindowProcess {
  /** How often it began to wait, for another window or, with the lock, for CXone. */
  waits = 0;
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #sent = 0;

  constructor(folder: string, issuer: string) {
    this.#child = fork(join(__dirname, 'windowProcess.js'), [folder, issuer]);
    this.#child.on('message', (reply: WindowReply) => {
      if ('waits' in reply) return void this.waits++;
      const asked = this.#open.get(reply.id);
      if ('error' in reply) asked?.reject(new Error(reply.error));
      else asked?.resolve(reply.value);
    });
    this.#child.on('exit', () => {
      for (const { reject } of this.#open.values()) reject(new Error('the window is gone'));
    });
  }

  ask(tenant: string, errand: Errand): Promise<unknown> {
    const id = this.#sent++;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#child.send({ ...errand, tenant, id });
    });
  }

  /** Ends it at once, as a crash does. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
