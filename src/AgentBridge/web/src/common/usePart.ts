import { useRef } from 'react';
import { http, type Part } from '../api/http';
import { useDo } from './useDo';
import { useLoad, type Loaded } from './useLoad';

export interface LoadedPart<T> extends Loaded<Part<T>> {
  /** Adds the next part; undefined when all is there. */
  more: (() => void) | undefined;
  adding: boolean;
}

/** A list that comes in parts: the first by the address, the next ones where the server says. */
export function usePart<T>(path: string): LoadedPart<T> {
  const loaded = useLoad(path, () => http.part<T>(path));
  const { busy, run } = useDo();
  const shown = useRef(path);
  shown.current = path;
  const { data, set } = loaded;
  const next = data?.next;
  const add = async () => {
    const part = await run(() => http.part<T>(next!));
    if (part && shown.current === path) {
      set({ items: [...data!.items, ...part.items], next: part.next });
    }
  };
  return { ...loaded, more: next ? () => void add() : undefined, adding: busy };
}
