import { SoundConnection } from '../phone/connection';
import { openMicrophone, troubleOf } from '../phone/microphone';
import { textsFor, type VisitorText } from './texts';
import './visitor.css';

// A visitor's call to the company: one button, and the keys of a telephone while it lasts. Nothing of the agents' pages is loaded.

const given = new URLSearchParams(location.search);
const language = given.get('lang') ?? navigator.language;
const texts = textsFor(language);
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const speaker = new Audio();

const root = document.getElementById('call')!;
const title = element('h1', texts.title);
const status = element('p', '');
const clock = element('p', '');
const name = element('input', '');
const call = element('button', texts.call);
const mute = element('button', texts.mute);
const pad = element('div', '');
const number = element('input', '');
const callMe = element('button', texts.callMe);

let line: SoundConnection | null = null;
let track: MediaStreamTrack | null = null;
let begun = 0;
let ticking = 0;
let offered = false;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function say(text: VisitorText | null): void {
  status.textContent = text ? texts[text] : '';
}

function show(): void {
  const talking = line !== null;
  name.hidden = talking;
  mute.hidden = !talking;
  pad.hidden = !talking;
  number.hidden = talking || !offered;
  callMe.hidden = talking || !offered;
  call.textContent = talking ? texts.hangUp : texts.call;
  call.className = talking ? 'end' : '';
}

async function begin(): Promise<void> {
  call.disabled = true;
  try {
    say('microphone');
    track = await openMicrophone();
  } catch (error) {
    say(troubleOf(error));
    call.disabled = false;
    return;
  }
  say('connecting');
  line = new SoundConnection(track, speaker);
  line.onlost = () => end('ended');
  line.onmade = talking;
  try {
    const answer = await fetch('/api/v1/webcalls', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        sdp: await line.offer(),
        to: given.get('to'),
        name: name.value || null,
        page: given.get('page') ?? (document.referrer || null),
        customer: given.get('customer'),
        expires: given.has('expires') ? Number(given.get('expires')) : null,
        signature: given.get('signature'),
      }),
    });
    if (!answer.ok) {
      end(answer.status === 429 || answer.status === 503 ? 'full' : 'failed');
      return;
    }
    await line.accept(((await answer.json()) as { sdp: string }).sdp);
    show();
  } catch {
    end('failed');
  } finally {
    call.disabled = false;
  }
}

function talking(): void {
  say('talking');
  begun = Date.now();
  ticking = window.setInterval(() => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }, 1000);
}

function end(why: VisitorText): void {
  clearInterval(ticking);
  line?.close();
  line = null;
  track?.stop();
  track = null;
  mute.textContent = texts.mute;
  clock.textContent = '';
  call.disabled = false;
  say(why);
  show();
}

/** Whether visitors may ask to be called is the server's to say. */
async function offer(): Promise<void> {
  const answer = await fetch('/api/v1/webcalls').catch(() => null);
  offered = answer?.ok === true && ((await answer.json()) as { callback: boolean }).callback;
  show();
}

async function ask(): Promise<void> {
  callMe.disabled = true;
  const answer = await fetch('/api/v1/webcalls/callback', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ number: number.value, name: name.value || null, page: given.get('page') ?? (document.referrer || null), language: document.documentElement.lang }),
  }).catch(() => null);
  callMe.disabled = false;
  say(answer?.ok ? 'asked' : answer?.status === 400 ? 'wrongNumber' : 'later');
  if (answer?.ok) {
    number.value = '';
  }
}

document.documentElement.lang = language.startsWith('zh') ? 'zh' : 'en';
document.title = texts.title;
name.placeholder = texts.name;
name.ariaLabel = texts.name;
name.maxLength = 100;
name.value = given.get('name') ?? '';
status.setAttribute('role', 'status');
clock.className = 'clock';
pad.className = 'keys';
pad.append(
  ...keys.map((key) => {
    const button = element('button', key);
    button.onclick = () => line?.press(key);
    return button;
  }),
);
mute.onclick = () => {
  if (track) {
    track.enabled = !track.enabled;
    mute.textContent = track.enabled ? texts.mute : texts.unmute;
  }
};
call.onclick = () => (line ? end('ended') : void begin());
window.addEventListener('pagehide', () => line?.close());
number.type = 'tel';
number.placeholder = texts.number;
number.ariaLabel = texts.number;
number.maxLength = 32;
callMe.onclick = () => void ask();
root.append(title, name, call, number, callMe, status, clock, mute, pad);
show();
void offer();
