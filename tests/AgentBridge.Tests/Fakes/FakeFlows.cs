namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>One flow, by name only.</summary>
internal sealed class FakeFlows : IFlows
{
    public bool Knows(string flow) => flow == "reminder";

    public IReadOnlyList<FlowTitle> Titles => [new("reminder", "Reminder of an appointment")];

    public IReadOnlyList<string> LeadingTo(string queue) => queue == "support" ? ["reminder"] : [];

    public Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context) => throw new NotSupportedException("the faces run no flows");

    public Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge) =>
        throw new NotSupportedException("the faces run no flows");
}
