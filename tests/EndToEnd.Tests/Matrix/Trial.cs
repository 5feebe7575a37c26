using System.Diagnostics;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>All ways of a call with one telephone; each is a cell of the matrix.</summary>
internal sealed class Trial(MatrixHouse house, ITrialPhone anna)
{
    /// <summary>For three numbers to be heard; they take 1.5 s, the rest is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string[] _cells = ["-", "-", "-", "-", "-", "-"];
    private readonly Ear _caller = new(() => house.Caller.Heard);
    private readonly Ear _person = new(() => house.Person.Heard);
    private string _call = "";

    public IReadOnlyList<string> Cells => _cells;

    /// <summary>What the record says of anna's leg: codec and protection.</summary>
    public string Agreed { get; private set; } = "-";

    /// <summary>What went wrong first; null = nothing.</summary>
    public Exception? Trouble { get; private set; }

    public async Task RunAsync()
    {
        Func<Task<string>>[] ways = [CallInAsync, ConferAsync, CallOutAsync, JoinAsync, HoldAsync, PassAsync];
        for (var i = 0; i < ways.Length && Trouble is null; i++)
        {
            try
            {
                _cells[i] = await ways[i]();
            }
            catch (Exception e) when (e is AssertionException or TimeoutException or InvalidOperationException or Microsoft.Playwright.PlaywrightException)
            {
                (_cells[i], Trouble) = ("**failed**", e);
            }
        }
    }

    private async Task<string> CallInAsync()
    {
        await RingAsync();
        return await TalkAsync(anna.Ear, MatrixHouse.CallerTones, _caller, MatrixHouse.AnnaTones);
    }

    private async Task<string> ConferAsync()
    {
        await house.PressAsync("consult", new { number = MatrixHouse.PersonNumber });
        await house.Person.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await house.Server.UntilAsync($"/api/v1/calls/{_call}", c => Company.Events(c).Any(e => e.GetProperty("type").GetString() == "joined"
            && e.TryGetProperty("number", out var number) && number.GetString() == MatrixHouse.PersonNumber), Company.Patience);
        await house.PressAsync("merge");
        var cells = await Task.WhenAll(
            TalkAsync(anna.Ear, MatrixHouse.CallerTones, _caller, MatrixHouse.AnnaTones), TalkAsync(anna.Ear, MatrixHouse.PersonTones, _person, MatrixHouse.AnnaTones),
            TalkAsync(_caller, MatrixHouse.PersonTones, _person, MatrixHouse.CallerTones));
        await house.Person.CommandAsync("hangup");
        await house.Person.WaitAsync("CALL_CLOSED", Company.Patience);
        return string.Join(", ", cells);
    }

    private async Task<string> CallOutAsync()
    {
        await anna.HoldAsync();
        await anna.DialAsync(MatrixHouse.PersonNumber);
        await house.Person.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        return await TalkAsync(_person, MatrixHouse.AnnaTones, anna.Ear, MatrixHouse.PersonTones);
    }

    private async Task<string> JoinAsync()
    {
        await anna.JoinAsync();
        await house.Server.EventAsync(_call, "transferred", e => e.GetProperty("succeeded").GetBoolean());
        var cell = await TalkAsync(_person, MatrixHouse.CallerTones, _caller, MatrixHouse.PersonTones);
        await OverAsync();
        return cell;
    }

    private async Task<string> HoldAsync()
    {
        await RingAsync();
        await TalkAsync(anna.Ear, MatrixHouse.CallerTones, _caller, MatrixHouse.AnnaTones);
        await anna.HoldAsync();
        await house.Caller.HearAsync(0.6);
        var mark = await _caller.MarkAsync();
        await house.Caller.HearAsync(1);
        var held = await HeardAsync(_caller, mark, MatrixHouse.AnnaTones);
        Assert.That(held.Dbfs, Is.Null, $"the caller hears anna, who holds: {held}");
        await anna.ResumeAsync();
        return anna.RecordsAfterHold ? await TalkAsync(anna.Ear, MatrixHouse.CallerTones, _caller, MatrixHouse.AnnaTones)
            : $"not recorded / {(await TalkAsync(_caller, MatrixHouse.AnnaTones, _caller, MatrixHouse.AnnaTones)).Split(' ')[0]}";
    }

    private async Task<string> PassAsync()
    {
        await anna.TransferAsync(MatrixHouse.PersonNumber);
        await house.Person.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var cell = await TalkAsync(_person, MatrixHouse.CallerTones, _caller, MatrixHouse.PersonTones);
        await OverAsync();
        return cell;
    }

    /// <summary>The caller calls and anna answers.</summary>
    private async Task RingAsync()
    {
        var known = _call;
        await house.Server.SetStateAsync("anna", "ready");
        await house.Caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{house.Server.SipPort}");
        await anna.AnsweredAsync();
        var calls = await house.Server.UntilAsync("/api/v1/calls?limit=20&events=false", all => Newest(all) is { } id && id != known, Company.Patience);
        _call = Newest(calls)!;
        await house.Server.EventAsync(_call, "bridged");

        static string? Newest(System.Text.Json.JsonElement calls) => calls.EnumerateArray().Where(c => c.GetProperty("from").GetString() == MatrixHouse.CallerNumber)
            .Select(c => c.GetProperty("id").GetString()).FirstOrDefault();
    }

    /// <summary>The caller hangs up; the record tells what was agreed with anna's telephone.</summary>
    private async Task OverAsync()
    {
        await house.Caller.CommandAsync("hangup");
        await house.Person.WaitAsync("CALL_CLOSED", Company.Patience);
        await house.Server.EventAsync(_call, "ended");
        var left = await house.Server.EventAsync(_call, "left", e => e.TryGetProperty("agent", out var agent) && agent.GetString() == "anna");
        Agreed = left.TryGetProperty("quality", out var quality) && quality.ValueKind == System.Text.Json.JsonValueKind.Object
            ? string.Join(", ", new[] { "codec", "protection", "theirMos" }.Select(p => quality.TryGetProperty(p, out var value) ? value.ToString() : "").Where(w => w.Length > 0)) : "-";
        await house.Server.UntilStateAsync("anna", "ready");
    }

    /// <summary>Each hears the other: the levels, a's ear first.</summary>
    /// <param name="ofB">lowest tone of the one whom a hears.</param>
    /// <param name="ofA">lowest tone of the one whom b hears.</param>
    private static async Task<string> TalkAsync(IEar a, int ofB, IEar b, int ofA)
    {
        var (markA, markB) = (await a.MarkAsync(), await b.MarkAsync());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var clock = Stopwatch.StartNew(); ; await timer.WaitForNextTickAsync())
        {
            var (here, there) = (await HeardAsync(a, markA, ofB), await HeardAsync(b, markB, ofA));
            if (here.IsSequence && there.IsSequence)
            {
                return $"{here} / {there}";
            }

            Assert.That(clock.Elapsed, Is.LessThan(Patience), $"tones {ofB}: {here.Numbers} at {here}; tones {ofA}: {there.Numbers} at {there}");
        }
    }

    private static async Task<Tones> HeardAsync(IEar ear, long mark, int lowestHz)
    {
        var (sound, rate) = await ear.SinceAsync(mark);
        return Tones.Find(sound, rate, lowestHz);
    }
}
