using CallCenter.CallModel.Sound;
using System.Threading.Channels;

namespace CallCenter.CallModel.Speech;

/// <summary>A turn in progress; an <see cref="IAudioSink"/> for the caller's leg. Dispose gives the recogniser's place back.</summary>
public interface IListening : IAudioSink, IDisposable
{
    ChannelReader<SpeechEvent> Events { get; }

    /// <summary>Called when the prompt has ended: silence counts from here.</summary>
    void StartNoInputTimer();
}
