/** The telephone in one of a person's pages. */
export interface PagePhone {
  /** The loaded page that is it; null: none is. */
  instance: string | null;
  /** Why it cannot be called; null: it can. */
  trouble: string | null;
  ringing: { callId: string; number: string; name: string | null } | null;
  inUse: boolean;
}
