namespace CallCenter.IvrFlows.Definitions;

/// <summary>One flow file as read. <paramref name="File"/> is how errors name it.</summary>
internal sealed record FlowSource(string File, string Text);
