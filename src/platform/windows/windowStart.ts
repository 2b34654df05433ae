/**
 * When a window loaded its settings and secrets, in local time, and rather too early than too late: with this
 * process, or, in a browser where extensions were restarted since, with the session. VS Code ends the id of a browser
 * session with its time, unless telemetry is off.
 */
export function windowStart(now: number, uptimeSeconds: number, session: string | undefined): number {
  const processStart = now - uptimeSeconds * 1000;
  const [, sessionStart] = /^[\da-f-]{36}(\d{13})$/.exec(session ?? '') ?? [];
  return Math.min(processStart, Number(sessionStart ?? processStart));
}
