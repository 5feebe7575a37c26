namespace CallCenter.SipStack.Timing;

/// <summary>One timer; belongs to its owner and may be set again and again.</summary>
internal sealed class TimerEntry(ITimed owner)
{
    internal long Due;
    internal int Index = -1;

    public ITimed Owner { get; } = owner;

    public bool IsSet => Index >= 0;

    /// <summary>What it stands for; the owner's matter.</summary>
    public int Meaning { get; set; }
}
