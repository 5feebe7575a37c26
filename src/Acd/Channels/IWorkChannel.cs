namespace CallCenter.Acd.Channels;

/// <summary>
/// What one kind of work does where the floor only knows an item: how it waits, how an agent is offered it, how it is taken up, ended
/// and given back. The floor sends commands, the channel posts events; both are values. Called inside the loop; must not wait.
/// </summary>
internal interface IWorkChannel
{
    ContactChannel Kind { get; }

    /// <summary>The agent can be offered items of this channel now.</summary>
    bool CanReach(string agent);

    /// <summary>Carries out commands in the order given; one about an item or lease that is over does nothing.</summary>
    void Execute(WorkCommand command);
}
