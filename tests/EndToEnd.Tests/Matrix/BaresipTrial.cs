using System.Text.RegularExpressions;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>baresip's telephone; its messages must be traced (<see cref="PhoneOptions.Trace"/>).</summary>
internal sealed partial class BaresipTrial(BaresipPhone phone) : ITrialPhone
{
    private string? _first;
    private string? _second;

    public IEar Ear { get; } = new Ear(() => phone.Heard);

    public bool RecordsAfterHold => false;

    public async Task AnsweredAsync() => _first = (await phone.WaitAsync("CALL_ESTABLISHED", Company.Patience))["id"];

    public async Task DialAsync(string user)
    {
        await phone.CommandAsync("dial", $"sip:{user}@{ServerProcess.Realm}");
        _second = (await phone.WaitAsync("CALL_ESTABLISHED", Company.Patience))["id"];
    }

    public Task HoldAsync() => phone.CommandAsync("hold");

    public Task ResumeAsync() => phone.CommandAsync("resume");

    public Task TransferAsync(string user) => phone.CommandAsync("transfer", $"sip:{user}@{ServerProcess.Realm}");

    // it has no command for that, but sends what it is given
    public async Task JoinAsync()
    {
        var (local, remote) = Tags(_second!);
        await phone.CommandAsync("callfind", _first!);
        await phone.CommandAsync("transfer", $"<sip:joined@{ServerProcess.Realm}?Replaces={Uri.EscapeDataString($"{_second};to-tag={remote};from-tag={local}")}>");
    }

    public ValueTask DisposeAsync() => phone.DisposeAsync();

    /// <summary>Of a call that it has made, from the trace of its messages.</summary>
    private (string Local, string Remote) Tags(string callId)
    {
        var answer = phone.Log.ReplaceLineEndings("\n").Split("\n\n")
            .Last(m => m.Contains(callId, StringComparison.Ordinal) && m.Contains("SIP/2.0 200", StringComparison.Ordinal) && Invited().IsMatch(m));
        return (From().Match(answer).Groups[1].Value, To().Match(answer).Groups[1].Value);
    }

    [GeneratedRegex("^CSeq: [0-9]+ INVITE", RegexOptions.Multiline)]
    private static partial Regex Invited();

    [GeneratedRegex("^From: .*;tag=([^;\\s]+)", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex("^To: .*;tag=([^;\\s]+)", RegexOptions.Multiline)]
    private static partial Regex To();
}
