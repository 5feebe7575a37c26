using System.Diagnostics.Metrics;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>An endpoint's totals and live things for monitoring; read when somebody asks.</summary>
internal sealed class SipMeter : IDisposable
{
    public const string Name = "CallCenter.SipStack";

    private readonly Meter _meter = new(Name);

    /// <param name="totals">since the endpoint's start.</param>
    /// <param name="alive">kind and number of what is alive now.</param>
    /// <param name="refused">reason and total of what was refused.</param>
    /// <param name="overruns">datagrams that the system has dropped.</param>
    public SipMeter(Func<SipStatistics> totals, Func<IEnumerable<KeyValuePair<string, int>>> alive, Func<IEnumerable<KeyValuePair<string, long>>> refused,
        Func<long> overruns)
    {
        _meter.CreateObservableCounter("callcenter.sip.messages", () => new[]
        {
            new Measurement<long>(totals().Received, new KeyValuePair<string, object?>("direction", "in")),
            new Measurement<long>(totals().Sent, new KeyValuePair<string, object?>("direction", "out")),
        }, null, "Messages received and sent.");
        Count("retransmissions", t => t.Retransmissions, "Messages absorbed because they had come before.");
        Count("malformed", t => t.Malformed, "Messages that were no SIP, or broken.");
        Count("stray", t => t.Stray, "Responses and ACKs that belong to nothing.");
        Count("dropped", t => t.Dropped, "Messages that found the loop too busy.");
        Count("send_errors", t => t.SendErrors, "Sends that the system refused, connections that could not be made.");
        _meter.CreateObservableCounter("callcenter.sip.overruns", overruns, null, "Datagrams that the system dropped because they came faster than they were read.");
        _meter.CreateObservableGauge("callcenter.sip.alive",
            () => alive().Select(a => new Measurement<int>(a.Value, new KeyValuePair<string, object?>("item", a.Key))), null,
            "Transactions, dialogs, connections, registered contacts, and messages that wait for the loop.");
        _meter.CreateObservableCounter("callcenter.sip.refused",
            () => refused().Select(r => new Measurement<long>(r.Value, new KeyValuePair<string, object?>("reason", r.Key))), null,
            "What strangers and faulty peers were refused.");

        void Count(string name, Func<SipStatistics, long> value, string what) =>
            _meter.CreateObservableCounter($"callcenter.sip.{name}", () => value(totals()), null, what);
    }

    public void Dispose() => _meter.Dispose();
}
