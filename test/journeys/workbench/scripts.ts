import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LaunchOptions } from 'playwright-core';

/** A VS Code installed for tests; see scripts/hosts.mjs. */
interface Host {
  readonly name: string;
  readonly vscode: string;
}

/** A started program; see scripts/processes.mjs. */
interface Program {
  readonly lines: readonly string[];
  /** Resolves to the exit code, or the signal it ended by. */
  readonly exited: Promise<number | string>;
  stop(): Promise<void>;
}

/** The folders and environment that a VS Code server is started with. */
interface ServerOptions {
  readonly host: Host;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly port?: number;
  readonly env?: Record<string, string>;
}

/** The URLs of a running stand-in for CXone, as it prints them. */
interface StandInUrls {
  readonly origin: string;
  readonly issuer: string;
  readonly platformTokenUrl: string;
  readonly regionalTokenUrl: string;
  readonly digitalTokenUrl: string;
  readonly apiBaseUrl: string;
}

/** What tests use of the project's scripts, by file. */
interface Scripts {
  'hosts.mjs': { installedHost(name: string): Promise<Host> };
  'browser.mjs': { installedBrowser(): Promise<string>; browserOptions(executable: string): LaunchOptions };
  'servers.mjs': {
    writeSettings(userDataDir: string, settings?: Record<string, unknown>): void;
    startCodeServer(options: ServerOptions): Promise<Program & { readonly port: number }>;
    installExtensions(options: ServerOptions & { readonly files: readonly string[] }): Promise<void>;
  };
  'processes.mjs': {
    onInterrupt(work: () => Promise<void>): () => void;
    loopbackEnvironment(additions?: Record<string, string>): Record<string, string>;
    startNode(node: string, args: readonly string[], options?: { env?: Record<string, string> }): Program;
  };
  'results.mjs': { inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> };
  'stand-in.mjs': { startStandIn(): Promise<Program & { readonly urls: StandInUrls }> };
  'send-request.mjs': {
    sendRequest(file: string, line: number): Promise<{ readonly status: number; readonly body: string }>;
  };
  'package.mjs': { vsixPath(): string };
  'vsix.mjs': { vsixFiles(file: string): { readonly path: string; readonly size: number }[] };
}

/** Loads one of the project's scripts: they are plain JavaScript and stay outside out/, hence by path. */
export function script<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  return import(pathToFileURL(join(process.cwd(), 'scripts', name)).href);
}
