import type { StandIn } from '../../cxone/standIn';

/** Calls the API of the stand-in with that token and gives the status. */
export async function apiStatus({ apiBaseUrl }: StandIn, token: string): Promise<number> {
  const url = `${apiBaseUrl}/inContactAPI/services/v34.0/server-time`;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  return (await fetch(url, { headers })).status;
}
