namespace CallCenter.CallModel.Knowledge;

/// <summary>How a language's callers fared so far, in questions.</summary>
public sealed record QuestionTally(string Language, int Spoken, int Helped, int Unhelpful, int Offered, int ToPerson);
