namespace CallCenter.CtiServer.Calls;

/// <summary>How a transfer to a number outside has ended.</summary>
internal abstract record TransferEnd
{
    private TransferEnd()
    {
    }

    /// <summary>Nobody could be reached; the caller is still there.</summary>
    public sealed record NotReached : TransferEnd;

    /// <summary>The call is done.</summary>
    public sealed record Over : TransferEnd;

    /// <summary>Who was reached has passed the caller on, or back to us.</summary>
    /// <param name="Data">what they have sent along, by header name in lower case.</param>
    public sealed record PassedOn(PassTarget To, IReadOnlyDictionary<string, string> Data) : TransferEnd;
}
