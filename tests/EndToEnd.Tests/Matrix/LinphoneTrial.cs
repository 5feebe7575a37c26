using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>linphone's telephone; it transfers attended by a command of its own.</summary>
internal sealed class LinphoneTrial(LinphonePhone phone) : ITrialPhone
{
    private int _calls;

    public IEar Ear { get; } = new Ear(() => [phone.HeardFile]);

    public async Task AnsweredAsync()
    {
        _calls++;
        await phone.WaitAsync($"Call {_calls} with", 0);
    }

    public Task DialAsync(string user) => DialAsync(user, () => Task.CompletedTask);

    /// <param name="answer">how the one who is called answers.</param>
    public async Task DialAsync(string user, Func<Task> answer)
    {
        _calls++;
        var said = await phone.SayAsync($"call sip:{user}@{ServerProcess.Realm}");
        await answer();
        await phone.WaitAsync("connected", said);
    }

    public async Task HoldAsync() => await phone.WaitAsync("now paused", await phone.SayAsync("pause"));

    public async Task ResumeAsync() => await phone.WaitAsync("streams established", await phone.SayAsync($"resume {_calls}"));

    public Task TransferAsync(string user) => phone.SayAsync($"transfer {_calls} sip:{user}@{ServerProcess.Realm}");

    public Task JoinAsync() => phone.SayAsync($"transfer {_calls - 1} --to-call {_calls}");

    /// <summary>Mixes its last two calls.</summary>
    public async Task ConferAsync()
    {
        await phone.SayAsync($"conference add {_calls}");
        await phone.SayAsync($"conference add {_calls - 1}");
    }

    public ValueTask DisposeAsync() => phone.DisposeAsync();
}
