/** Remembers which access tokens the stand-in gave out, and until when the API takes them. */
export class IssuedTokens {
  readonly #endings = new Map<string, number>();

  /** Remembers a token that lives this many seconds from now. */
  add(token: string, lifetimeSeconds: number): void {
    this.#endings.set(token, Date.now() + lifetimeSeconds * 1000);
  }

  /** What is wrong with a token, in the words of an API; undefined when nothing is. */
  findFlaw(token: string): string | undefined {
    const ending = this.#endings.get(token);
    if (ending === undefined) return 'Token is invalid';
    return Date.now() < ending ? undefined : 'Token is expired';
  }

  /** Forgets every token, as if all sessions had been ended. */
  revokeAll(): void {
    this.#endings.clear();
  }
}
