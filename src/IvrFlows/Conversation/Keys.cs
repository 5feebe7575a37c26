namespace CallCenter.IvrFlows.Conversation;

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
