using CallCenter.Acd.Core;

namespace CallCenter.Acd.Channels;

/// <summary>The channels at hand. Commands go out after the message that gave them, in its order.</summary>
internal sealed class ChannelTable(FloorMailbox mailbox)
{
    private readonly Dictionary<ContactChannel, IWorkChannel> _channels = [];

    public void Add(IEnumerable<IWorkChannel> channels)
    {
        foreach (var channel in channels)
        {
            _channels.Add(channel.Kind, channel);
        }
    }

    public bool CanReach(ContactChannel channel, string agent) => _channels[channel].CanReach(agent);

    public void Send(WorkItem item, WorkCommand command) => Send(item.Channel, command);

    public void Send(ContactChannel kind, WorkCommand command)
    {
        var channel = _channels[kind];
        mailbox.Later(() => channel.Execute(command));
    }
}
