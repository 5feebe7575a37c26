namespace CallCenter.CtiServer.Options;

internal sealed record KnowledgeSettings(double? SpeakAt, double? Margin);
