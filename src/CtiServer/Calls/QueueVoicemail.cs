namespace CallCenter.CtiServer.Calls;

/// <summary>
/// Takes a caller's message for a queue: greeting, tone, then the caller until the pound key, the longest message, or the end of the call. The
/// message is part of the call's recording, which is made for it where calls are not recorded; the call's ticket goes to the queue.
/// </summary>
internal sealed class QueueVoicemail(IQueueStore queues, IVoices voices, CallRecorder recorder, IJournal journal, TimeProvider time)
{
    private const char EndKey = '#';
    private const int ToneHz = 1000;

    private static readonly AudioClip Tone = new(Enumerable.Range(0, AudioClip.SampleRate * 2 / 5)
        .Select(i => (short)(6000 * Math.Sin(2 * Math.PI * ToneHz * i / AudioClip.SampleRate))).ToArray());

    public async Task TakeAsync(ICallLeg caller, string queue, string language)
    {
        var rule = (await queues.GetAsync(queue))?.Rules.Voicemail ?? VoicemailRule.Default;
        var greeting = rule.Greetings.GetValueOrDefault(language) is { } own && !string.IsNullOrWhiteSpace(own)
            ? await voices.SpeakAsync(own, language, caller.Ended)
            : await voices.PromptAsync("voicemail-greeting", Greeting(language), language, caller.Ended);
        var file = recorder.StartMessage(caller);
        await caller.Play([greeting, Tone]).Completion;
        while (caller.Digits.TryRead(out _))
        {
            // keys from before the tone
        }

        var sink = new MessageSink(rule.MaxSeconds * 50);
        using (caller.Listen(sink))
        {
            await Task.WhenAny(sink.Full, EndKeyAsync(caller));
        }

        if (sink.Seconds >= 1)
        {
            journal.Append(new VoicemailLeft { At = time.GetUtcNow(), CallId = caller.CallId, Queue = queue, Seconds = Math.Round(sink.Seconds, 1) });
            await caller.Play([await voices.PromptAsync("thank-you", language == "zh" ? "谢谢。" : "Thank you.", language, caller.Ended)]).Completion;
        }

        await recorder.SaveAsync(caller, file);
    }

    // Completes too when the caller hangs up.
    private static async Task EndKeyAsync(ICallLeg caller)
    {
        await foreach (var key in caller.Digits.ReadAllAsync())
        {
            if (key == EndKey)
            {
                return;
            }
        }
    }

    private static string Greeting(string language) => language == "zh"
        ? "目前无法接听您的电话。请在提示音后留言，留言完毕请按井号键。"
        : "Nobody can take your call right now. Please leave a message after the tone, and press pound when you are done.";
}
