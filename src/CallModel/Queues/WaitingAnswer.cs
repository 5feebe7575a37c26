namespace CallCenter.CallModel.Queues;

/// <summary>An approved answer that a waiting caller may hear without losing the place.</summary>
/// <param name="Article">its key.</param>
/// <param name="Title">as it is offered.</param>
/// <param name="Text">as it is spoken.</param>
public sealed record WaitingAnswer(string Article, string Title, string Text);
