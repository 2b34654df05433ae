// Shows the extension at work: a real VS Code with the packaged extension, a CXone stand-in on loopback, sample tenants.
// Does the main job once, then leaves VS Code open until Ctrl-C; with --once or without a terminal it ends right away.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileTests } from './build.mjs';
import { requestLine, writeDemoWorkspace } from './demo.mjs';
import { importTenants, insertToken } from './main-job.mjs';
import { packageExtension } from './package.mjs';
import { root } from './paths.mjs';
import { inTemporaryFolder } from './results.mjs';
import { sendRequest } from './send-request.mjs';
import { startStandIn } from './stand-in.mjs';

const { values: flags } = parseArgs({ options: { once: { type: 'boolean' } } });
const once = flags.once || !process.stdout.isTTY;
const require = createRequire(import.meta.url);
const compiled = (path) => require(join(root, 'out', 'test', path));
let step = 0;

process.exit(await inTemporaryFolder(start).catch(report));

async function start(temporary) {
  say('Building and packaging the extension');
  const vsix = await packageExtension();
  await compileTests();
  const standIn = await startStandIn();
  say(`A stand-in for CXone answers at ${standIn.urls.origin}`);
  const demo = writeDemoWorkspace(temporary, { urls: standIn.urls, ...compiled('cxone/people.js') });
  say(`Starting a real VS Code with ${basename(vsix)}`);
  const workbench = await startWorkbench(vsix, demo.folder, join(temporary, 'user'));
  const status = await doMainJob(workbench, demo);
  if (!once) await untilInterrupted(workbench.url, demo);
  await workbench.close();
  await standIn.stop();
  return status === 200 ? 0 : 1;
}

function startWorkbench(vsix, folder, userDataDir) {
  return compiled('journeys/workbench/index.js').startWorkbench({ vsix, folder, userDataDir });
}

async function doMainJob(workbench, { tenants, requests }) {
  const before = await sendRequest(requests, requestLine);
  say(`Without a token, the API answers the request in ${basename(requests)} with ${before.status}`);
  await importTenants(workbench, tenants);
  say(`CXone: Import Tenants took the sample tenants and their secrets from ${basename(tenants)}`);
  await insertToken(workbench, requests);
  say(`CXone: Get Token got a token and inserted it into ${basename(requests)}`);
  const { status, body } = await sendRequest(requests, requestLine);
  say(`httpYac sent that request again. The API answers ${status} ${body}`);
  say(`A picture of the window: ${await workbench.screenshot('start')}`);
  return status;
}

function untilInterrupted(url, { tenants }) {
  console.log(`
VS Code is open at ${url}
A browser keeps its own secrets: in yours, run "CXone: Import Tenants" with ${tenants} first.
Ctrl-C ends it.`);
  return new Promise(() => {});
}

function say(text) {
  step += 1;
  console.log(`${step}. ${text}`);
}

function report(error) {
  console.error(error.message);
  return 1;
}
