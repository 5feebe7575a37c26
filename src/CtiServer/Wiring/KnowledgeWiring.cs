using CallCenter.CtiServer.Options;
using CallCenter.Knowledge;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Knowledge.Questions;
using CallCenter.Storage.Knowledge;

namespace CallCenter.CtiServer.Wiring;

internal static class KnowledgeWiring
{
    public static void AddKnowledge(this IServiceCollection services, ServerSettings settings)
    {
        var options = new KnowledgeOptions
        {
            ModelsDirectory = settings.Speech.ModelsDirectory,
            SpeakAt = settings.Knowledge.SpeakAt,
            Margin = settings.Knowledge.Margin,
        };
        services.AddSingleton(options);
        services.AddSingleton<IKnowledgeStore, KnowledgeStore>();
        services.AddSingleton<IQuestionStore, QuestionStore>();
        services.AddSingleton(s => SentenceEncoders.Open(options, s.GetRequiredService<ILogger<KnowledgeBase>>()));
        services.AddSingleton<KnowledgeBase>();
        services.AddSingleton<IKnowledgeBase>(s => s.GetRequiredService<KnowledgeBase>());
        services.AddSingleton<IKnowledgeRetriever>(s => s.GetRequiredService<KnowledgeBase>());
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<KnowledgeBase>());
        services.AddJournalReader<QuestionLog>("questions");
    }
}
