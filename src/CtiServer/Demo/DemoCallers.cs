namespace CallCenter.CtiServer.Demo;

/// <summary>Callers who keep calling: most ask aloud, some press keys, some want a person, some give up.</summary>
internal sealed partial class DemoCallers(DemoPhones phones, ILogger<DemoCallers> logger)
{
    /// <summary>Known customers; two of them share a number.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Numbers, string ValueClass)> Customers =
    [
        ("Greta Lindqvist", ["+493055510001"], "A"), ("Omar Haddad", ["+493055510002"], "B"), ("Ines Moreau", ["+493055510003"], "C"),
        ("Paul Novak", ["+493055510004"], "C"), ("Mila Novak", ["+493055510004"], "B"), ("Chen Wei", ["+493055510005"], "A"),
    ];

    private const int MostAtOnce = 6;
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestSentence = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _lines = new(MostAtOnce);
    private DemoVoices _voices = null!;

    public async Task LoadAsync(CancellationToken ct) => _voices = await DemoVoices.LoadAsync("demo", ct);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await _lines.WaitAsync(ct);
            _ = CallAsync(ct);
            await Task.Delay(TimeSpan.FromSeconds(2 + (Random.Shared.NextDouble() * 6)), ct);
        }
    }

    private async Task CallAsync(CancellationToken ct)
    {
        try
        {
            if (await phones.CallAsync(AnyNumber(), ct) is { } leg)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, leg.Ended);
                limit.CancelAfter(LongestCall);
                await TalkAsync(leg, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogDefect(e);
        }
        finally
        {
            _lines.Release();
        }
    }

    private async Task TalkAsync(ICallLeg leg, CancellationToken ct)
    {
        var ear = new DemoEar();
        using var listening = leg.Listen(ear);
        switch (Random.Shared.Next(10))
        {
            case < 6:
                await AskAsync(leg, ear, _voices.AnyQuestion(), ct);
                break;
            case < 7:
                await AskAsync(leg, ear, _voices.AnyForeignQuestion(), ct);
                break;
            case < 9:
                await HearAsync(ear, ct);
                leg.SendDigits("0");
                break;
            default:
                await HearAsync(ear, ct);
                await SayAsync(leg, _voices.Say("!agent"), ct);
                break;
        }

        // from here the agent (or the flow) ends the call; some callers lose patience first
        var patience = Random.Shared.Next(8) == 0 ? TimeSpan.FromSeconds(15) : LongestCall;
        await Task.Delay(patience, ct);
    }

    private async Task AskAsync(ICallLeg leg, DemoEar ear, AudioClip question, CancellationToken ct)
    {
        await HearAsync(ear, ct);
        await SayAsync(leg, question, ct);
        await HearAsync(ear, ct);
        if (Random.Shared.Next(3) > 0)
        {
            await SayAsync(leg, _voices.Say("!yes"), ct);
            await HearAsync(ear, ct);
            await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        }
        else
        {
            await SayAsync(leg, _voices.Say(Random.Shared.Next(2) == 0 ? "!no" : "!agent"), ct);
        }
    }

    private static Task HearAsync(DemoEar ear, CancellationToken ct) =>
        Task.WhenAny(ear.SentenceEndsAsync(1.2), Task.Delay(LongestSentence, ct));

    private static async Task SayAsync(ICallLeg leg, AudioClip what, CancellationToken ct) =>
        await leg.Play([what]).Completion.WaitAsync(ct);

    private static string AnyNumber() => Random.Shared.Next(3) > 0
        ? Customers[Random.Shared.Next(Customers.Count)].Numbers[0]
        : $"+4930555{Random.Shared.Next(20000, 29999)}";

    [LoggerMessage(EventId = 9034, Level = LogLevel.Error, Message = "A simulated caller met a defect")]
    private partial void LogDefect(Exception e);
}
