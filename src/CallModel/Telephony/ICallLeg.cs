using System.Threading.Channels;
using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Sound;

namespace CallCenter.CallModel.Telephony;

/// <summary>
/// One party of a call as business sees it, whatever carries it: sound in, sound out, keys, and an end. Safe to use from any thread; no
/// command waits, each is posted to the leg's own mailbox and the commands of one thread take effect in their order. Commands on a leg
/// that has ended do nothing.
/// <para>
/// The end: <see cref="End"/> is set first, then <see cref="Digits"/> and <see cref="TransferRequests"/> complete, then
/// <see cref="Ended"/> is cancelled. What is registered there runs on the thread pool, never on the leg's mailbox, and may use the leg.
/// The end of the caller's leg is not yet the end of the call: see <see cref="ICallHandler"/>.
/// </para>
/// </summary>
public interface ICallLeg
{
    LegId Id { get; }

    CallId CallId { get; }

    LegRole Role { get; }

    /// <summary>The agent's user name; null unless <see cref="Role"/> is <see cref="LegRole.Agent"/>.</summary>
    string? Agent { get; }

    /// <summary>The other side's number as E.164 where it can be, else the user part as it came.</summary>
    string RemoteNumber { get; }

    /// <summary>Cancelled once, when the leg has ended for whatever reason.</summary>
    CancellationToken Ended { get; }

    /// <summary>Null while the leg lives.</summary>
    CallEnd? End { get; }

    /// <summary>The keys that the party pressed (0-9, *, #, A-D), each once however it was signalled; the oldest of 64 unread ones is dropped.</summary>
    ChannelReader<char> Digits { get; }

    /// <summary>An agent's own wish, made on the telephone while bridged, to pass the call on (SIP REFER); from other parties it is refused.</summary>
    ChannelReader<TransferRequest> TransferRequests { get; }

    /// <summary>Answers an inbound leg. False when the leg ended first. Answering twice does nothing.</summary>
    Task<bool> AnswerAsync();

    /// <summary>Completes when the party has answered (true), or the leg has ended before (false).</summary>
    Task<bool> WhenAnswered { get; }

    /// <summary>Completes when the called side says that it rings (180, 183); never where it says nothing.</summary>
    Task WhenRinging { get; }

    /// <summary>
    /// The floor says when the caller waits for a person: true when a stay in a queue begins, false when it ends for whatever reason.
    /// A caller who hangs up while waiting counts as <see cref="CallResult.Abandoned"/>.
    /// </summary>
    void SetWaiting(bool waiting);

    /// <summary>
    /// While true nobody keeps what the party presses and says: the facts of its keys show <see cref="Facts.DigitPressed.Masked"/>, and the
    /// recording has silence in its place, up to a second longer. <see cref="Digits"/> and <see cref="Listen"/> go on as ever.
    /// </summary>
    void SetSecret(bool secret);

    /// <summary>Starts to play now, instead of whatever plays on this leg. Never fails: a leg that has ended completes at once.</summary>
    IPlayback Play(IReadOnlyList<AudioClip> clips, bool loop = false);

    /// <summary>Presses keys towards the party (RFC 4733, or tones where events were not negotiated).</summary>
    void SendDigits(string digits);

    /// <summary>Hands every 20 ms frame that the party says to <paramref name="sink"/>, on the media thread, until the returned handle is disposed.</summary>
    IDisposable Listen(IAudioSink sink);

    /// <summary>
    /// Records both sides to a stereo WAV (left what the party says, right what it hears). The file is complete when the leg ends or
    /// <see cref="StopRecordingAsync"/> has returned. A full disk ends the recording, never the call.
    /// </summary>
    void StartRecording(string path);

    /// <summary>While true the recording has silence in place of both sides; its length stays right. Does nothing where nothing is recorded.</summary>
    void PauseRecording(bool paused);

    /// <summary>Completes when the file is complete, also after the end of the leg.</summary>
    Task StopRecordingAsync();

    /// <summary>
    /// Asks the party's own side to call a number in our place (SIP REFER), with data for whoever answers there, by header name in lower case. True: it says that
    /// it is there, and this leg has ended. False: it will not, cannot or did not get there, and nothing has changed, unless the leg ended meanwhile.
    /// </summary>
    Task<bool> PassOnAsync(string number, IReadOnlyDictionary<string, string> data);

    /// <summary>Ends the leg: BYE when answered, <paramref name="sipStatus"/> (or the fitting one) when not. Completes when <see cref="End"/> is set.</summary>
    Task HangUpAsync(CallEnd why, int? sipStatus = null);
}
