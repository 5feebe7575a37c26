import { http } from '../api/http';
import { SoundConnection } from './connection';
import { openMicrophone } from './microphone';

// What the telephone needs before anything else of the page is there: it is begun by the page's first, small program, and costs no library. Its marks
// (User Timing) show in the browser's own tools how long each step took.

/** A connection that is being made, and when the server has taken it; fails with the server's refusal. */
export interface Line {
  connection: SoundConnection;
  opened: Promise<void>;
}

/** A line that was begun while the page was still being loaded, and the microphone for it. */
interface EarlyLine extends Line {
  microphone: Promise<MediaStreamTrack>;
}

/** In the tab's memory from a page's end to its next beginning. */
const leavingKey = 'phone.leaving';

/** Names this loaded page towards the server. */
export const instance = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, '0')).join('');

/** What plays the other side. */
export const speaker = new Audio();

let before: string | null = null;
let early: EarlyLine | null = null;

/** A page that was the telephone, and is loaded again, goes on as that at once. */
export function beginEarlyLine(): void {
  before = sessionStorage.getItem(leavingKey);
  sessionStorage.removeItem(leavingKey);
  if (before === null) {
    return;
  }
  performance.mark('phone.begin');
  const line = openLine(null, false);
  const microphone = openMicrophone();
  early = { ...line, microphone };
  line.opened.catch(() => {}); // whoever takes the line over hears of it
  microphone.then((track) => (performance.mark('phone.microphone'), line.connection.use(track))).catch(() => {});
}

/** The line that was begun early, once. */
export function takeEarlyLine(): EarlyLine | null {
  const taken = early;
  early = null;
  return taken;
}

/** Nobody works by this page's telephone any more. */
export function forgetEarlyLine(): void {
  const line = takeEarlyLine();
  line?.connection.close();
  void line?.microphone.then((track) => track.stop(), () => {});
}

export function openLine(track: MediaStreamTrack | null, takeOver: boolean): Line {
  const connection = new SoundConnection(track, speaker);
  return { connection, opened: negotiate(connection, takeOver) };
}

async function negotiate(connection: SoundConnection, takeOver: boolean): Promise<void> {
  const offer = await connection.offer();
  performance.mark('phone.offer');
  const { sdp } = await http.post<{ sdp: string }>('phone/line', { instance, sdp: offer, takeOver, before });
  performance.mark('phone.answer');
  before = null;
  await connection.accept(sdp);
}

/** The next page in this tab is to go on as the telephone. */
export function announceReturn(): void {
  sessionStorage.setItem(leavingKey, instance);
}
