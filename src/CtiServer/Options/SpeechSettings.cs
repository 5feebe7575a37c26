namespace CallCenter.CtiServer.Options;

internal sealed record SpeechSettings(IReadOnlyDictionary<string, string> Recognizers, string ModelsDirectory, string NativeDirectory,
    int? MaxRecognizers);
