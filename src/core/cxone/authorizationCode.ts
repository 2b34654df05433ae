import {
  AuthorizationResponseError,
  type ClientAuth,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import type { Failed } from './attempt';
import type { IssuerDocument } from './discovery';
import type { LoginProblem } from './failure';
import { claimsOf } from './jwt';
import { requestGrant } from './oauthGrant';
import type { TokenOutcome } from './tokenAnswer';

/** Where the browser comes back to, opened for one login. */
export interface RedirectReceiver {
  /** The address the app registered. */
  readonly redirectUri: string;
  /** Resolves with the full address of the redirect that carries that state, or rejects when the login was cancelled. */
  readonly redirected: Promise<string>;
  close(): void;
}

/** The parts of a login that happen outside: the browser and the way back from it. */
export interface LoginPorts {
  receive(state: string, signal: AbortSignal): Promise<RedirectReceiver | LoginProblem>;
  openBrowser(url: string): Promise<boolean>;
}

/** What a finished login gives: a code to be redeemed once, with all that proves whose it is. */
export interface AuthorizationCode {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
  readonly nonce: string;
}

/** An issuer that people can sign in to. */
export type LoginIssuer = IssuerDocument & { readonly authorizationUrl: string };

/**
 * Lets a person sign in in the browser: authorization code with PKCE S256 (RFC 7636), scope `openid` as CXone's
 * developer portal says, state checked. Rejects only when the caller cancelled.
 */
export async function authorize(
  issuer: LoginIssuer,
  clientId: Secret,
  ports: LoginPorts,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly authorized: AuthorizationCode } | Failed> {
  const secrets = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
  };
  const receiver = await ports.receive(secrets.state, signal);
  if (typeof receiver === 'string') return failed(receiver, issuer.authorizationUrl);
  try {
    const { redirectUri } = receiver;
    const url = await authorizationUrl(issuer.authorizationUrl, clientId, redirectUri, secrets);
    if (!(await ports.openBrowser(url))) return failed('browser-not-opened', issuer.authorizationUrl);
    const answer = readRedirect(issuer, clientId, await receiver.redirected, secrets.state);
    if (typeof answer === 'string') return failed(answer, issuer.authorizationUrl);
    const { nonce, verifier } = secrets;
    return { ok: true, authorized: { code: answer.code, redirectUri, verifier, nonce } };
  } finally {
    receiver.close();
  }
}

/** Redeems a code for a token and checks that the id token answers this login. Rejects only when the caller cancelled. */
export async function redeemCode(
  { tokenUrl }: LoginIssuer,
  clientId: Secret,
  authentication: ClientAuth,
  { code, redirectUri, verifier, nonce }: AuthorizationCode,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const parameters = { code, redirect_uri: redirectUri, code_verifier: verifier };
  const grant = { tokenUrl, grantType: 'authorization_code', clientId, authentication, parameters };
  return withNonce(await requestGrant(grant, fetch, signal), nonce, tokenUrl);
}

async function authorizationUrl(
  endpoint: string,
  clientId: Secret,
  redirectUri: string,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
): Promise<string> {
  const url = new URL(endpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId.reveal(),
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

function readRedirect(
  { issuer, tokenUrl }: IssuerDocument,
  clientId: Secret,
  redirect: string,
  state: string,
): { code: string } | LoginProblem {
  try {
    const server = { issuer, token_endpoint: tokenUrl };
    const client = { client_id: clientId.reveal() };
    const code = validateAuthResponse(server, client, new URL(redirect), state).get('code');
    return code ? { code } : 'denied';
  } catch (error) {
    return error instanceof AuthorizationResponseError ? 'denied' : 'state-mismatch';
  }
}

/** The id token must answer this login and no other (OpenID Connect Core 3.1.3.7, 11). */
function withNonce(outcome: TokenOutcome, nonce: string, url: string): TokenOutcome {
  if (!outcome.ok || !outcome.answer.idToken) return outcome;
  return claimsOf(outcome.answer.idToken)?.nonce === nonce ? outcome : failed('nonce-mismatch', url);
}

function failed(problem: LoginProblem, url: string): Failed {
  return { ok: false, failure: { kind: 'login', problem, url } };
}
