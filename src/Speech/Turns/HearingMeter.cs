using System.Diagnostics.Metrics;
using CallCenter.CallModel.Texts;

namespace CallCenter.Speech.Turns;

/// <summary>The recogniser's load for monitoring.</summary>
internal sealed class HearingMeter : IDisposable
{
    public const string Name = "CallCenter.Speech";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _turns;

    public HearingMeter(Capacity capacity)
    {
        _turns = _meter.CreateCounter<long>("callcenter.speech.turns", null, "Times that a caller was to be listened to, by what came of it.");
        _meter.CreateObservableGauge("callcenter.speech.listening", () => capacity.Turns, null, "Callers who are listened to now.");
        _meter.CreateObservableGauge("callcenter.speech.limit", () => capacity.Limit, null, "Callers who may be listened to at once on this machine.");
        _meter.CreateObservableGauge("callcenter.speech.decodes_waiting", () => capacity.Waiting, null, "Utterances that have ended and are not recognised yet.");
        _meter.CreateObservableGauge("callcenter.speech.decode", () => capacity.DecodeTime.TotalSeconds, "s", "What recognising one utterance takes on this machine.");
        _meter.CreateObservableGauge("callcenter.speech.expected_wait", () => capacity.ExpectedWait.TotalSeconds, "s", "What the next utterance would wait.");
    }

    public void Dispose() => _meter.Dispose();

    /// <param name="refused">null: the caller is listened to.</param>
    public void Turn(NoAsrReason? refused) =>
        _turns.Add(1, new KeyValuePair<string, object?>("result", refused is { } why ? EnumWords.Of(why) : "listening"));
}
