namespace CallCenter.Acd.Voice;

/// <summary>
/// A leg that answered, and the attempts that it serves: an agent's telephone has one, whatever the number of the agent's calls, and is with
/// one of them at a time. It hangs up with the last.
/// </summary>
internal sealed class VoiceLine(ICallLeg leg)
{
    public ICallLeg Leg { get; } = leg;

    public bool Lives => Leg.End is null;

    public List<VoiceAttempt> Uses { get; } = [];

    /// <summary>Its end and its wishes are told to the floor.</summary>
    public bool Watched { get; set; }

    /// <summary>Requests of this leg are passed on under this lock, in the order in which they came.</summary>
    public Lock PassGate { get; } = new();

    /// <summary>Null while it is with none of its calls.</summary>
    public VoiceAttempt? AtHand => Uses.Find(attempt => !attempt.Aside);
}
