import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../api/http';

export interface Loaded<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  reload: () => Promise<void>;
  set: (data: T) => void;
}

const againMs = 4000;

/**
 * Loads when the key changes and on demand; an answer that a newer request has overtaken is dropped. What failed because the line or the
 * server was away is tried again until it is back.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown; loading: boolean }>({ loading: true });
  const latest = useRef(load);
  const turn = useRef(0);
  latest.current = load;
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((s) => ({ ...s, loading: true }));
    try {
      const data = await latest.current();
      if (mine === turn.current) {
        setState({ data, loading: false });
      }
    } catch (error) {
      if (mine === turn.current) {
        setState((s) => ({ ...s, error, loading: false }));
      }
    }
  }, []);
  useEffect(() => {
    void reload();
  }, [key, reload]);
  useEffect(() => {
    if (state.loading || !(state.error instanceof Problem && state.error.passing)) {
      return undefined;
    }
    const timer = setTimeout(() => void reload(), againMs);
    return () => clearTimeout(timer);
  }, [state, reload]);
  const set = useCallback((data: T) => setState({ data, loading: false }), []);
  return { data: state.data, error: state.error, loading: state.loading, reload, set };
}
