namespace CallCenter.Acd.Settings;

/// <summary>Whether an agent who holds some items may be given one more.</summary>
internal sealed class CapacityRules(IReadOnlyDictionary<ContactChannel, ChannelCapacity> rules)
{
    private static readonly ContactChannel[] Channels = Enum.GetValues<ContactChannel>();

    public bool Fits(IEnumerable<ContactChannel> held, ContactChannel next)
    {
        var same = 0;
        foreach (var channel in held)
        {
            if (channel == next)
            {
                same++;
            }
            else if (!Of(next).Beside.Contains(channel) || !Of(channel).Beside.Contains(next))
            {
                return false;
            }
        }

        return same < Of(next).AtOnce;
    }

    /// <summary>There is a channel of which one more item fits.</summary>
    public bool HasRoom(IReadOnlyCollection<ContactChannel> held) => Channels.Any(c => Fits(held, c));

    private ChannelCapacity Of(ContactChannel channel) => rules.GetValueOrDefault(channel) ?? ChannelCapacity.Single;
}
