import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type Plan, planHeader, scanHttpFile } from '../../../src/core/httpfile';
import { type Region, readWithHttpyac } from './httpyac';
import { readWithRestClient } from './restClient';

const CORPUS = path.resolve(process.cwd(), '../shared/http-corpus');
const FOUND = existsSync(CORPUS);
const isAuthorization = ([name]: readonly [string, string]) => /^#*authorization$/i.test(name);

/** How often the planner was right, wrong, or refused and why. */
class Tally {
  right = 0;
  readonly wrong: string[] = [];
  readonly refused = new Map<string, number>();

  refuse(refusal: string): void {
    this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + 1);
  }

  get refusals(): number {
    return [...this.refused.values()].reduce((sum, count) => sum + count, 0);
  }

  get total(): number {
    return this.right + this.wrong.length + this.refusals;
  }

  toString(): string {
    const kinds = [...this.refused].map(([kind, count]) => `${kind} ${count}`).join(', ');
    return `right ${this.right}, wrong ${this.wrong.length}, refused ${this.refusals} of ${this.total} (${kinds})`;
  }
}

describe(`planHeader on real files${FOUND ? '' : ` (no files in ${CORPUS})`}`, () => {
  const files = FOUND ? readdirSync(CORPUS).filter((name) => /\.(?:http|rest)$/.test(name)) : [];
  const run = FOUND ? it : it.skip;
  const read = (name: string) => readFileSync(path.join(CORPUS, name), 'utf8');

  run('changes for httpYac nothing but the header', async function () {
    this.timeout(120_000);
    const tally = new Tally();
    for (const name of files) await tryWithHttpyac(name, read(name).replace(/\r+\n/g, '\n'), tally);
    console.log(`      httpYac: ${tally}`);
    assert.ok(tally.total > 0);
    assert.deepEqual(tally.wrong, []);
    assert.ok(tally.refusals <= tally.total * 0.03, String(tally));
  });

  run('changes for REST Client nothing but the header', () => {
    const tally = new Tally();
    for (const name of files) tryWithRestClient(name, read(name), tally);
    console.log(`      REST Client: ${tally}`);
    assert.deepEqual(tally.wrong, []);
  });
});

async function tryWithHttpyac(name: string, text: string, tally: Tally): Promise<void> {
  const before = await readWithHttpyac(text);
  for (const [index, { request, offset }] of before.entries()) {
    const values = request?.headers.filter(([key]) => /^authorization$/i.test(key)) ?? [];
    if (!request || values.some(([, value]) => !/^bearer\b/i.test(value))) continue;
    const plan = planHeader(text, [offset], 'TOKEN');
    assert.equal(outcomeInCrlf(text, offset), outcomeOf(text, plan), name);
    if (plan.kind === 'refused') {
      tally.refuse(plan.refusal);
      continue;
    }
    const edited = applyEdits(text, plan.edits);
    const isRight =
      isSameButForToken(before, await readWithHttpyac(edited), index) && isStable(edited, offset);
    if (isRight) tally.right += 1;
    else tally.wrong.push(`${name}: ${request.method} ${request.url}`);
  }
}

const outcomeOf = (text: string, plan: Plan) =>
  plan.kind === 'edits' ? applyEdits(text, plan.edits) : plan.refusal;

/** The outcome for a copy with CRLF, in LF again; which line ends an edit brings is tested elsewhere. */
function outcomeInCrlf(text: string, offset: number): string {
  const linesAbove = text.slice(0, offset).split('\n').length - 1;
  const inCrlf = text.replaceAll('\n', '\r\n');
  return outcomeOf(inCrlf, planHeader(inCrlf, [offset + linesAbove], 'TOKEN')).replaceAll('\r\n', '\n');
}

function isSameButForToken(before: readonly Region[], after: readonly Region[], index: number): boolean {
  return (
    before.length === after.length &&
    after.every((region, at) => {
      const old = before[at];
      if (!old || at !== index) return isDeepStrictEqual({ ...region, offset: 0 }, { ...old, offset: 0 });
      const sent = region.request?.headers.filter(isAuthorization).map(([, value]) => value);
      return (
        isDeepStrictEqual(sent, ['Bearer TOKEN']) &&
        isDeepStrictEqual(withoutToken(region), withoutToken(old))
      );
    })
  );
}

function withoutToken({ request, rest }: Region): unknown {
  return {
    rest,
    request: request && { ...request, headers: request.headers.filter((each) => !isAuthorization(each)) },
  };
}

/** Inserting again changes nothing, and other credentials take the place of the first. */
function isStable(edited: string, offset: number): boolean {
  const again = planHeader(edited, [offset], 'TOKEN');
  const other = planHeader(edited, [offset], 'OTHER');
  return (
    again.kind === 'edits' &&
    again.edits.length === 0 &&
    other.kind === 'edits' &&
    applyEdits(edited, other.edits).replace('Bearer OTHER', 'Bearer TOKEN') === edited
  );
}

function tryWithRestClient(name: string, text: string, tally: Tally): void {
  const file = scanHttpFile(text);
  for (const { requestLine } of file.requests) {
    const before = readWithRestClient(text, requestLine);
    // Below a request without a separator REST Client reads on in the body, and there is nothing to compare.
    if (before?.firstLine !== requestLine) continue;
    const plan = planHeader(text, [file.lines.start(requestLine)], 'TOKEN');
    if (plan.kind === 'refused') {
      tally.refuse(plan.refusal);
      continue;
    }
    const after = readWithRestClient(applyEdits(text, plan.edits), requestLine);
    const others = (headers = before.headers) => headers.filter((each) => !isAuthorization(each));
    const sent = after?.headers.filter(isAuthorization).map(([, value]) => value);
    const isSame = isDeepStrictEqual(
      { ...after, headers: others(after?.headers) },
      { ...before, headers: others() },
    );
    if (isSame && isDeepStrictEqual(sent, ['Bearer TOKEN'])) tally.right += 1;
    else tally.wrong.push(`${name}: ${before.requestLine}`);
  }
}
