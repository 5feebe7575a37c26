using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Legs;

/// <summary>The party's own side is asked to call somebody else in our place (RFC 3515, RFC 5589 §5).</summary>
internal sealed partial class CallLeg
{
    /// <summary>How the party's side calls a number; null where it cannot be asked to.</summary>
    public Func<string, SipUri>? AddressThere { get; init; }

    public async Task<bool> PassOnAsync(string number, IReadOnlyDictionary<string, string> data)
    {
        var asked = new TaskCompletionSource<Task<int>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (AddressThere is not { } address
            || !Post(() => asked.SetResult(End is null && IsAnswered ? _session?.ReferAsync(WithData(address(number), data)) : null))
            || await asked.Task is not { } outcome || await outcome is not (>= 200 and < 300))
        {
            return false;
        }

        await HangUpAsync(new CallEnd(CallResult.Completed, EndReason.Transferred));
        return true;
    }

    /// <summary>What the new call is to carry stands in the address (RFC 3261 §19.1.1).</summary>
    private static SipUri WithData(SipUri address, IReadOnlyDictionary<string, string> data) => address with
    {
        Headers = string.Join('&', DataHeaders.Of(data).Select(h => $"{Uri.EscapeDataString(h.Key)}={Uri.EscapeDataString(h.Value)}")),
    };
}
