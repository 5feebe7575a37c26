namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>An agent's telephone that is tried: it is registered, answers by itself and says its numbers.</summary>
internal interface ITrialPhone : IAsyncDisposable
{
    IEar Ear { get; }

    /// <summary>Its recording goes on after a hold.</summary>
    bool RecordsAfterHold => true;

    /// <summary>A call has come, and was answered.</summary>
    Task AnsweredAsync();

    /// <summary>Calls, beside the call that it holds.</summary>
    Task DialAsync(string user);

    Task HoldAsync();

    Task ResumeAsync();

    /// <summary>Passes the call on.</summary>
    Task TransferAsync(string user);

    /// <summary>Joins the parties of its two calls, of which it holds the first (REFER with Replaces).</summary>
    Task JoinAsync();
}
