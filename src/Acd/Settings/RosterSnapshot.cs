using System.Collections.Frozen;

namespace CallCenter.Acd.Settings;

/// <summary>Users and queues as they stand; never changed, only replaced.</summary>
internal sealed record RosterSnapshot(FrozenDictionary<string, UserProfile> Users, FrozenDictionary<string, QueueConfig> Queues)
{
    public static readonly RosterSnapshot Empty =
        new(FrozenDictionary<string, UserProfile>.Empty, FrozenDictionary<string, QueueConfig>.Empty);

    /// <summary>The queue's settings; those of a queue that is gone, but still has calls at work, are the defaults.</summary>
    public QueueConfig Queue(string name) => Queues.GetValueOrDefault(name) ?? new QueueConfig(name);

    public bool IsAgent(string user) => Users.TryGetValue(user, out var profile) && !profile.Disabled && profile.Roles.HasFlag(Roles.Agent);
}
