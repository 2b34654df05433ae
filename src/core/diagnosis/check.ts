import type { Finding, FindingCode } from '../finding';

/** One thing that a diagnosis looked at. */
export interface Check {
  readonly title: string;
  readonly outcome: 'passed' | 'failed';
  /** What was seen, fit to be shown. */
  readonly detail: string;
  readonly durationMs: number;
}

/** What a check saw and what follows from it. */
export interface Seen {
  readonly outcome: Check['outcome'];
  readonly detail: string;
  readonly findings?: readonly Finding[];
  /** What these findings prove to be wrong. */
  readonly refutes?: FindingCode;
}

/** Collects checks and findings while a diagnosis runs. */
export class Journal {
  readonly checks: Check[] = [];
  #findings: readonly Finding[] = [];

  constructor(
    private readonly now: () => number,
    private readonly onCheck: (title: string) => void = () => undefined,
  ) {}

  /** Runs a check and writes down what it saw; resolves to whether it passed. */
  async check(title: string, look: () => Promise<Seen>): Promise<boolean> {
    this.onCheck(title);
    const started = this.now();
    const { outcome, detail, findings = [], refutes } = await look();
    this.checks.push({ title, outcome, detail, durationMs: this.now() - started });
    this.#findings = [...this.#findings.filter(({ code }) => code !== refutes), ...findings];
    return outcome === 'passed';
  }

  /** All findings once, best first: errors before warnings before hints, otherwise as they came. */
  get findings(): readonly Finding[] {
    const once = new Map(this.#findings.map((finding) => [`${finding.code} ${finding.title}`, finding]));
    return [...once.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  }
}

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];
