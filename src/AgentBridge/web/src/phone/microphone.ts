import { chosenDevice } from './devices';

export type MicrophoneTrouble = 'insecure' | 'denied' | 'missing' | 'busy';

/** The chosen microphone, or any when that is gone. */
export async function openMicrophone(): Promise<MediaStreamTrack> {
  const id = chosenDevice('microphone');
  const any = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const open = (audio: MediaTrackConstraints) => navigator.mediaDevices.getUserMedia({ audio });
  const stream = await (id ? open({ ...any, deviceId: { exact: id } }).catch((error) => (isGone(error) ? open(any) : Promise.reject(error))) : open(any));
  return stream.getAudioTracks()[0]!;
}

function isGone(error: unknown): boolean {
  const name = (error as { name?: string }).name; // not in each browser a DOMException
  return name === 'OverconstrainedError' || name === 'NotFoundError';
}

/** Microphones are for pages by HTTPS, or of this computer. */
export function troubleOf(error: unknown): MicrophoneTrouble {
  if (!window.isSecureContext || !navigator.mediaDevices) {
    return 'insecure';
  }
  const name = error instanceof DOMException ? error.name : '';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}

/** Works: it is there, and neither its own switch nor the system has muted it. */
export function isLive(track: MediaStreamTrack | null): boolean {
  return track !== null && track.readyState === 'live' && !track.muted;
}

/** Tells ten times a second how loud a track is, 0 to 1, until the returned function is called. */
export function meter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, s) => sum + s * s, 0) / samples.length;
    // from -60 dB, the noise of a quiet room, to -6 dB
    tell(Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-9) + 60) / 54)));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
