using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Sound;
using System.Threading.Channels;

namespace CallCenter.CallModel.Telephony;

/// <summary>
/// One party of a call as business sees it: sound in, sound out, keys, and an end. Safe to use from any thread; every command is
/// posted to the call's own mailbox. Commands on a leg that has ended do nothing.
/// </summary>
public interface ICallLeg
{
    LegId Id { get; }

    CallId CallId { get; }

    /// <summary>The other side's number as E.164 where it can be, else the user part as it came.</summary>
    string RemoteNumber { get; }

    /// <summary>Cancelled once, when the leg has ended for whatever reason.</summary>
    CancellationToken Ended { get; }

    /// <summary>Null while the leg lives.</summary>
    CallEnd? End { get; }

    /// <summary>The keys that the party pressed (0-9, *, #, A-D), each once however it was signalled; the oldest of 64 unread ones is dropped.</summary>
    ChannelReader<char> Digits { get; }

    /// <summary>The party's own wish to pass the call on (SIP REFER from an agent's phone).</summary>
    ChannelReader<TransferRequest> TransferRequests { get; }

    /// <summary>Answers an inbound leg. False when the leg ended first. Answering twice does nothing.</summary>
    Task<bool> AnswerAsync();

    /// <summary>From now until the leg is bridged, hanging up counts as <see cref="CallResult.Abandoned"/>: the caller waits for a person.</summary>
    void MarkWaiting()
    {
    }

    /// <summary>Starts to play now, instead of whatever plays on this leg. Never fails: a leg that has ended completes at once.</summary>
    IPlayback Play(IReadOnlyList<AudioClip> clips, bool loop = false);

    /// <summary>Presses keys towards the party (RFC 4733, or tones where events were not negotiated).</summary>
    void SendDigits(string digits)
    {
    }

    /// <summary>Hands every 20 ms frame that the party says to <paramref name="sink"/> until the returned handle is disposed.</summary>
    IDisposable Listen(IAudioSink sink);

    /// <summary>
    /// Records both sides to a stereo WAV (left what the party says, right what it hears). The file is complete when the leg ends or
    /// <see cref="StopRecordingAsync"/> has returned. A full disk ends the recording, never the call.
    /// </summary>
    void StartRecording(string path);

    Task StopRecordingAsync();

    /// <summary>Ends the leg: BYE when answered, <paramref name="sipStatus"/> (or the fitting one) when not.</summary>
    Task HangUpAsync(CallEnd why, int? sipStatus = null);
}
