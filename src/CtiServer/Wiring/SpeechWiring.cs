using CallCenter.CtiServer.Options;
using CallCenter.Speech;
using CallCenter.Speech.Probing;

namespace CallCenter.CtiServer.Wiring;

internal static class SpeechWiring
{
    public static void AddSpeech(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<IProbeLauncher, SelfProbeLauncher>();
        services.AddSingleton(s => new SpeechService(
            Options(settings), s.GetRequiredService<IProbeLauncher>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(s => s.GetRequiredService<SpeechService>().Recognition);
        services.AddSingleton(s => s.GetRequiredService<SpeechService>().Voices);
        services.AddSingleton(s => s.GetRequiredService<SpeechService>().Health[0]);
        services.AddSingleton(s => s.GetRequiredService<SpeechService>().Health[1]);
        services.AddSingleton(s => s.GetRequiredService<SpeechService>().Live);
    }

    public static SpeechOptions Options(ServerSettings settings) => new()
    {
        Recognizers = settings.Speech.Recognizers,
        ModelsDirectory = settings.Speech.ModelsDirectory,
        NativeDirectory = settings.Speech.NativeDirectory,
        PromptsDirectory = settings.PromptsDirectory,
        CacheDirectory = settings.CacheDirectory,
        MaxListening = settings.Speech.MaxRecognizers,
    };
}
