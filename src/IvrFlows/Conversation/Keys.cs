using CallCenter.CallModel;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>Which keys a turn understands.</summary>
internal interface IKeyPlan
{
    /// <summary>True while a longer sequence that begins so could still mean something.</summary>
    bool WantsMore(string typed);
}

/// <summary>The keys of a menu; a choice's key may be part of a longer one ("1" and "10").</summary>
internal sealed class MenuKeys(IReadOnlyCollection<string> keys) : IKeyPlan
{
    public bool WantsMore(string typed) => keys.Any(key => key.Length > typed.Length && key.StartsWith(typed, StringComparison.Ordinal));
}

/// <summary>A number of up to <paramref name="most"/> digits, ended early by <paramref name="end"/>.</summary>
internal sealed class NumberKeys(int most, char end) : IKeyPlan
{
    public bool WantsMore(string typed) => typed.Length < most && typed[^1] != end;
}

internal static class Keys
{
    /// <summary>Forgets what was typed so far.</summary>
    public static void Forget(ICallLeg leg)
    {
        while (leg.Digits.TryRead(out _))
        {
        }
    }

    /// <summary>Takes the keys typed so far and waits for the rest as long as the plan wants more.</summary>
    /// <exception cref="OperationCanceledException">the caller has gone.</exception>
    public static async Task<string> ReadAsync(ICallLeg leg, IKeyPlan plan, TimeSpan between, TimeProvider time)
    {
        var typed = "";
        do
        {
            if (leg.Digits.TryRead(out var key))
            {
                typed += key;
                if (!plan.WantsMore(typed))
                {
                    break;
                }
            }
        }
        while (await AnotherAsync(leg, between, time));

        return typed;
    }

    private static async Task<bool> AnotherAsync(ICallLeg leg, TimeSpan between, TimeProvider time)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(leg.Ended);
        var key = leg.Digits.WaitToReadAsync(stop.Token).AsTask();
        await Task.WhenAny(key, Task.Delay(between, time, stop.Token));
        var pressed = key.IsCompletedSuccessfully && key.Result;
        stop.Cancel();
        leg.Ended.ThrowIfCancellationRequested();
        return pressed;
    }
}
