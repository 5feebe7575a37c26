namespace CallCenter.CallModel.Knowledge;

/// <summary>What became of a group of equal questions.</summary>
public enum QuestionState { Open, Adopted, Drafted, Dismissed }
