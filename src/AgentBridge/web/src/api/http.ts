/** One field that the server refused, and why; "code" is the word that the dictionaries translate. */
export interface Fault {
  field: string;
  code: string;
  args?: Record<string, string | number | string[]>;
}

/** An answer that says no: RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    detail: string,
    readonly faults: Fault[] = [],
    /** What is stored now, where somebody else has saved meanwhile. */
    readonly current?: unknown,
  ) {
    super(detail);
  }

  /** Not the request's fault: the same may go well in a moment. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** A list that is edited as one, with the version that was read. */
export interface Listed<T> {
  version: string;
  items: T[];
}

/** A part of a list and where the next part is to be had. */
export interface Part<T> {
  items: T[];
  next: string | undefined;
}

let onSignedOut: () => void = () => {};

/** Called when the server no longer knows our session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

interface Details {
  code?: string;
  detail?: string;
  title?: string;
  faults?: Fault[];
  current?: unknown;
}

function problemOf(status: number, body: Details, text: string): Problem {
  const problem = new Problem(status, body.code, body.detail ?? body.title ?? text, body.faults, body.current);
  if (status === 401 && problem.code !== 'wrongPassword') {
    onSignedOut();
  }
  return problem;
}

const address = (path: string) => (path.startsWith('/') ? path : `/api/v1/${path}`);
const ours = { 'X-Requested-With': 'callcenter' };

/** Sends to the API below /api/v1; a refusal is thrown as {@link Problem}. */
async function answerOf(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const init: RequestInit = { method, headers: ours };
  if (body !== undefined) {
    init.headers = { ...ours, ...headers, 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const answer = await fetch(address(path), init).catch(() => {
    throw new Problem(0, 'offline', '');
  });
  if (!answer.ok) {
    throw problemOf(answer.status, (await answer.json().catch(() => ({}))) as Details, answer.statusText);
  }
  return answer;
}

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await answerOf(method, path, body);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** The address with rel="next" of a Link header (RFC 8288). */
function nextOf(links: string | null): string | undefined {
  return /<([^>]+)>\s*;[^,]*rel="?next"?/.exec(links ?? '')?.[1];
}

async function part<T>(path: string): Promise<Part<T>> {
  const answer = await answerOf('GET', path);
  return { items: (await answer.json()) as T[], next: nextOf(answer.headers.get('Link')) };
}

const listed = async <T>(answer: Response): Promise<Listed<T>> => ({ version: answer.headers.get('ETag') ?? '*', items: (await answer.json()) as T[] });

/** Sends a file's bytes as they are and tells how far it is, 0 to 1; 1 = all is sent, the server is at work. */
function upload<T>(path: string, file: Blob, type: string, onProgress: (share: number) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path));
    request.setRequestHeader('X-Requested-With', ours['X-Requested-With']);
    request.setRequestHeader('Content-Type', type);
    request.upload.onprogress = (e) => onProgress(e.total > 0 ? e.loaded / e.total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new Problem(0, 'offline', ''));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve(body as T);
      } else {
        reject(problemOf(request.status, (body ?? {}) as Details, request.statusText));
      }
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const http = {
  get: <T>(path: string) => send<T>('GET', path),
  getText: async (path: string) => (await answerOf('GET', path)).text(),
  post: <T>(path: string, body: unknown = {}) => send<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => send<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, body),
  delete: (path: string) => send<void>('DELETE', path),
  part,
  list: async <T>(path: string) => listed<T>(await answerOf('GET', path)),
  /** Replaces the list that was read; another one is refused as "version". */
  putList: async <T>(path: string, items: T[], version = '*') => listed<T>(await answerOf('PUT', path, items, { 'If-Match': version })),
  upload,
};

/** A query of what is set. */
export function query(values: Record<string, string | number | boolean | undefined | null>): string {
  const parts = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return parts.length === 0 ? '' : '?' + new URLSearchParams(parts.map(([k, v]) => [k, String(v)])).toString();
}
