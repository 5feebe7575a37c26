/** One connection for sound with the server. It is made anew when the network has changed; the call goes on over there. */
export class SoundConnection {
  private readonly pc = new RTCPeerConnection();
  private readonly sender: RTCRtpSender;

  /**
   * @param lost called when the sound's way is lost.
   * @param made called when sound can flow.
   */
  constructor(
    microphone: MediaStreamTrack,
    private readonly speaker: HTMLAudioElement,
    lost: () => void,
    made: () => void = () => {},
  ) {
    this.sender = this.pc.addTransceiver(microphone, { direction: 'sendrecv' }).sender;
    this.pc.ontrack = ({ track }) => {
      speaker.srcObject = new MediaStream([track]);
      void speaker.play().catch(() => document.addEventListener('pointerdown', () => void speaker.play(), { once: true }));
    };
    this.pc.onconnectionstatechange = () => {
      if (this.pc.connectionState === 'failed' || this.pc.connectionState === 'disconnected') {
        lost();
      } else if (this.pc.connectionState === 'connected') {
        made();
      }
    };
    this.sender.transport?.addEventListener('statechange', () => {
      if (this.sender.transport?.state === 'closed') {
        lost();
      }
    });
  }

  /** The server names its addresses and asks for none of ours, so the offer goes at once. */
  async offer(): Promise<string> {
    await this.pc.setLocalDescription();
    return this.pc.localDescription!.sdp;
  }

  async accept(answer: string): Promise<void> {
    await this.pc.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  get connected(): boolean {
    return this.pc.connectionState === 'connected';
  }

  use(microphone: MediaStreamTrack): Promise<void> {
    return this.sender.replaceTrack(microphone);
  }

  /** Presses keys towards the other side (RFC 4733). */
  press(keys: string): void {
    this.sender.dtmf?.insertDTMF(keys, 120, 80);
  }

  stats(): Promise<RTCStatsReport> {
    return this.pc.getStats();
  }

  close(): void {
    this.pc.onconnectionstatechange = null;
    this.pc.close();
    this.speaker.srcObject = null;
  }
}
