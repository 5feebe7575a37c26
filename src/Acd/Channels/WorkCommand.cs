namespace CallCenter.Acd.Channels;

/// <summary>
/// What the floor asks of the node that holds an item. A lease names an attempt to bring somebody to the item (an offer to an agent, a
/// dialed number) and the conversation that comes of it.
/// </summary>
internal abstract record WorkCommand(CallId Item)
{
    /// <summary>A stay in a queue begins (music).</summary>
    public sealed record Wait(CallId Item) : WorkCommand(Item);

    /// <summary>The customer is told the place in the queue; answered by <see cref="WorkEvent.PositionTold"/> when it happens.</summary>
    /// <param name="Stay">the stay's number in the line.</param>
    public sealed record TellPosition(CallId Item, long Stay, int Position, bool First) : WorkCommand(Item)
    {
        public bool SaysPosition { get; init; } = true;

        /// <summary>The customer may ask to be called back.</summary>
        public bool OffersCallback { get; init; }

        /// <summary>The customer may hear <see cref="WorkItem.Answer"/>.</summary>
        public bool OffersAnswer { get; init; }

        /// <summary>A time that the wait will hardly exceed; null = not told.</summary>
        public int? Seconds { get; init; }

        /// <summary>The queue's own words, in the customer's language.</summary>
        public string? Text { get; init; }
    }

    /// <summary>The stay in the queue is over.</summary>
    public sealed record StopWaiting(CallId Item) : WorkCommand(Item);

    /// <summary>Offers the item to an agent (rings the phone).</summary>
    /// <param name="TakenUp">the agent has accepted already.</param>
    public sealed record Offer(CallId Item, long Lease, string Agent, TimeSpan Within, bool TakenUp) : WorkCommand(Item)
    {
        /// <summary>How long the customer waits for an agent whose page is gone.</summary>
        public required TimeSpan ReturnTime { get; init; }
    }

    /// <summary>The agent accepted on the page: what is being offered connects by itself.</summary>
    public sealed record TakeUp(CallId Item, long Lease, TimeSpan Within) : WorkCommand(Item);

    /// <summary>Brings a number outside to the item.</summary>
    /// <param name="Waiting">the leg that a telephone hands over: its party is brought, nobody is called.</param>
    public sealed record Dial(CallId Item, long Lease, string Number, TimeSpan Within, LegId? Waiting = null) : WorkCommand(Item)
    {
        /// <summary>The agent who dials.</summary>
        public string? By { get; init; }

        /// <summary>The number is a menu's name.</summary>
        public bool IsFlow { get; init; }

        /// <summary>The telephone's wish that it comes from, see <see cref="WorkEvent.TransferAsked"/>: it is told that the number rings. Null = the page's.</summary>
        public long? Request { get; init; }

        /// <summary>What the telephone that asked for it wants the number's side to be told, by header name in lower case; null = nothing.</summary>
        public IReadOnlyDictionary<string, string>? Data { get; init; }
    }

    /// <summary>
    /// Calls the agent's own telephone, where it is not off the hook already, and then the number, which the agent hears ringing. Its item comes
    /// in as <see cref="WorkItem.Dialed"/>; what fails before that is answered by <see cref="WorkEvent.Refused"/>.
    /// </summary>
    /// <param name="Queue">whose call it is.</param>
    /// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
    public sealed record Place(CallId Item, long Lease, string Agent, string To, string Queue, string? CallerNumber, TimeSpan PickUp, TimeSpan Within)
        : WorkCommand(Item);

    /// <summary>The agent under the lease is with another call from now on; customer and others stay where they are.</summary>
    public sealed record StepAside(CallId Item, long Lease) : WorkCommand(Item);

    /// <summary>The agent under the lease is back; a telephone that was put down meanwhile is called again.</summary>
    /// <param name="Within">how long it may ring.</param>
    public sealed record StepIn(CallId Item, long Lease, TimeSpan Within) : WorkCommand(Item);

    /// <summary>The customer is alone for a while, and hears music.</summary>
    public sealed record Park(CallId Item) : WorkCommand(Item);

    /// <summary>Calls a supervisor, who is to hear the customer's conversation.</summary>
    public sealed record Summon(CallId Item, long Lease, string Supervisor, TimeSpan Within) : WorkCommand(Item);

    /// <summary>
    /// Joins who answered under the lease with the customer and whoever is with the customer already; answered by Connected or Refused. Who
    /// observes becomes a party by a second one.
    /// </summary>
    /// <param name="Observes">hears all, is heard by nobody yet, and does not keep the customer company.</param>
    public sealed record Connect(CallId Item, long Lease, bool Observes = false) : WorkCommand(Item);

    /// <summary>Says who hears a party: null = everybody, none = it is mute or only listens, some = it whispers to them.</summary>
    public sealed record SetHeardBy(CallId Item, long Lease, LegId Leg, IReadOnlyList<LegId>? Listeners) : WorkCommand(Item);

    /// <summary>Presses keys towards all who hear the party under the lease.</summary>
    public sealed record PressKeys(CallId Item, long Lease, string Keys) : WorkCommand(Item);

    /// <summary>The customer's recording shows silence from now on, or sound again.</summary>
    public sealed record PauseRecording(CallId Item, bool Paused) : WorkCommand(Item);

    /// <summary>Everybody under the lease goes: ringing stops, a conversation ends; the customer stays.</summary>
    public sealed record Release(CallId Item, long Lease, CallEnd Why) : WorkCommand(Item);

    /// <summary>A party hears music and is heard by nobody, until it is resumed or the lease ends.</summary>
    public sealed record Hold(CallId Item, long Lease, LegId Leg) : WorkCommand(Item);

    public sealed record Resume(CallId Item, long Lease, LegId Leg) : WorkCommand(Item);

    /// <summary>Answers <see cref="WorkEvent.TransferAsked"/>.</summary>
    /// <param name="Failed">why nobody came; null = the target is there.</param>
    public sealed record AnswerTransfer(CallId Item, long Request, EndReason? Failed) : WorkCommand(Item);

    /// <summary>Ends the customer's side.</summary>
    public sealed record HangUp(CallId Item, CallEnd Why) : WorkCommand(Item);

    /// <summary>The floor is done with the item: back to where it came from. The last command of an item.</summary>
    public sealed record GiveBack(CallId Item, QueueOutcome Outcome) : WorkCommand(Item);
}
