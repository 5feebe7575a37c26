namespace CallCenter.Acd.Channels;

/// <summary>What happened to an item on the node that holds it. An event under a lease that is over changes nothing.</summary>
internal abstract record WorkEvent(CallId Item)
{
    /// <summary>The customer is gone.</summary>
    /// <param name="Why">how the customer's leg ended; null = the channel has none.</param>
    public sealed record Left(CallId Item, EndReason? Why = null) : WorkEvent(Item);

    /// <summary>The agent's own telephone is there; the number is being called now.</summary>
    public sealed record Calling(CallId Item, long Lease) : WorkEvent(Item);

    /// <summary>The number says that it rings.</summary>
    public sealed record Ringing(CallId Item, long Lease) : WorkEvent(Item);

    /// <summary>The customer hears (sees) the place in the queue from now on.</summary>
    public sealed record PositionTold(CallId Item, long Stay, int Position, int? Seconds = null) : WorkEvent(Item);

    /// <summary>The customer would rather be called back.</summary>
    public sealed record CallbackAsked(CallId Item) : WorkEvent(Item);

    /// <summary>The customer hears the answer that was offered.</summary>
    public sealed record AnswerHeard(CallId Item) : WorkEvent(Item);

    /// <summary>The agent or number under the lease has answered and waits to be connected.</summary>
    public sealed record PickedUp(CallId Item, long Lease) : WorkEvent(Item);

    /// <summary>Nobody will come under this lease.</summary>
    public sealed record Refused(CallId Item, long Lease, EndReason Reason) : WorkEvent(Item);

    /// <summary>The customer and who answered under the lease are together.</summary>
    public sealed record Connected(CallId Item, long Lease, IReadOnlyList<Party> Parties) : WorkEvent(Item);

    /// <summary>The conversation under the lease came apart.</summary>
    /// <param name="Leg">who left; null = nobody did, it broke down.</param>
    /// <param name="End">how the leg of the agent or number ended; null while it lives.</param>
    public sealed record PartyLeft(CallId Item, long Lease, LegId? Leg, CallEnd? End) : WorkEvent(Item);

    /// <summary>A party asked to pass the customer on (REFER).</summary>
    /// <param name="Waiting">a leg of the same telephone, whose party is to get the customer; null = the target is called.</param>
    public sealed record TransferAsked(CallId Item, long Lease, long Request, string Target, LegId? Waiting = null) : WorkEvent(Item)
    {
        /// <summary>What whoever is called for it is to be told, by header name in lower case; null = nothing.</summary>
        public IReadOnlyDictionary<string, string>? Data { get; init; }
    }
}
