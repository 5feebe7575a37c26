using System.Diagnostics;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Measure;

/// <summary>The product's own hearing, fed as fast as it takes the frames.</summary>
internal sealed class Ear : IAsyncDisposable
{
    private readonly SpeechService _service;

    private Ear(SpeechService service) => _service = service;

    public SpeechService Service => _service;

    public static async Task<Ear> OpenAsync()
    {
        var service = new SpeechService(
            new SpeechOptions { CacheDirectory = Path.Combine(Path.GetTempPath(), "speech-measure-cache"), MaxListening = 1000 },
            new SelfProbeLauncher(), TimeProvider.System, NullLoggerFactory.Instance);
        await service.StartAsync(CancellationToken.None);
        if (service.Recognition.WhyNoAsr("en") is not null)
        {
            throw new InvalidOperationException(service.Health[0].Check().Detail);
        }

        return new Ear(service);
    }

    /// <summary>Every utterance found in the sound, joined; and the processor time it took.</summary>
    public async Task<(string Heard, TimeSpan Cpu, int Utterances)> HearAsync(AudioClip clip)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var heard = new List<string>();
        var at = 0;
        while (at < clip.Samples.Length)
        {
            var request = new ListenRequest("en", [], TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(15));
            using var turn = await ListenAsync(request);
            at = Play(turn, clip, at);
            if (await LastAsync(turn, at >= clip.Samples.Length) is { } text)
            {
                heard.Add(text);
            }
        }

        return (string.Join(' ', heard), Process.GetCurrentProcess().TotalProcessorTime - cpu, heard.Count);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    /// <summary>Waits for a place: on a machine busy with other work the recogniser may still be at the last utterance.</summary>
    private async Task<ListeningTurn> ListenAsync(ListenRequest request)
    {
        while (true)
        {
            if (_service.Recognition.TryListen(request, out _) is ListeningTurn turn)
            {
                return turn;
            }

            await Task.Delay(100);
        }
    }

    private static int Play(ListeningTurn turn, AudioClip clip, int at)
    {
        while (at < clip.Samples.Length && !turn.HasStopped)
        {
            var count = Math.Min(AudioClip.FrameSamples, clip.Samples.Length - at);
            turn.Write(clip.Samples.Span.Slice(at, count));
            at += count;
            Wait(turn, 20);
        }

        Wait(turn, 3);
        return at;
    }

    /// <summary>Sleeps rather than spins: the processor time is measured.</summary>
    private static void Wait(ListeningTurn turn, int frames)
    {
        while (turn.Behind >= frames)
        {
            Thread.Sleep(1);
        }
    }

    /// <summary>Null when the sound ended without speech.</summary>
    private static async Task<string?> LastAsync(ListeningTurn turn, bool ended)
    {
        if (ended && !turn.HasStopped)
        {
            return null;
        }

        await foreach (var e in turn.Events.ReadAllAsync())
        {
            switch (e)
            {
                case SpeechEvent.Heard { Text: var text }:
                    return text;
                case SpeechEvent.Failed { Why: var why }:
                    return $"<{why}>";
            }
        }

        return null;
    }
}
