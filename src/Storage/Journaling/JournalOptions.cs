namespace CallCenter.Storage.Journaling;

/// <param name="Gather">how long the first fact of a group waits for others before the group is committed; zero = not at all.</param>
/// <param name="Pause">from one group to the next at least: a busy server commits fewer and larger groups, a fact that comes alone waits no longer than <paramref name="Gather"/>.</param>
/// <param name="LargestGroup">most facts in one transaction.</param>
/// <param name="MostWaiting">facts kept in memory while the disk takes none; beyond it new ones are lost and the part is Down.</param>
/// <param name="SubscriberBuffer">how many facts a subscriber may fall behind.</param>
public sealed record JournalOptions(TimeSpan Gather, TimeSpan Pause = default, int LargestGroup = 4096, int MostWaiting = 1_000_000, int SubscriberBuffer = 10_000)
{
    public static JournalOptions Default { get; } = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20));
}
