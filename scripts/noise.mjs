/** What a VS Code server without native modules or a network logs, whatever it runs. */
const noise = [
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket/,
  /^\[Service Worker\]/,
  /^\[reconnection-grace-time\]/,
  /^\[AgentHost/,
  /^\[AccountPolicyGate\]/,
  /^ChatSessionStore:/,
  /^Creation of workbench contribution/,
  /^Timed out waiting for authentication provider 'github'/,
  /^Canceled: Canceled/,
  /additional builtin extensions/,
  /Could not locate the bindings file/,
  /^Cannot find module '\.\/build\/Release\/watchdog'/,
];

/** True for a message that says nothing about the extension under test. */
export function isNoise(message) {
  return noise.some((pattern) => pattern.test(message));
}
