namespace CallCenter.CallModel.Knowledge;

/// <summary>Questions that mean the same, under the words of the first of them.</summary>
public sealed record QuestionGroup(long Id, string Text, string Language, QuestionState State);
