namespace CallCenter.CallModel.Knowledge;

/// <summary>Shares (0..1) that a pair of limits would give; the foreign ones of questions that the company has no article for.</summary>
public sealed record LimitTrade(double SpeakAt, double Margin, double SpokenRight, double SpokenWrong, double ForeignSpoken);
