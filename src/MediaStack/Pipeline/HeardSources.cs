namespace CallCenter.MediaStack.Pipeline;

/// <summary>Whom a leg hears, and how: immutable, exchanged as a whole, read by the receive and the clock thread without a lock.</summary>
/// <param name="Speakers">those it hears.</param>
/// <param name="Forwarded">the one of them whose packets are forwarded on arrival; null when they are mixed, or when nobody is heard.</param>
/// <param name="HandOverBy">timestamp; with more than one speaker, forwarding gives way to the mix by then at the latest.</param>
internal sealed record HeardSources(MediaLeg[] Speakers, MediaLeg? Forwarded, long HandOverBy)
{
    public static readonly HeardSources Nobody = new([], null, 0);

    /// <summary>The same leg with other speakers: one is forwarded; of several, the one that was forwarded goes on until the mix takes over.</summary>
    public HeardSources Next(MediaLeg[] speakers, long handOverBy) => new(
        speakers,
        speakers.Length == 1 ? speakers[0] : Array.Find(speakers, s => s == Forwarded),
        handOverBy);
}
