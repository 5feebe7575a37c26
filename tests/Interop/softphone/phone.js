// A telephone in a page, driven from outside: window.softphone.
import JsSIP from 'jssip';

const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
const calls = [];
let ua;
let codec;

// what all calls let be heard, one line of samples
const context = new AudioContext({ sampleRate: 16000 });
const mixed = context.createGain();
const ear = context.createScriptProcessor(1024, 1, 1);
const chunks = [];
ear.onaudioprocess = (e) => chunks.push(Int16Array.from(e.inputBuffer.getChannelData(0), (x) => Math.max(-32768, Math.min(32767, x * 32768))));
mixed.connect(ear);
ear.connect(context.destination);

function hear(event) {
  const stream = new MediaStream([event.track]);
  // a remote stream flows only while an element has it
  const element = new Audio();
  element.srcObject = stream;
  element.muted = true;
  void element.play();
  event.track.element = element;
  context.createMediaStreamSource(stream).connect(mixed);
}

// only this format and keys of its clock stay in what is sent and read
function narrow(sdp) {
  const lines = sdp.split('\r\n');
  const named = (line) => /^a=(rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[2];
  const kept = new Set();
  for (const line of lines) {
    const map = /^a=rtpmap:(\d+) ([^/]+)\/(\d+)/.exec(line);
    if (map && (map[2].toUpperCase() === codec.name || (map[2] === 'telephone-event' && +map[3] === codec.clock))) kept.add(map[1]);
  }
  return lines
    .filter((line) => !named(line) || kept.has(named(line)))
    .map((line) => (line.startsWith('m=audio') ? line.split(' ').filter((word, i) => i < 3 || kept.has(word)).join(' ') : line))
    .join('\r\n');
}

function take(session) {
  const call = { session, state: 'new', cause: null };
  calls.push(call);
  session.on('sdp', (e) => { e.sdp = narrow(e.sdp); });
  session.on('peerconnection', (e) => e.peerconnection.addEventListener('track', hear));
  session.connection?.addEventListener('track', hear);
  session.on('confirmed', () => { call.state = 'up'; });
  session.on('ended', (e) => { call.state = 'over'; call.cause = e.cause; });
  session.on('failed', (e) => { call.state = 'over'; call.cause = e.cause; });
  return call;
}

const until = async (holds, what) => {
  for (const from = performance.now(); !holds(); await new Promise((r) => setTimeout(r, 20))) {
    if (performance.now() - from > 20000) throw new Error(`not within 20 s: ${what} (${calls.map((c) => `${c.state} ${c.cause}`).join(', ')})`);
  }
};

const live = () => calls.filter((c) => c.state !== 'over');
const newest = () => live().at(-1).session;

window.softphone = {
  async start(options) {
    codec = options.codec;
    ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(options.socket)], uri: options.uri, authorization_user: options.user, password: options.password,
      register_expires: 120, session_timers: false,
    });
    ua.on('newRTCSession', ({ originator, session }) => {
      if (originator === 'remote') {
        take(session);
        session.answer({ mediaConstraints: { audio, video: false } });
      }
    });
    await context.resume();
    ua.start();
    await until(() => ua.isRegistered(), 'registered');
  },
  answered: () => until(() => live().at(-1)?.state === 'up', 'a call'),
  async dial(target) {
    const session = ua.call(target, { mediaConstraints: { audio, video: false }, eventHandlers: {} });
    take(session);
    await until(() => live().at(-1)?.state === 'up', `${target} answers`);
  },
  hold: () => new Promise((done, failed) => newest().hold({}, done) || failed(new Error('hold'))),
  resume: () => new Promise((done, failed) => newest().unhold({}, done) || failed(new Error('unhold'))),
  transfer: (target) => { newest().refer(target); },
  join: (target) => { const [first, second] = live(); first.session.refer(target, { replaces: second.session }); },
  mark: () => chunks.length * 1024,
  since(mark) {
    const samples = new Int16Array(chunks.length * 1024 - mark);
    chunks.slice(mark / 1024).forEach((chunk, i) => samples.set(chunk, i * 1024));
    return btoa(Array.from(new Uint8Array(samples.buffer), (b) => String.fromCharCode(b)).join(''));
  },
  async stop() {
    ua.stop();
    await until(() => !ua.isConnected(), 'stopped');
  },
};
