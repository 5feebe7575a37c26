using System.Collections.Concurrent;
using CallCenter.CallControl.Legs;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Calls;

/// <summary>All calls, in both directions, whose last fact is not written yet.</summary>
internal sealed class CallTable(LegServices services, ILogger<Call> logger)
{
    private readonly ConcurrentDictionary<CallId, Call> _calls = new();

    /// <summary>No new calls are taken or placed.</summary>
    public volatile bool Draining;

    /// <summary>Serves the calls; set before the first can come.</summary>
    public ICallHandler Handler { get; set; } = null!;

    public int Count => _calls.Count;

    public IReadOnlyCollection<Call> All => [.. _calls.Values];

    /// <summary>Null for a call whose last fact is written.</summary>
    public Call? Find(CallId call) => _calls.GetValueOrDefault(call);

    /// <summary>A call for this caller's leg; from now on its last fact is sure to be written.</summary>
    /// <param name="arrived">its arrival, where that is a fact already.</param>
    public Call Begin(CallLeg caller, CallArrived? arrived = null)
    {
        var call = new Call(caller, Handler, services, logger);
        if (arrived is not null)
        {
            call.Adopt(arrived);
        }

        _calls[call.Id] = call;
        _ = EndAsync(call);
        return call;
    }

    private async Task EndAsync(Call call)
    {
        await call.EndAsync();
        _calls.TryRemove(call.Id, out _);
    }
}
