namespace CallCenter.CtiServer.Demo;

/// <summary>An agent's telephone: rings a moment, is answered, the agent talks for a while and hangs up.</summary>
internal sealed class DemoAgentPhone(IVoices voices) : ICallHandler
{
    private static readonly string[] Lines =
    [
        "Hello, Nordlicht Energie, how can I help you?", "One moment please, I am looking at your contract.",
        "Yes, I can see it here. I have changed that for you.", "You will get a letter from us within a week. Is there anything else?",
        "Thank you for calling. Goodbye.",
    ];

    public async Task HandleAsync(LiveCall call)
    {
        var leg = call.Caller;
        await PauseAsync(2, 6, leg.Ended);
        if (!await leg.AnswerAsync())
        {
            return;
        }

        foreach (var line in Lines)
        {
            await leg.Play([await voices.SpeakAsync(line, "en", leg.Ended)]).Completion;
            await PauseAsync(2, 6, leg.Ended);
        }

        await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.AgentHungUp));
    }

    /// <summary>Returns early, and quietly, when the call has ended.</summary>
    private static async Task PauseAsync(double least, double most, CancellationToken ended)
    {
        var pause = TimeSpan.FromSeconds(least + (Random.Shared.NextDouble() * (most - least)));
        await Task.Delay(pause, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
