/** What all windows share and each has a copy of, by name: the list of tenants, and the credentials of one tenant. */
export type SharedPart = 'tenants' | `credentials ${string}`;

/** Keeps a window from writing over what another wrote and this one has not seen. */
export interface WriteGuard {
  /** Does a write; rejects with a `FindingError`, nothing written, where this window's copies are out of date. */
  write<T>(part: SharedPart, work: () => Promise<T>): Promise<T>;
  /** To be called when this window's copy of a part changed, by whatever hand; never rejects. */
  noteChange(part: SharedPart): Promise<void>;
}

/** Where there is one window only. */
export const unguarded: WriteGuard = {
  write: (_part, work) => work(),
  noteChange: () => Promise.resolve(),
};
