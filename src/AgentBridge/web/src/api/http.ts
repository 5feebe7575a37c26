/** An answer that says no: RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    detail: string,
  ) {
    super(detail);
  }
}

let onSignedOut: () => void = () => {};

/** Called when the server no longer knows our session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

async function problemOf(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string; title?: string };
  return new Problem(answer.status, body.code, body.detail ?? body.title ?? answer.statusText);
}

/** Sends to the API below /api/v1 and gives the parsed answer; a refusal is thrown as {@link Problem}. */
async function send<T>(method: string, path: string, body?: unknown, type?: string): Promise<T> {
  const answer = await request(method, path, body, type);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function request(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Response> {
  const init: RequestInit = { method, headers: { 'X-Requested-With': 'callcenter' } };
  if (body !== undefined) {
    init.headers = { ...init.headers, 'Content-Type': type };
    init.body = typeof body === 'string' ? body : JSON.stringify(body);
  }
  const answer = await fetch(path.startsWith('/') ? path : `/api/v1/${path}`, init).catch(() => {
    throw new Problem(0, 'offline', '');
  });
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (answer.status === 401 && problem.code !== 'wrongPassword') {
      onSignedOut();
    }
    throw problem;
  }
  return answer;
}

export const http = {
  get: <T>(path: string) => send<T>('GET', path),
  getText: async (path: string) => (await request('GET', path)).text(),
  post: <T>(path: string, body: unknown = {}) => send<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => send<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, body),
  delete: (path: string) => send<void>('DELETE', path),
  text: <T>(path: string, text: string, type: string) => send<T>('POST', path, text, type),
};

/** A query of what is set. */
export function query(values: Record<string, string | number | boolean | undefined | null>): string {
  const parts = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return parts.length === 0 ? '' : '?' + new URLSearchParams(parts.map(([k, v]) => [k, String(v)])).toString();
}
