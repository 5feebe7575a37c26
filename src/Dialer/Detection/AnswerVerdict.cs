namespace CallCenter.Dialer.Detection;

/// <param name="After">from the answer to the decision.</param>
public readonly record struct AnswerVerdict(AnswerKind Kind, AnswerSign Why, TimeSpan After);
