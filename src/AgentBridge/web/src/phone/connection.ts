/** One connection for sound with the server. It is made anew when the network has changed; the call goes on over there. */
export class SoundConnection {
  private readonly pc = new RTCPeerConnection();
  private readonly sender: RTCRtpSender;
  private heard: MediaStream | null = null;
  private closed = false;

  /** Called when the sound's way is lost. */
  onlost: () => void = () => {};

  /** Called when sound can flow. */
  onmade: () => void = () => {};

  /** @param microphone null: it is given later, and nothing is said until then. */
  constructor(
    microphone: MediaStreamTrack | null,
    private readonly speaker: HTMLAudioElement,
  ) {
    this.sender = this.pc.addTransceiver(microphone ?? 'audio', { direction: 'sendrecv' }).sender;
    this.pc.ontrack = ({ track }) => {
      speaker.srcObject = this.heard = new MediaStream([track]);
      this.play();
    };
    this.pc.onconnectionstatechange = () => {
      if (this.pc.connectionState === 'failed' || this.pc.connectionState === 'disconnected') {
        this.onlost();
      } else if (this.pc.connectionState === 'connected') {
        performance.mark('phone.connected');
        this.onmade();
      }
    };
  }

  /** The server names its addresses and asks for none of ours, so the offer goes at once. */
  async offer(): Promise<string> {
    await this.pc.setLocalDescription();
    return this.pc.localDescription!.sdp;
  }

  async accept(answer: string): Promise<void> {
    await this.pc.setRemoteDescription({ type: 'answer', sdp: answer });
    // there is no transport before; the server ends a call by closing it, which the connection's state does not show
    this.sender.transport?.addEventListener('statechange', () => {
      if (this.sender.transport?.state === 'closed' && !this.closed) {
        this.onlost();
      }
    });
  }

  get connected(): boolean {
    return this.pc.connectionState === 'connected';
  }

  async use(microphone: MediaStreamTrack): Promise<void> {
    await this.sender.replaceTrack(microphone);
    if (this.heard && this.speaker.paused) {
      this.play(); // a page that listens to its person may be heard
    }
  }

  /** Presses keys towards the other side (RFC 4733). */
  press(keys: string): void {
    this.sender.dtmf?.insertDTMF(keys, 120, 80);
  }

  stats(): Promise<RTCStatsReport> {
    return this.pc.getStats();
  }

  private play(): void {
    void this.speaker.play().catch(() => document.addEventListener('pointerdown', () => void this.speaker.play(), { once: true }));
  }

  close(): void {
    this.closed = true;
    this.pc.onconnectionstatechange = null;
    this.pc.close();
    if (this.speaker.srcObject === this.heard) {
      this.speaker.srcObject = null;
    }
  }
}
